package io.crmautopilot.vendors.reply;

import io.crmautopilot.vendors.reply.Num.Ending;
import io.crmautopilot.vendors.reply.TimeSpan.Form;
import org.jspecify.annotations.Nullable;

/** Reads clock times: {@code к трём}, {@code полпервого}, {@code сағат бір жарымда}, {@code between 2 and 4 pm}. */
final class Clocks {

    private static final Words BEFORE =
            Words.of("в во к ко до после около с часам часов часика часиков часа со не раньше позже позднее ранее"
                    + " ближе районе где то примерно ориентировочно at by around about after before until till from"
                    + " between между сагат саг с уже шамамен только тек just к. на начиная как минимум промежутке");
    private static final Words TIGHT =
            Words.of("в во к ко до после около с со at by around after before until till from between между"
                    + " сагат саг часам часов часика часиков раньше позже позднее ранее");
    private static final Words PM_MARK = Words.of("m м");
    private static final Words HOUR_WORD = Words.of("час часа часов часам часах ч часу сагат");
    private static final Words O_CLOCK = Words.of("o'clock oclock ish sharp");
    private static final Words AFTER_KK = Words.of(
            "карай таман шамасында шамасы дейин жакын кезинде кейин сон басталып онда болам* келем* барам* келед*"
                    + " барад*");

    private Clocks() {}

    /** Returns the clock time, possibly a range, that starts at a place (its prepositions included), or null. */
    static @Nullable TimeSpan at(Reply reply, int i) {
        int at = i;
        while (at < i + 4 && BEFORE.has(reply.at(at))) {
            at++;
        }
        int daypart = Lexicon.DAYPART_BEFORE.has(reply.at(at)) ? at : -1;
        if (daypart >= 0) {
            at++;
            while (at < daypart + 4 && BEFORE.has(reply.at(at))) {
                at++;
            }
        }
        boolean led = range(reply, at) || (at > i && TIGHT.has(reply.at(at - 1))) || daypart >= 0;
        TimeSpan low = moment(reply, at, led);
        if (low == null) {
            return null;
        }
        TimeSpan result = range(reply, low, led);
        if (daypart >= 0 && result.form() == Form.CLOCK_12) {
            result = inHalf(result, reply.at(daypart));
        }
        return result.from(i);
    }

    /** "2-4 pm", "5-6 вечера": the part of the day after the second bound serves both. */
    private static boolean range(Reply reply, int i) {
        Num low = Numbers.at(reply, i);
        int next = low == null ? -1 : Durations.separator(reply, low.end());
        Num high = next < 0 ? null : Numbers.at(reply, next);
        return high != null && daypartAt(reply, high.end()) > 0;
    }

    private static TimeSpan range(Reply reply, TimeSpan low, boolean led) {
        int next = Durations.separator(reply, low.end());
        if (next > 0 && reply.is(next - 1, Words.of("или or немесе либо"))) {
            next = -1;
        }
        if (next < 0 && led && reply.is(low.end(), Words.of("и and мен пен бен"))) {
            next = low.end() + 1;
        }
        boolean beside = next < 0
                && reply.at(low.end()).kind() == reply.at(low.end() - 1).kind()
                && reply.at(low.end()).kind() != Token.Kind.WORD;
        int from = next < 0 ? beside ? low.end() : -1 : Durations.skip(reply, next, Words.of("в к до сагат"));
        TimeSpan high = from < 0 ? null : moment(reply, from, led || (next > 0 && !low.sure()) || low.sure());
        if (high == null || (beside && !(high.sure() && low.sure()))) {
            return low;
        }
        if (!low.sure() && !led && !high.sure()) {
            return low;
        }
        int later = high.high();
        int earlier = low.low();
        if (low.form() == Form.CLOCK_12 && high.form() == Form.CLOCK && later >= 720 && earlier + 720 <= later) {
            earlier += 720;
        }
        int end = reply.is(high.end(), Words.of("арасында арасы аралыгында аралыгы арасын"))
                ? high.end() + 1
                : high.end();
        return new TimeSpan(low.start(), end, earlier, later, high.form(), low.sure() || high.sure() || led);
    }

