package io.crmautopilot.vendors.reply;

import org.jspecify.annotations.Nullable;

/** Reads lengths of time: {@code полтора часа}, {@code минут через 20-30}, {@code жарты сағат}, {@code an hour and a half}. */
final class Durations {

    private static final Words BETWEEN = Words.of("через на за эдак так примерно максимум еще");
    private static final Words HALF_BEFORE = Words.of("пол жарты half");
    private static final Words A = Words.of("a an the one of");
    private static final Words ARTICLE = Words.of("a an the one");
    private static final Words HALF_HOUR =
            Words.of("полчаса полчасика получаса полчасик полчасок получасика полчасада полчаста полчасадан полчастан");
    private static final Words QUARTER = Words.of("четверть четверти ширек quarter");
    private static final Words RANGE_WORD = Words.of("до to or или немесе либо");
    private static final Words TAIL = Words.of("копейками хвостиком лишним небольшим гаком");
    private static final Words HOUR_ALONE = Words.of("час часа часик часика часок часочек hour");
    private static final Words HOUR_ALONE_KK = Words.of("часта частан сагаттан сагатта сагаттай сагатка");
    private static final Words OTHER_ONE = Words.of("другой");
    private static final Words NOT_MINUTES =
            Words.of("мын* тыс* тыщ* к k тг тенге* тнг косар* штук* kzt tg thousand до мин утра вечера дня");

    /** More of any unit is no time that somebody takes to come. */
    private static final int LONGEST = 1_000;

    private Durations() {}

    /** Returns the length of time, possibly a range, that starts at a place, or null. */
    static @Nullable TimeSpan at(Reply reply, int i) {
        TimeSpan first = unitFirst(reply, i);
        if (first == null) {
            first = numberRange(reply, i);
        }
        if (first == null) {
            first = simple(reply, i);
            if (first == null) {
                return null;
            }
        }
        return first.form() == TimeSpan.Form.DURATION ? ranged(reply, first) : first;
    }

    /** "20-30 минут", "50 60 минут", "1-1,5 ч", "екі-үш сағат", "от 30 до 40 минут", "40 - час". */
    private static @Nullable TimeSpan numberRange(Reply reply, int i) {
        Num low = Numbers.at(reply, i);
        if (low == null || low.value() > LONGEST) {
            return null;
        }
        int next = separator(reply, low.end());
        Num high = Numbers.at(reply, next < 0 ? low.end() : next);
        boolean cased = next < 0 && low.ending() != Num.Ending.NONE;
        if (high != null && high.value() > low.value() && high.value() <= LONGEST && !cased) {
            double unit = unit(reply, high.end());
            if (unit > 0) {
                return TimeSpan.duration(i, unitEnd(reply, high.end()), low.value() * unit, high.value() * unit);
            }
        }
        if (next > 0 && low.within(10, 59)) {
            TimeSpan second = simple(reply, next);
            if (second != null
                    && second.form() == TimeSpan.Form.DURATION
                    && second.low() >= 60
                    && second.high() > low.value()) {
                return TimeSpan.duration(i, second.end(), low.value(), second.high());
            }
        }
        return null;
    }

    /** "час-полтора", "час-два", "полчаса-час", "час или два", "бір-екі сағат" after one whole length. */
    private static TimeSpan ranged(Reply reply, TimeSpan first) {
        int next = separator(reply, first.end());
        if (next < 0) {
            return first;
        }
        if (OTHER_ONE.has(reply.at(next)) && first.low() == 60) {
            return TimeSpan.duration(first.start(), next + 1, 60, 120);
        }
        TimeSpan second = simple(reply, next);
        if (second != null && second.form() == TimeSpan.Form.DURATION && second.high() > first.low()) {
            return TimeSpan.duration(first.start(), second.end(), first.low(), second.high());
        }
        Num number = Numbers.at(reply, next);
        if (second == null
                && number != null
                && first.low() % 30 == 0
                && first.low() >= 60
                && unit(reply, number.end()) == 0
                && number.within(1, 6)
                && number.value() * 60 > first.low()
                && !NOT_MINUTES.has(reply.at(number.end()))) {
            return TimeSpan.duration(first.start(), number.end(), first.low(), number.value() * 60);
        }
        return first;
    }

