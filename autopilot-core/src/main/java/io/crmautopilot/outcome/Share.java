package io.crmautopilot.outcome;

import java.util.Collection;
import java.util.OptionalInt;

/**
 * How many of those about whom it is known, and of how many it is not known.
 *
 * @param part how many
 * @param of of how many it is known
 * @param unknown of how many it is not known; they stand in neither of the others
 */
public record Share(long part, long of, long unknown) {

    /** Creates a share; a negative count and a part above its whole are refused. */
    public Share {
        if (part < 0 || of < part || unknown < 0) {
            throw new IllegalArgumentException("no share: " + part + " of " + of + ", " + unknown + " unknown");
        }
    }

    /** Returns how many of {@code answers} are true; the missing ones are unknown. */
    public static Share of(Collection<Measured<Boolean>> answers) {
        long part = 0;
        long known = 0;
        for (Measured<Boolean> answer : answers) {
            known += answer.value().isPresent() ? 1 : 0;
            part += answer.value().orElse(false) ? 1 : 0;
        }
        return new Share(part, known, answers.size() - known);
    }

    /** Returns the share in per cent, rounded half up; empty when it is known of nobody. */
    public OptionalInt percent() {
        return of == 0 ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact((200 * part + of) / (2 * of)));
    }

    /**
     * Returns the lowest and the highest that the share could be, in per cent, if all those of whom it is not known were against it or
     * for it; empty when there is nobody at all.
     */
    public OptionalInt lowest() {
        return new Share(part, of + unknown, 0).percent();
    }

    /** Returns the highest that the share could be, in per cent, if all those of whom it is not known counted for it. */
    public OptionalInt highest() {
        return new Share(part + unknown, of + unknown, 0).percent();
    }
}
