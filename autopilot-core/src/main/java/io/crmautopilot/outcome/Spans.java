package io.crmautopilot.outcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long something took, in the incidents that tried it. What ended without it counts as longer than all that came to it: a median
 * of the fast ones alone would flatter.
 *
 * @param took the spans of those that came to it, ascending
 * @param never how many ended without it
 * @param pending how many are not over yet; they stand in no quantile
 */
public record Spans(List<Duration> took, long never, long pending) {

    /** Creates spans; they are copied and put in order. */
    public Spans {
        took = took.stream().sorted().toList();
    }

    /** Returns the spans among {@code measured}; what was not planned, or only observed, counts nowhere. */
    public static Spans of(Collection<Measured<Duration>> measured) {
        List<Duration> took = new ArrayList<>();
        long never = 0;
        long pending = 0;
        for (Measured<Duration> each : measured) {
            each.value().ifPresent(took::add);
            never += each.missing().filter(Unknown.NEVER::equals).isPresent() ? 1 : 0;
            pending += each.missing().filter(Unknown.PENDING::equals).isPresent() ? 1 : 0;
        }
        return new Spans(took, never, pending);
    }

    /** Returns the median by nearest rank; empty when there is none, or when half of them never came to it. */
    public Optional<Duration> median() {
        return quantile(50);
    }

    /** Returns the span that nine of ten do not pass, by nearest rank; empty when more than one of ten never came to it. */
    public Optional<Duration> ninetieth() {
        return quantile(90);
    }

    private Optional<Duration> quantile(int percent) {
        long all = took.size() + never;
        long rank = (percent * all + 99) / 100;
        return rank == 0 || rank > took.size() ? Optional.empty() : Optional.of(took.get(Math.toIntExact(rank - 1)));
    }
}
