package io.crmautopilot.vendors.reply;

import io.crmautopilot.money.Money;
import java.time.Duration;
import java.util.List;

/**
 * The figures that one reply names, in the order in which they stand, each once.
 *
 * @param times how long after the reply each time is that it names
 * @param sums the sums; of a range both bounds
 */
public record Figures(List<Duration> times, List<Money> sums) {

    /** Creates figures; the lists are copied. */
    public Figures {
        times = List.copyOf(times);
        sums = List.copyOf(sums);
    }
}
