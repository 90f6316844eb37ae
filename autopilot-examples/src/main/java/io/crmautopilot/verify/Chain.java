package io.crmautopilot.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One tenant's records as they come: says of each what is wrong with its place. Its memory does not grow with the records. */
final class Chain {

    private static final String GENESIS = "0".repeat(64);

    private final Map<String, Long> epochs = new HashMap<>();
    private long records;
    private long lastSeq;
    private String lastHash = GENESIS;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /** Takes the next record and returns what is wrong with its place; null when nothing is. */
    @Nullable
    String take(Entry entry) {
        String wrong = place(entry);
        records++;
        first = first == null ? entry.at() : first;
        last = entry.at();
        if (entry.seq() > lastSeq) {
            lastSeq = entry.seq();
            lastHash = entry.hash();
        }
        return wrong != null ? wrong : epoch(entry);
    }

    private @Nullable String place(Entry entry) {
        String name = "record " + entry.seq() + " of " + entry.tenant();
        if (entry.seq() < 1) {
            return name + " has a place that no record has";
        }
        if (entry.seq() > lastSeq + 1) {
            String missing = entry.seq() == lastSeq + 2
                    ? "record " + (lastSeq + 1) + " of " + entry.tenant() + " is"
                    : "records " + (lastSeq + 1) + " to " + (entry.seq() - 1) + " of " + entry.tenant() + " are";
            return missing + " missing before record " + entry.seq();
        }
        if (isBehind(entry)) {
            return name + " stands behind record " + lastSeq + ": the order was changed";
        }
        return entry.previous().equals(lastHash)
                ? null
                : name + " does not continue record " + lastSeq + ": one of them was replaced";
    }

    private @Nullable String epoch(Entry entry) {
        long before = epochs.merge(entry.location(), entry.epoch(), Math::max);
        return entry.location().isEmpty() || entry.epoch() >= before
                ? null
                : "record " + entry.seq() + " of " + entry.tenant() + " is of epoch " + entry.epoch() + " of branch "
                        + entry.location() + ", which was at epoch " + before + ": its writer had been replaced";
    }

    /**
     * Tells whether a record comes at or before the last place. Whether that place was taken before, and by what, is not kept: for a log
     * without findings nobody asks.
     */
    boolean isBehind(Entry entry) {
        return entry.seq() >= 1 && entry.seq() <= lastSeq;
    }

    long records() {
        return records;
    }

    long lastSeq() {
        return lastSeq;
    }

    String lastHash() {
        return lastHash;
    }

    /** Returns the time of the first record to come; null before that. */
    @Nullable
    Instant first() {
        return first;
    }

    /** Returns the time of the last record to come; null before that. */
    @Nullable
    Instant last() {
        return last;
    }
}