    private static @Nullable TimeSpan moment(Reply reply, int i, boolean led) {
        TimeSpan result = SpokenClocks.at(reply, i);
        if (result == null) {
            result = colon(reply, i);
        }
        if (result == null) {
            result = hour(reply, i, led);
        }
        return result == null ? null : withDaypart(reply, result);
    }

    private static @Nullable TimeSpan colon(Reply reply, int i) {
        if (reply.at(i).kind() != Token.Kind.TIME) {
            return null;
        }
        String[] parts = reply.at(i).text().split(":");
        int end = i + 1;
        int letters = reply.isMark(end, "-") && reply.at(end).glued() ? end + 1 : end;
        if (reply.at(letters).glued()
                && reply.at(letters).spelled().matches("де|да|те|та|ге|га|ке|ка|ден|дан|тен|тан|лер\\p{L}*|ти")) {
            end = letters + 1;
        }
        int hour = Integer.parseInt(parts[0]);
        return SpokenClocks.clock(i, end, hour, Integer.parseInt(parts[1]), form(hour, parts[0]), true);
    }

    private static Form form(int hour, String raw) {
        return hour > 12 || hour == 0 || raw.startsWith("0") ? Form.CLOCK : Form.CLOCK_12;
    }

    /** A bare hour: with a preposition, a Kazakh ending, a part of the day, or "13.00", "13 00", "15-30", "в час". */
    private static @Nullable TimeSpan hour(Reply reply, int i, boolean led) {
        if (reply.at(i).spelled().matches("час|часу")
                && led
                && reply.at(i - 1).spelled().matches("в|к|до|после|около")) {
            return SpokenClocks.clock(i, i + 1, 1, 0, Form.CLOCK_12, true);
        }
        Num number = Numbers.at(reply, i);
        if (number == null || !number.within(0, 24.59)) {
            return null;
        }
        TimeSpan dotted = dotted(reply, number, led);
        if (dotted != null) {
            return dotted;
        }
        boolean half = !number.whole() && number.value() - Math.floor(number.value()) == 0.5 && !number.digits();
        if ((!number.whole() && !half) || number.value() > 24) {
            return null;
        }
        int end = number.end();
        Token next = reply.at(end);
        boolean daypart = daypartAt(reply, end) > 0;
        boolean oclock = O_CLOCK.has(next) || (reply.isMark(end, "-") && O_CLOCK.has(reply.at(end + 1)));
        boolean ending = number.ending() == Ending.AT
                || number.ending() == Ending.ABOUT
                || ((number.ending() == Ending.TO || number.ending() == Ending.FROM)
                        && (AFTER_KK.has(next) || led || reply.endsAt(end)));
        // "3 те барам": the ending of "at three", typed apart.
        boolean apart =
                number.digits() && number.within(1, 12) && next.spelled().matches("те|де|та");
        ending |= apart;
        boolean hourWord = HOUR_WORD.has(next) && led;
        if (!(led || daypart || oclock || ending) || (!ending && followedByThing(reply, end, hourWord))) {
            return null;
        }
        if (hourWord || apart) {
            end++;
        } else if (oclock) {
            end += O_CLOCK.has(next) ? 1 : 2;
        } else if (ending && AFTER_KK.has(next) && !next.spelled().matches("(бол|кел|бар)\\p{L}*")) {
            end++;
        }
        int hour = (int) number.value() % 24;
        int minute = half ? 30 : 0;
        if (led && !half) {
            Num more = Numbers.at(reply, end);
            if (more != null
                    && more.whole()
                    && more.within(5, 55)
                    && more.value() % 5 == 0
                    && !followedByThing(reply, more.end(), false)
                    && (more.raw().isEmpty() || more.raw().length() == 2)) {
                minute = (int) more.value();
                end = Lexicon.MINUTE.has(reply.at(more.end())) ? more.end() + 1 : more.end();
            }
        }
        return SpokenClocks.clock(
                i,
                end,
                hour,
                minute,
                form(hour, number.raw()),
                daypart || oclock || ending || hourWord || (led && number.digits()));
    }