    /** "минут 20", "минут через 10", "часа два-три", "минут двадцать тридцать". */
    private static @Nullable TimeSpan unitFirst(Reply reply, int i) {
        double unit = unit(reply, i);
        String word = reply.at(i).spelled();
        if (unit == 0
                || unit > 60
                || !(word.startsWith("мин")
                        || (word.startsWith("час") && !word.equals("час") && !word.equals("часу")))) {
            return null;
        }
        int at = i + 1;
        while (BETWEEN.has(reply.at(at)) && at < i + 3) {
            at++;
        }
        if (at > i + 1 && simpleWord(reply, at) != null) {
            return null;
        }
        Num low = Numbers.at(reply, at);
        if (low == null
                || low.value() > 240
                || NOT_MINUTES.has(reply.at(low.end()))
                || (low.ending() != Num.Ending.NONE && low.ending() != Num.Ending.AT)) {
            return null;
        }
        int next = separator(reply, low.end());
        Num high = Numbers.at(reply, next < 0 ? low.end() : next);
        if (high != null
                && high.value() > low.value()
                && high.value() <= 240
                && !NOT_MINUTES.has(reply.at(high.end()))
                && unit(reply, high.end()) == 0
                && (next > 0 || !high.digits() || beside(reply, low, high))) {
            return TimeSpan.duration(i, high.end(), low.value() * unit, high.value() * unit);
        }
        return TimeSpan.duration(i, low.end(), low.value() * unit, low.value() * unit);
    }

    /** "минут через 15 20": two round figures at the end, close to one another. */
    private static boolean beside(Reply reply, Num low, Num high) {
        return low.value() % 5 == 0
                && high.value() % 5 == 0
                && high.value() - low.value() <= 30
                && high.value() <= 90
                && reply.endsAt(high.end());
    }

    private static @Nullable TimeSpan simple(Reply reply, int i) {
        TimeSpan word = simpleWord(reply, i);
        if (word != null) {
            return word;
        }
        Num number = Numbers.at(reply, i);
        if (number == null || number.value() > LONGEST) {
            return null;
        }
        int at = reply.at(number.end()).text().equals("of") ? number.end() + 1 : number.end();
        double unit = unit(reply, at);
        if (unit == 0) {
            // "Через 5 минут выезжаю, буду через 25": minutes go without saying, and are asked about.
            boolean bare = reply.at(i - 1).text().equals("через")
                    && number.digits()
                    && number.within(10, 90)
                    && number.value() % 5 == 0
                    && reply.endsAt(number.end());
            return bare
                    ? TimeSpan.duration(i, number.end(), number.value(), number.value())
                            .unsure()
                    : null;
        }
        int end = unitEnd(reply, at);
        if (unit > 60) {
            return new TimeSpan(
                    i, end, (int) (number.value() * unit), (int) (number.value() * unit), TimeSpan.Form.DAYS, true);
        }
        return unit == 60
                ? withMinutes(reply, i, end, number.value() * 60)
                : TimeSpan.duration(i, end, number.value(), number.value());
    }

    private static @Nullable TimeSpan simpleWord(Reply reply, int i) {
        if (HALF_HOUR.has(reply.at(i))) {
            return TimeSpan.duration(i, i + 1, 30, 30);
        }
        if (HALF_BEFORE.has(reply.at(i))) {
            int at = skip(reply, i + 1, A);
            if (unit(reply, at) == 60 && !reply.at(at).spelled().equals("часу")) {
                return TimeSpan.duration(i, at + 1, 30, 30);
            }
        }
        if (QUARTER.has(reply.at(i)) && unit(reply, skip(reply, i + 1, A)) == 60) {
            return TimeSpan.duration(i, skip(reply, i + 1, A) + 1, 15, 15);
        }
        int at = skip(reply, i, ARTICLE);
        if (reply.at(at + 1).spelled().matches("в|к|до|дня|ночи")
                && reply.at(at).spelled().matches("час\\p{L}*")
                && (Numbers.at(reply, at + 2) != null
                        || reply.at(at + 1).spelled().matches("дня|ночи"))) {
            return null;
        }
        if (HOUR_ALONE.has(reply.at(at)) || (HOUR_ALONE_KK.has(reply.at(at)) && at == i)) {
            return withMinutes(reply, i, at + 1, 60);
        }
        if (reply.at(i).spelled().equals("сагат") && reply.at(i + 1).spelled().matches("жарым(нан|да|дай|нын)?")) {
            return TimeSpan.duration(i, i + 2, 90, 90);
        }
        return null;
    }

