package io.crmautopilot.vendors.reply;

import io.crmautopilot.vendors.reply.Num.Ending;
import io.crmautopilot.vendors.reply.TimeSpan.Form;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads clock times that have words of their own: noon, halves, quarters, minutes to and past an hour. */
final class SpokenClocks {

    private static final Words NOON = Words.of("полдень полудню полудня noon midday тал");
    private static final Words MIDNIGHT = Words.of("полночь полуночи midnight");
    private static final Words HOUR_WORD = Words.of("час часа часов часам часах ч часу сагат");
    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("перво", 1),
            Map.entry("второ", 2),
            Map.entry("третье", 3),
            Map.entry("четверто", 4),
            Map.entry("пято", 5),
            Map.entry("шесто", 6),
            Map.entry("седьмо", 7),
            Map.entry("восьмо", 8),
            Map.entry("девято", 9),
            Map.entry("десято", 10),
            Map.entry("одиннадцато", 11),
            Map.entry("одинадцато", 11),
            Map.entry("двенадцато", 12));

    private SpokenClocks() {}

    /** Returns the spoken clock time that starts at a place, or null. */
    static @Nullable TimeSpan at(Reply reply, int i) {
        TimeSpan result = noon(reply, i);
        if (result == null) {
            result = halfPast(reply, i);
        }
        if (result == null) {
            result = beforeHour(reply, i);
        }
        return result == null ? pastHour(reply, i) : result;
    }

    private static @Nullable TimeSpan noon(Reply reply, int i) {
        if (NOON.has(reply.at(i))) {
            return clock(i, reply.at(i).spelled().equals("тал") ? i + 2 : i + 1, 12, 0, Form.CLOCK, true);
        }
        return MIDNIGHT.has(reply.at(i)) ? clock(i, i + 1, 0, 0, Form.CLOCK, true) : null;
    }

    /** "полпервого", "пол двенадцатого", "половине седьмого", "half past two", "half two". */
    private static @Nullable TimeSpan halfPast(Reply reply, int i) {
        String word = reply.at(i).spelled();
        if (word.startsWith("пол") && word.length() > 5 && ordinal(word.substring(3)) > 0) {
            return half(i, i + 1, ordinal(word.substring(3)) - 1);
        }
        if (word.matches("пол|половин[аеуы]|полов")) {
            int at = reply.isMark(i + 1, "-") ? i + 2 : i + 1;
            int hour = ordinal(reply.at(at).spelled());
            Num number = hour > 0 ? null : Numbers.at(reply, at);
            if (number != null && number.whole() && number.within(1, 12) && Durations.unit(reply, number.end()) == 0) {
                return half(i, number.end(), (int) number.value() - 1);
            }
            return hour > 0 ? half(i, at + 1, hour - 1) : null;
        }
        if (word.equals("half")) {
            int at = reply.isMark(i + 1, "-") ? i + 2 : i + 1;
            at = reply.at(at).text().equals("past") ? at + 1 : at;
            Num number = Numbers.at(reply, at);
            return number != null && number.whole() && number.within(1, 12) && Durations.unit(reply, number.end()) == 0
                    ? half(i, number.end(), (int) number.value())
                    : null;
        }
        return null;
    }

    private static TimeSpan half(int start, int end, int hour) {
        return clock(start, end, hour == 0 ? 12 : hour, 30, Form.CLOCK_12, true);
    }

    /** "без четверти два", "без двадцати одиннадцать", "quarter to three", "үшке он минут қалғанда". */
    private static @Nullable TimeSpan beforeHour(Reply reply, int i) {
        boolean russian = reply.at(i).spelled().equals("без");
        int at = russian ? i + 1 : Durations.skip(reply, i, Words.of("a"));
        int minutes = minutes(reply, at);
        boolean english = reply.at(minutesEnd(reply, at)).text().matches("to|before");
        if (minutes > 0 && (russian || english)) {
            int next = minutesEnd(reply, at);
            Num hour = Numbers.at(reply, english ? next + 1 : next);
            int single = reply.at(next).spelled().equals("час") ? next + 1 : -1;
            if (hour != null && hour.whole() && hour.within(1, 12) && Durations.unit(reply, hour.end()) != 1) {
                int end = HOUR_WORD.has(reply.at(hour.end())) ? hour.end() + 1 : hour.end();
                return shifted(i, end, (int) hour.value(), -minutes);
            }
            return single > 0 ? shifted(i, single, 1, -minutes) : null;
        }
        return kazakhMinutes(reply, i);
    }

    private static @Nullable TimeSpan kazakhMinutes(Reply reply, int i) {
        Num hour = Numbers.at(reply, i);
        if (hour == null
                || !hour.whole()
                || !hour.within(1, 12)
                || (hour.ending() != Ending.TO && hour.ending() != Ending.FROM)) {
            return null;
        }
        int minutes = minutes(reply, hour.end());
        int next = minutesEnd(reply, hour.end());
        String verb = reply.at(next).spelled();
        if (minutes == 0) {
            return null;
        }
        if (hour.ending() == Ending.TO && verb.matches("калган\\p{L}*|бар\\p{L}*|кала")) {
            return shifted(i, next + 1, (int) hour.value(), -minutes);
        }
        return verb.matches("откен\\p{L}*|кеткен\\p{L}*|отип|кетип|откизип")
                ? shifted(i, next + 1, (int) hour.value(), minutes)
                : null;
    }

    /** "четверть третьего", "двадцать минут третьего", "quarter past 3", "20 past 3". */
    private static @Nullable TimeSpan pastHour(Reply reply, int i) {
        int at = Durations.skip(reply, i, Words.of("a"));
        int minutes = minutes(reply, at);
        if (minutes == 0) {
            return null;
        }
        int next = minutesEnd(reply, at);
        int ordinal = ordinal(reply.at(next).spelled());
        if (ordinal > 0) {
            return shifted(i, next + 1, ordinal == 1 ? 12 : ordinal - 1, minutes);
        }
        Num hour = reply.at(next).text().equals("past") ? Numbers.at(reply, next + 1) : null;
        return hour != null && hour.whole() && hour.within(1, 12)
                ? shifted(i, hour.end(), (int) hour.value(), minutes)
                : null;
    }

    private static int minutes(Reply reply, int i) {
        if (reply.at(i).spelled().matches("четверти|четверть|quarter|ширек")) {
            return 15;
        }
        Num number = Numbers.at(reply, i);
        return number != null && number.whole() && number.within(1, 45) ? (int) number.value() : 0;
    }

    private static int minutesEnd(Reply reply, int i) {
        Num number = Numbers.at(reply, i);
        int end = number == null ? i + 1 : number.end();
        return Lexicon.MINUTE.has(reply.at(end)) ? end + 1 : end;
    }

    static TimeSpan clock(int start, int end, int hour, int minute, Form form, boolean sure) {
        int minutes = hour * 60 + minute;
        return new TimeSpan(start, end, minutes, minutes, form, sure);
    }

    private static TimeSpan shifted(int start, int end, int hour, int by) {
        int minutes = Math.floorMod(hour * 60 + by, 720);
        minutes = minutes < 60 ? minutes + 720 : minutes;
        return new TimeSpan(start, end, minutes, minutes, Form.CLOCK_12, true);
    }

    private static int ordinal(String word) {
        for (Map.Entry<String, Integer> entry : ORDINALS.entrySet()) {
            if (word.equals(entry.getKey() + "го")
                    || word.equals(entry.getKey() + "й")
                    || word.equals(entry.getKey() + "м")
                    || word.equals(entry.getKey() + "му")) {
                return entry.getValue();
            }
        }
        return 0;
    }
}
