package io.crmautopilot.message;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A durable queue between a channel that pushes updates at us and the source that works them off. A webhook acknowledges an update
 * only after {@link #put} returned, so an update that was acknowledged survives a crash.
 *
 * <p>Called from many threads: by each web request that puts, and by the thread that works off. Throwing from {@code put} means that
 * nothing of that call may be relied on: the webhook answers with an error and the channel delivers again. What the bytes mean is the
 * caller's own affair.
 */
public interface Inbox {

    /**
     * How long an id stays known after its update was worked off, at least: Meta repeats a delivery for up to seven days, so an
     * update that comes a second time is told from a new one for eight.
     */
    Duration REMEMBERED = Duration.ofDays(8);

    /**
     * Stores those of {@code updates} whose ids are not known yet, all of them or none, in the order given and behind everything
     * that is stored; durable before it returns. A known id is one that is waiting, or that was worked off within
     * {@link #REMEMBERED}; the first content stays. An id that comes twice in {@code updates} counts once.
     */
    Receipt put(List<Update> updates);

    /** Returns up to {@code max} waiting updates with a place above {@code after}, in ascending order of place; empty when none wait. */
    List<Waiting> next(long after, int max);

    /** Marks updates as worked off: their bytes go, their ids stay known for {@link #REMEMBERED}. Ids that do not wait are ignored. */
    void done(Collection<String> ids);

    /** One update to be stored. Its bytes hold personal data, so its text form shows the id alone. Immutable. */
    final class Update {

        /** The longest id in characters (UTF-16 code units). */
        public static final int MAX_ID = 512;

        private final String id;
        private final byte[] content;

        /**
         * Creates an update; a blank or too long id is refused.
         *
         * @param id unique within the inbox; the same update has the same id however often it is delivered
         * @param content what was delivered; copied
         */
        public Update(String id, byte[] content) {
            if (id.isBlank()) {
                throw new IllegalArgumentException("id of an update is blank");
            }
            if (id.length() > MAX_ID) {
                throw new IllegalArgumentException(
                        "id of an update has " + id.length() + " characters, more than " + MAX_ID);
            }
            this.id = id;
            this.content = content.clone();
        }

        /** Returns what tells this update from every other. */
        public String id() {
            return id;
        }

        /** Returns a copy of what was delivered. */
        public byte[] content() {
            return content.clone();
        }

        @Override
        public String toString() {
            return "Update[" + id + "]";
        }
    }

    /**
     * One update that waits.
     *
     * @param place its place in the queue, above 0; later puts have higher places
     * @param update the update as it was put
     */
    record Waiting(long place, Update update) {}

    /**
     * What became of a put.
     *
     * @param taken whether every update is durable now; false when the inbox is full and nothing of the call was stored
     * @param added how many of them were new
     */
    record Receipt(boolean taken, int added) {

        /** Returns the answer of an inbox that took everything, {@code added} of it new. */
        public static Receipt taken(int added) {
            return new Receipt(true, added);
        }

        /** Returns the answer of an inbox that has no room: the channel is to deliver again later. */
        public static Receipt full() {
            return new Receipt(false, 0);
        }
    }
}
