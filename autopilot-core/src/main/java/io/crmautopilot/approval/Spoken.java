package io.crmautopilot.approval;

/** What an approver said in a chat, as far as it is a decision. */
public sealed interface Spoken {

    /** "Yes" with a one-time code. */
    record Approve(String code) implements Spoken {}

    /** "No" with a one-time code. */
    record Refuse(String code) implements Spoken {}

    /** "Stop": everything of the branch stops at once. */
    record Stop() implements Spoken {}

    /** "Go on": a stop that the same person set is lifted. */
    record GoOn() implements Spoken {}

    /** A plain "yes", "ok" or "no" without a code: it decides nothing and is answered with a question. */
    record Unclear() implements Spoken {}

    /** Something else. */
    record Other() implements Spoken {}
}
