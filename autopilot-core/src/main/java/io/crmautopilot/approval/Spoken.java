package io.crmautopilot.approval;

import java.util.Set;

/** What an approver said in a chat, as far as it is a decision. */
public sealed interface Spoken {

    /**
     * "Yes" with a one-time code.
     *
     * @param code the code
     * @param only the numbers of the parts of the question that are meant; empty for all of it
     */
    record Approve(String code, Set<Integer> only) implements Spoken {

        /** Creates the word; the set is copied. */
        public Approve {
            only = Set.copyOf(only);
        }

        /** Creates a yes to all that was asked. */
        public Approve(String code) {
            this(code, Set.of());
        }
    }

    /**
     * "No" with a one-time code.
     *
     * @param code the code
     */
    record Refuse(String code) implements Spoken {}

    /** "Stop": everything of the branch stops at once. */
    record Stop() implements Spoken {}

    /**
     * "Go on" with the one-time code that the answer to the stop held: a stop that the same person set is lifted.
     *
     * @param code the code; empty when none was said, which lifts nothing
     */
    record GoOn(String code) implements Spoken {}

    /** A plain "yes", "ok" or "no" without a code: it decides nothing and is answered with a question. */
    record Unclear() implements Spoken {}

    /** Something else. */
    record Other() implements Spoken {}
}