    /** What may follow whole hours: "двадцать", "15 мин", "с половиной", "and a half", "с хвостиком". */
    private static TimeSpan withMinutes(Reply reply, int start, int end, double minutes) {
        if (reply.at(end).text().equals("с") && reply.at(end + 1).text().startsWith("половин")) {
            return TimeSpan.duration(start, end + 2, minutes + 30, minutes + 30);
        }
        if (reply.at(end).text().equals("с") && TAIL.has(reply.at(end + 1))) {
            return TimeSpan.duration(start, end + 2, minutes, minutes).unsure();
        }
        if (reply.at(end).text().equals("с") && reply.at(end + 1).text().startsWith("четверт")) {
            return TimeSpan.duration(start, end + 2, minutes + 15, minutes + 15);
        }
        if (reply.at(end).text().equals("and")
                && reply.at(end + 1).text().equals("a")
                && reply.at(end + 2).text().equals("half")) {
            return TimeSpan.duration(start, end + 3, minutes + 30, minutes + 30);
        }
        if (reply.at(end).spelled().equals("жарым")) {
            return TimeSpan.duration(start, end + 1, minutes + 30, minutes + 30);
        }
        int at = skip(reply, end, Lexicon.AND);
        Num more = Numbers.at(reply, at);
        if (more != null && more.whole() && more.within(1, 59)) {
            if (unit(reply, more.end()) == 1) {
                return TimeSpan.duration(
                        start, unitEnd(reply, more.end()), minutes + more.value(), minutes + more.value());
            }
            boolean bare = at == end
                    && more.within(5, 55)
                    && more.value() % 5 == 0
                    && more.ending() == Num.Ending.NONE
                    && reply.clause(end) == reply.clause(end - 1)
                    && minutes < 300;
            boolean free = reply.endsAt(more.end())
                    || (reply.at(more.end()).kind() == Token.Kind.WORD
                            && !NOT_MINUTES.has(reply.at(more.end()))
                            && unit(reply, more.end()) == 0
                            && Numbers.at(reply, more.end()) == null);
            if (bare && free) {
                return TimeSpan.duration(start, more.end(), minutes + more.value(), minutes + more.value());
            }
        }
        return TimeSpan.duration(start, end, minutes, minutes);
    }

    /** Returns the place after what divides the bounds of a range, or -1. */
    static int separator(Reply reply, int i) {
        if (reply.isMark(i, "-~…") || RANGE_WORD.has(reply.at(i))) {
            return i + 1;
        }
        return reply.isMark(i, ".") && reply.isMark(i + 1, ".") ? skipDots(reply, i) : -1;
    }

    private static int skipDots(Reply reply, int i) {
        int at = i;
        while (reply.isMark(at, ".")) {
            at++;
        }
        return at;
    }

    static int skip(Reply reply, int i, Words words) {
        int at = i;
        while (words.has(reply.at(at))) {
            at++;
        }
        return at;
    }

    /** Returns the minutes of the unit at a place, or 0 where there is none. */
    static double unit(Reply reply, int i) {
        Token token = reply.at(i);
        int at = reply.isMark(i, "-") && token.glued() && reply.at(i + 1).glued() ? i + 1 : i;
        token = reply.at(at);
        if (Lexicon.MINUTE.has(token)
                || (token.glued() && (token.text().equals("м") || token.text().equals("m")))) {
            return 1;
        }
        if (Lexicon.HOUR.has(token)) {
            return 60;
        }
        return Lexicon.DAY.has(token) ? 24 * 60 : 0;
    }

    private static int unitEnd(Reply reply, int i) {
        int at = reply.isMark(i, "-") ? i + 2 : i + 1;
        return reply.isMark(at, ".") && Lexicon.ABBREVIATION.has(reply.at(at - 1)) ? at + 1 : at;
    }
}
