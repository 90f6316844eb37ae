package io.crmautopilot.vendors.reply;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times and sums of a reply, in order and without overlap.
 *
 * @param times the times
 * @param amounts the sums
 */
record Spans(List<TimeSpan> times, List<Amount> amounts) {

    private static final Words SPEND = Words.of("обойд* уложи* встанет выйдет");

    /** Returns what stands in a reply: a unit decides, then a sum's own marks, then a preposition. */
    static Spans of(Reply reply) {
        List<TimeSpan> times = new ArrayList<>();
        List<Amount> amounts = new ArrayList<>();
        int i = 0;
        while (i < reply.size()) {
            TimeSpan time = time(reply, i);
            Amount amount = Amounts.at(reply, i);
            if (time != null && amount != null && (amount.explicit() || !time.sure()) && amount.end() >= time.end()) {
                time = null;
            }
            if (time != null) {
                times.add(time);
                i = Math.max(i + 1, time.end());
            } else if (amount != null) {
                amounts.add(amount);
                i = Math.max(i + 1, amount.end());
            } else {
                i++;
            }
        }
        return Corrections.complete(reply, new Spans(times, amounts));
    }

    private static @Nullable TimeSpan time(Reply reply, int i) {
        TimeSpan duration = Durations.at(reply, i);
        if (duration != null) {
            return corrected(reply, duration);
        }
        TimeSpan clock = Clocks.at(reply, i);
        if (clock == null || SPEND.has(reply.at(clock.end()))) {
            return null;
        }
        int number = clock.start();
        while (number < clock.end()
                && !Numbers.starts(reply.at(number))
                && reply.at(number).kind() != Token.Kind.TIME) {
            number++;
        }
        Amount amount = number > i && number < clock.end() ? Amounts.at(reply, number) : null;
        return amount != null
                        && amount.explicit()
                        && (amount.end() > clock.end() || (amount.end() == clock.end() && !clock.sure()))
                ? null
                : clock;
    }

    /** "не час а два": the number takes the unit of what it replaces. */
    private static TimeSpan corrected(Reply reply, TimeSpan said) {
        if (!reply.at(said.start() - 1).text().equals("не")
                && !reply.at(said.start() - 2).text().equals("не")) {
            return said;
        }
        int at = reply.isMark(said.end(), ",") ? said.end() + 1 : said.end();
        Num number = reply.at(at).text().equals("а") ? Numbers.at(reply, at + 1) : null;
        if (number == null || Durations.unit(reply, number.end()) > 0) {
            return said;
        }
        double unit = said.low() >= 60 && number.value() < 10 ? 60 : 1;
        return TimeSpan.duration(said.start(), number.end(), number.value() * unit, number.value() * unit);
    }

    /** Returns whether a place lies in a time or a sum. */
    boolean covers(int i) {
        return times.stream().anyMatch(time -> time.start() <= i && i < time.end())
                || amounts.stream().anyMatch(amount -> amount.start() <= i && i < amount.end());
    }
}
