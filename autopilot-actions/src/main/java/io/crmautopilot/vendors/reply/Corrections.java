package io.crmautopilot.vendors.reply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns of speech that take back what was said before, and the bare numbers that follow them: {@code 10 тысяч, вернее 12}. */
final class Corrections {

    private static final Phrases TURNS = Phrases.of("""
        ой|вернее|точнее|поправка|поправлюсь|перепутал*|ошибся|ошиблась|упс|описался|опечатка
        то есть
        хотя|а нет|не
        нет|сори|сорри|извиняюсь|простите|извините|пардон ..? лучше|давайте|раньше|позже|через|в|к|не|с|за
        жоқ .. кейін|де|мың|сағат*|минут*
        жоқ
        қателес*|кешіріңіз
        дұрысы|дұрысында|дұрысырағы|дәлірек
        actually|correction|rather|oops|scratch|wait
        sorry
        i mean
        make it|that\
        """);

    private Corrections() {}

    /** Returns whether something is taken back between two places. */
    static boolean between(Reply reply, int from, int to) {
        for (int i = TURNS.find(reply, from); i >= 0 && i < to; i = TURNS.find(reply, i + 1)) {
            return true;
        }
        return false;
    }

    /** Returns the spans with those that a bare number after a correction adds: it has the unit of what it replaces. */
    static Spans complete(Reply reply, Spans spans) {
        List<TimeSpan> times = new ArrayList<>(spans.times());
        List<Amount> amounts = new ArrayList<>(spans.amounts());
        for (int place : TURNS.places(reply)) {
            Num number = bareAfter(reply, spans, place);
            if (number == null) {
                continue;
            }
            TimeSpan time =
                    last(spans.times().stream().filter(t -> t.end() <= place).toList());
            Amount amount =
                    last(spans.amounts().stream().filter(a -> a.end() <= place).toList());
            if (amount != null && (time == null || amount.end() > time.end())) {
                long value = Math.round(
                        number.value() < 1_000 && amount.low() >= 1_000 ? number.value() * 1_000 : number.value());
                amounts.add(new Amount(
                        number.start(), number.end(), value, value, Amount.Bound.EXACT, Amount.Per.WHOLE, false));
            } else if (time != null && time.form() == TimeSpan.Form.DURATION && number.within(1, 240)) {
                double unit = time.low() >= 60 && number.value() < 10 ? 60 : 1;
                times.add(TimeSpan.duration(number.start(), number.end(), number.value() * unit, number.value() * unit)
                        .unsure());
            } else if (time != null && time.clock() && number.whole() && number.within(1, 12)) {
                int minutes = 60 * (int) number.value();
                times.add(new TimeSpan(number.start(), number.end(), minutes, minutes, TimeSpan.Form.CLOCK_12, false));
            }
        }
        times.sort(Comparator.comparingInt(TimeSpan::start));
        amounts.sort(Comparator.comparingInt(Amount::start));
        return new Spans(List.copyOf(times), List.copyOf(amounts));
    }

    private static @Nullable Num bareAfter(Reply reply, Spans spans, int place) {
        for (int i = place + 1; i <= place + 3 && reply.sentence(i) == reply.sentence(place); i++) {
            if (spans.covers(i)) {
                return null;
            }
            Num number = Numbers.at(reply, i);
            if (number != null && number.value() < 1_000_000) {
                return reply.endsAt(number.end()) ? number : null;
            }
        }
        return null;
    }

    private static <T> @Nullable T last(List<T> list) {
        return list.isEmpty() ? null : list.get(list.size() - 1);
    }
}
