package io.crmautopilot.channels;

import io.crmautopilot.audit.PersonVault;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's stop to offers, in the vault's file of that person: it withdraws the consent to marketing that the host's card tells of,
 * on every channel. To resume takes the stop back and no more, so the card's word holds again: whether the card's "no" is older or
 * newer than that, nobody knows. Neither says anything of an opt-out, which closes every message.
 *
 * <p>The files of one person may be two, of the card's id and of the address; a stop in one of them is a stop.
 */
public final class MarketingStop {

    /** The name under which it is kept; a host that knows of a stop from elsewhere notes it by {@link #note}. */
    public static final String KEPT = "marketing";

    private static final String STOPPED = "stopped ";
    private static final String RESUMED = "resumed ";

    private MarketingStop() {}

    /**
     * Notes what the person chose at {@code at}. What is older than the choice that is known changes nothing, so choices may come in any
     * order and twice; of two at one time the stop holds.
     *
     * @throws RuntimeException what the vault throws: the choice is not kept then, and is to be noted again
     */
    public static void note(PersonVault.File file, boolean stops, Instant at) {
        Optional<String> known = file.recall(KEPT);
        Optional<Instant> before = known.flatMap(MarketingStop::time);
        boolean newer = before.isEmpty() || at.isAfter(before.get());
        boolean stopsAtThatTime = stops && before.filter(at::equals).isPresent();
        // A stop without a readable time is not taken back by a choice that may be older.
        boolean unreadable = known.isPresent() && before.isEmpty();
        if ((newer && (stops || !unreadable)) || stopsAtThatTime) {
            file.keep(KEPT, (stops ? STOPPED : RESUMED) + at);
        }
    }

    /** Tells whether the person behind {@code file} stopped offers; what cannot be read is a stop. */
    public static boolean holds(PersonVault.File file) {
        return file.recall(KEPT)
                .filter(text -> !text.startsWith(RESUMED) || time(text).isEmpty())
                .isPresent();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text.substring(text.indexOf(' ') + 1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