    /** "12.15", "13.00", "13 00", "15-30": minutes of two digits after an hour. */
    private static @Nullable TimeSpan dotted(Reply reply, Num number, boolean led) {
        if (number.raw().matches("\\d{1,2}[.,]\\d{2}")) {
            int cut = number.raw().indexOf('.') >= 0
                    ? number.raw().indexOf('.')
                    : number.raw().indexOf(',');
            return timeOf(
                    reply, number, number.raw().substring(0, cut), number.raw().substring(cut + 1), number.end(), true);
        }
        boolean dash = reply.isMark(number.end(), "-") && reply.at(number.end()).glued();
        Token second = reply.at(dash ? number.end() + 1 : number.end());
        if (number.raw().matches("\\d{1,2}")
                && led
                && second.text().matches(dash ? "[03]0|[14]5" : "[0-5][05]")
                && second.kind() == Token.Kind.NUMBER) {
            return timeOf(reply, number, number.raw(), second.text(), dash ? number.end() + 2 : number.end() + 1, led);
        }
        return null;
    }

    private static @Nullable TimeSpan timeOf(
            Reply reply, Num number, String hours, String minutes, int end, boolean sure) {
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        if (hour > 23 || minute > 59 || followedByThing(reply, end, false)) {
            return null;
        }
        return SpokenClocks.clock(number.start(), end, hour, minute, form(hour, hours), sure);
    }

    /** Whether what follows makes the number something else than an hour: money, a length, a count of things. */
    private static boolean followedByThing(Reply reply, int end, boolean hourWord) {
        Token next = reply.at(end);
        if (hourWord) {
            return false;
        }
        if (next.spelled().equals("к")
                && next.glued() == false
                && reply.at(end + 1).kind() == Token.Kind.WORD) {
            return false;
        }
        boolean glued = (reply.isMark(end, "-") && next.glued()) ? Lexicon.THOUSAND.has(reply.at(end + 1)) : false;
        return glued
                || Lexicon.THOUSAND.has(next)
                || Lexicon.CURRENCY.has(next)
                || reply.isMark(end, "₸%+$/")
                || (Durations.unit(reply, end) > 0 && !next.spelled().equals("дня"))
                || Lexicon.MONTH.has(next)
                || THINGS.has(next);
    }

    private static final Words THINGS =
            Words.of("раз раза этаж* этаже кабинет* человек* адам* мастер* блок* объект* заявк* заказ* клиент* процент*"
                    + " микрорайон* мкр дом* район* шт метр* комнат* квартир* года месте машин* бригад* вызов* выезд*");

    private static int daypartAt(Reply reply, int i) {
        Token token = reply.at(i);
        if (token.text().matches("[ap]") && reply.isMark(i + 1, ".") && PM_MARK.has(reply.at(i + 2))) {
            return reply.isMark(i + 3, ".") ? i + 4 : i + 3;
        }
        if (token.text().equals("in") && reply.at(i + 1).text().equals("the")) {
            return reply.at(i + 2).text().matches("morning|evening|afternoon") ? i + 3 : -1;
        }
        return Lexicon.DAYPART_AFTER.has(token) && !token.text().matches("[ap]") ? i + 1 : -1;
    }

    private static TimeSpan withDaypart(Reply reply, TimeSpan time) {
        int end = daypartAt(reply, time.end());
        if (end < 0) {
            return time;
        }
        Token part = reply.at(reply.at(time.end()).text().equals("in") ? end - 1 : time.end());
        return (time.form() == Form.CLOCK_12 ? inHalf(time, part) : time).to(end);
    }

    private static TimeSpan inHalf(TimeSpan time, Token part) {
        int shift;
        if (Lexicon.NIGHT.has(part)) {
            shift = time.low() >= 720 ? -720 : time.low() >= 9 * 60 ? 720 : 0;
        } else if (Lexicon.EVENING.has(part)) {
            boolean lateMorning =
                    part.spelled().matches("дня|днем|туски|туске|туси") && time.low() >= 11 * 60 && time.low() < 720;
            shift = time.low() >= 720 || lateMorning ? 0 : 720;
        } else {
            shift = time.low() >= 720 ? part.spelled().matches("утр\\p{L}*|am|a|тан\\p{L}*") ? -720 : 0 : 0;
        }
        int high = time.high() >= 720 && shift > 0 ? time.high() : time.high() + shift;
        return new TimeSpan(time.start(), time.end(), time.low() + shift, high, Form.CLOCK, true);
    }
}
