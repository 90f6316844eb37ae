package io.crmautopilot.vendors.reply;

import io.crmautopilot.vendors.reply.Amount.Bound;
import io.crmautopilot.vendors.reply.Amount.Per;
import org.jspecify.annotations.Nullable;

/** Reads sums: {@code 15к}, {@code он бес мың}, {@code тысяч за пять-семь}, {@code двенадцать пятьсот}, {@code червонец}. */
final class Amounts {

    private static final Words LEAST = Words.of(
            "от минимум мин минимальная минималка кеми кеминде ен from starting starts least минимум миним* дегенде с");
    private static final Words LEAST_AFTER_KK = Words.of("бастап басталады басталад* жогары кем баста* бастау");
    private static final Words MOST = Words.of("до максимум макс most");
    private static final Words THOUSAND_LEAST = Words.of("мыннан");
    private static final Words CURRENCY_LEAST = Words.of("тенгеден тгден");
    static final Words BEFORE_BARE = Words.of(
            "минимум минималка за возьму возьмем беру берем взял цена ценник стоит стоимость выйдет обойдется встанет"
                    + " вызов выезд осмотр диагностика плюс багасы акысы шакырту тексеру по деньгам прайс сумма итого все"
                    + " барлыгы жалпы кеми for price costs charge total cost callout around выходит получится прошу"
                    + " возьмусь брать дегенде всего шыгу келу карау cost's уложимся в рублей ремонт работа работу чистка"
                    + " чистку замена жумысы жумыс колу багам алам сурайм работы from repair repairs visit diagnostics");
    static final Words AFTER_BARE = Words.of(
            "вызов выезд за вместе все итого ровно болады аламын аламыз алам сурайм сурайм* аламын. осмотр диагностика"
                    + " возьму стоит с работа ремонт шакырту callout total flat болад приезд сверху алады жумысымен");
    private static final Words BARE_STRONG = Words.of(
            "минимум минималка за возьму возьмем беру берем цена ценник стоит стоимость выйдет обойдется встанет вызов"
                    + " выезд осмотр диагностика багасы акысы шакырту тексеру деньгам прайс итого кеми total price выходит"
                    + " получится callout диагностику выезда вызова дегенде сумма");
    private static final Words WITH =
            Words.of("дорогой материал* выездом запчаст* детал* работой всем гарантией фреоном доставкой");
    private static final Words NOT_MONEY = Words.of(
            "мин минут* час* сагат* м м2 кв этаж* человек* мастер* блок* км метр* год* лет % btu бту вт квт градус*"
                    + " месяц* дн* дней кун* раз* шт клиент* адам* объект* заявк* заказ* процент* минут саг ч hour* min*"
                    + " people guys days day окн* сплит* комнат* замк* кран* точк* ай айга апта* жыл* months month years"
                    + " year процентов адам апта m2 sqm ампер* вольт квадрат* машин* бригад* шебер* клинер* девоч* парн*"
                    + " сотрудник* литр* л кг унитаз* розет* терминал* касс* техник*");
    private static final Words AREA = Words.of("квадрат* кв м м2 м² метр* шаршы sqm m2 meter* metre* квадратына");
    private static final Words NUMBER_SIGN =
            Words.of("номер заявка заявки договор код кабинет офис дом кв квартира этаж модель мкр ул каб подьезд");

    /** More than this is a number of something else than money for a visit. */
    private static final long MOST_TENGE = 100_000_000;

    private Amounts() {}

    /** Returns the sum that starts at a place, or null. */
    static @Nullable Amount at(Reply reply, int i) {
        Amount amount = NamedSums.at(reply, i);
        if (amount == null) {
            amount = multiplierFirst(reply, i);
        }
        if (amount == null) {
            amount = number(reply, i);
        }
        if (amount == null || amount.high() > MOST_TENGE) {
            return null;
        }
        Amount bounded = bounded(reply, rate(reply, amount));
        return foreign(reply, amount) ? bounded.unsure() : bounded;
    }

    /** "тысяч за пять-семь", "тысяч 15". */
    private static @Nullable Amount multiplierFirst(Reply reply, int i) {
        String word = reply.at(i).spelled();
        if (word.matches("₸|kzt|тг|тенге|tg|tenge") || reply.isMark(i, "₸")) {
            Num sum = Numbers.at(reply, i + 1);
            boolean stands = sum != null
                    && sum.digits()
                    && sum.value() >= 500
                    && Numbers.at(reply, i - 1) == null
                    && !reply.is(i - 1, Lexicon.THOUSAND)
                    && reply.at(i - 1).kind() != Token.Kind.NUMBER;
            return stands && sum != null ? exact(i, sum.end(), (long) sum.value(), true) : null;
        }
        if (!word.matches("тысяч|тыщ|тыс|тысячи|косарей")) {
            return null;
        }
        int at = Durations.skip(reply, i + 1, Words.of("за по в до от где то примерно около эдак"));
        Num low = Numbers.at(reply, at);
        if (low == null
                || low.value() >= 1_000
                || Durations.unit(reply, low.end()) > 0
                || NOT_MONEY.has(reply.at(low.end()))) {
            return null;
        }
        int next = Durations.separator(reply, low.end());
        Num high = next < 0 ? null : Numbers.at(reply, next);
        boolean range = high != null && high.value() > low.value() && Durations.unit(reply, high.end()) == 0;
        Num last = range && high != null ? high : low;
        int tail = currencyEnd(reply, last.end());
        return new Amount(
                i,
                tail < 0 ? last.end() : tail,
                thousands(low.value()),
                thousands(last.value()),
                Bound.EXACT,
                Per.WHOLE,
                true);
    }

    /** A sum in another currency is never taken for one in ours. */
    private static boolean foreign(Reply reply, Amount amount) {
        return Lexicon.FOREIGN.has(reply.at(amount.end() - 1))
                || Lexicon.FOREIGN.has(reply.at(amount.end()))
                || reply.isMark(amount.end(), "$€")
                || reply.isMark(amount.start() - 1, "$€");
    }

    private static @Nullable Amount number(Reply reply, int i) {
        Num low = Numbers.at(reply, i);
        if (low == null
                || NUMBER_SIGN.has(reply.at(i - 1))
                || reply.isMark(i - 1, "№#")
                || (reply.at(i - 1).glued()
                        && reply.isMark(i - 1, "-")
                        && reply.at(i - 2).kind() == Token.Kind.WORD
                        && low.digits()
                        && reply.at(i).glued()
                        && !BEFORE_BARE.has(reply.at(i - 2)))) {
            return null;
        }
        Sum first = sum(reply, low);
        int next = Durations.separator(reply, first.end);
        if (next < 0 && reply.is(first.end, Words.of("или or либо немесе"))) {
            next = first.end + 1;
        }
        boolean lowLeast = low.ending() == Num.Ending.FROM || first.least;
        if (next < 0 && lowLeast && Numbers.at(reply, first.end) != null) {
            next = first.end;
        }
        if (next < 0
                && reply.at(i - 1).spelled().matches("between|между")
                && reply.at(first.end).text().matches("and|и")) {
            next = first.end + 1;
        }
        Num other = next < 0 ? null : Numbers.at(reply, Durations.skip(reply, next, Words.of("в до за за")));
        if (other != null) {
            Sum second = sum(reply, other);
            Amount range = range(reply, i, low, first, other, second);
            if (range != null) {
                return range;
            }
        }
        if (first.explicit) {
            return exact(i, first.end, first.value, true).with(first.least ? Bound.LEAST : Bound.EXACT);
        }
        return bare(reply, low, null);
    }

    private static @Nullable Amount range(Reply reply, int start, Num low, Sum first, Num other, Sum second) {
        boolean dai = reply.is(second.end, Words.of("дейин"));
        int end = dai ? second.end + 1 : second.end;
        if (second.explicit && !first.explicit) {
            boolean scaled = second.thousand
                    || (low.value() < 1_000 && second.value >= 1_000 && low.value() * 1_000 <= second.value);
            long value = scaled && low.value() < 500 ? thousands(low.value()) : (long) low.value();
            return value < second.value && value >= 500
                    ? new Amount(start, end, value, second.value, Bound.EXACT, Per.WHOLE, true)
                    : null;
        }
        if (first.explicit && second.explicit && second.value > first.value) {
            return new Amount(start, end, first.value, second.value, Bound.EXACT, Per.WHOLE, true);
        }
        if (first.explicit
                && !second.explicit
                && other.within(first.value / 1_000.0 + 0.1, 500)
                && first.thousand
                && Durations.unit(reply, other.end()) == 0) {
            return new Amount(start, end, first.value, thousands(other.value()), Bound.EXACT, Per.WHOLE, true);
        }
        if (!first.explicit && other.value() > low.value()) {
            return bare(reply, low, other);
        }
        return null;
    }

    /** A number that only its place makes money: "минимум пять", "вызов 5", "за 8", "двадцать две вместе с дорогой". */
    private static @Nullable Amount bare(Reply reply, Num low, @Nullable Num high) {
        Num last = high == null ? low : high;
        int end = last.end();
        boolean hundreds = false;
        double value = low.value();
        Num more = Numbers.at(reply, end);
        if (high == null
                && more != null
                && low.whole()
                && low.within(1, 99)
                && more.within(100, 999)
                && more.value() % 50 == 0) {
            value += more.value() / 1_000;
            end = more.end();
            hundreds = true;
        }
        if (low.value() < 1
                || last.value() > 400
                || NOT_MONEY.has(reply.at(end))
                || reply.isMark(end, "%:")
                || Durations.unit(reply, end) > 0
                || low.ending() == Num.Ending.AT
                || reply.isMark(low.start() - 1, "№#")) {
            return null;
        }
        int before = low.start() - 1;
        while ((reply.is(before, Lexicon.APPROXIMATE) && !BEFORE_BARE.has(reply.at(before)))
                || reply.is(before, Words.of("от до с в - всего"))
                || reply.isMark(before, "-:")) {
            before--;
        }
        boolean led = (reply.is(before, BEFORE_BARE)
                        && before >= 0
                        && !reply.at(low.start() - 1).spelled().equals("в"))
                || reply.is(before, BARE_STRONG);
        boolean followed =
                (AFTER_BARE.has(reply.at(end)) && !(reply.at(end).text().equals("с") && !WITH.has(reply.at(end + 1))))
                        || reply.isMark(end, "+")
                        || reply.isMark(low.start() - 1, "+");
        boolean alone = startsClause(reply, low.start())
                && reply.endsAt(end)
                && !reply.is(low.start() - 1, Lexicon.CLOCK_PREPOSITION);
        if (!(led || followed || alone || hundreds)) {
            return null;
        }
        boolean strong = reply.is(before, BARE_STRONG) || followed || hundreds;
        long lowest = Math.round(value * 1_000);
        long highest = high == null ? lowest : thousands(high.value());
        return new Amount(low.start(), end, lowest, highest, Bound.EXACT, Per.WHOLE, strong);
    }

    private static boolean startsClause(Reply reply, int i) {
        return i == 0
                || reply.at(i - 1).kind() == Token.Kind.BREAK
                || (reply.at(i - 1).kind() == Token.Kind.MARK && !reply.isMark(i - 1, "№#-:"));
    }

    private record Sum(long value, int end, boolean explicit, boolean thousand, boolean least) {}

    /** What multiplier and currency make of a number. */
    private static Sum sum(Reply reply, Num number) {
        int at = number.end();
        if (reply.isMark(at, "-")
                && reply.at(at).glued()
                && reply.at(at + 1).glued()
                && Lexicon.THOUSAND.has(reply.at(at + 1))) {
            at++;
        }
        boolean thousand = isThousand(reply, number, at);
        boolean least = thousand && THOUSAND_LEAST.has(reply.at(at));
        double value = number.value();
        int end = number.end();
        if (thousand) {
            value *= 1_000;
            end = at + 1;
            end = reply.isMark(end, ".") && Lexicon.ABBREVIATION.has(reply.at(end - 1)) ? end + 1 : end;
            Num more = Numbers.at(reply, end);
            if (more != null
                    && more.whole()
                    && more.within(50, 999)
                    && more.value() % 50 == 0
                    && number.whole()
                    && Durations.unit(reply, more.end()) == 0
                    && !isThousand(reply, more, more.end())
                    && !Lexicon.HOUR.has(reply.at(end - 1))) {
                value += more.value();
                end = more.end();
            }
        } else if (number.whole() && number.within(1, 99)) {
            Num more = Numbers.at(reply, end);
            int tail = more == null ? -1 : currencyEnd(reply, more.end());
            if (more != null && more.within(100, 999) && more.value() % 50 == 0 && tail > 0) {
                return new Sum(Math.round(value * 1_000 + more.value()), tail, true, false, false);
            }
        }
        int tail = currencyEnd(reply, end);
        if (tail > 0) {
            least |= CURRENCY_LEAST.has(reply.at(tail - 1));
            boolean slip = !thousand && value < 200 && value >= 1;
            return new Sum(
                    Math.round(slip ? value * 1_000 : value), tail, !slip || value >= 3, thousand || slip, least);
        }
        boolean large = number.digits()
                && value >= 1_000
                && value < 10_000_000
                && number.whole()
                && !NOT_MONEY.has(reply.at(end));
        return new Sum(
                Math.round(Math.min(value, 1e12)),
                end,
                thousand || large,
                thousand,
                least || (large && number.ending() == Num.Ending.FROM));
    }

    private static boolean isThousand(Reply reply, Num number, int at) {
        Token token = reply.at(at);
        if (!Lexicon.THOUSAND.has(token) || number.value() >= 1_000 || number.value() < 0.5) {
            return false;
        }
        if (token.text().equals("к") && !token.glued()) {
            Token next = reply.at(at + 1);
            boolean preposition = (next.kind() == Token.Kind.WORD
                            && next.spelled()
                                    .matches(
                                            "вам|вас|нам|обеду|вечеру|утру|сожалению|полудню|часу|полов\\p{L}*|концу|тому|вашему"))
                    || (Numbers.starts(next) && reply.clause(at) == reply.clause(at + 1));
            return !preposition;
        }
        if (token.text().equals("т") || token.text().equals("k")) {
            return token.glued() || number.digits();
        }
        if (token.spelled().matches("мын\\p{L}*") && token.spelled().matches("мына\\p{L}*|мынау\\p{L}*")) {
            return false;
        }
        if (token.spelled().matches("штук[аи]?")) {
            return reply.endsAt(at + 1)
                    || BEFORE_BARE.has(reply.at(number.start() - 1))
                    || Lexicon.CURRENCY.has(reply.at(at + 1));
        }
        return true;
    }

    static int currencyEnd(Reply reply, int i) {
        if (reply.isMark(i, "₸")) {
            return i + 1;
        }
        Token token = reply.at(i);
        int at = reply.isMark(i, "-") && token.glued() && reply.at(i + 1).glued() ? i + 1 : i;
        if (Lexicon.CURRENCY.has(reply.at(at)) || Lexicon.FOREIGN.has(reply.at(at))) {
            return reply.isMark(at + 1, ".") && reply.at(at + 1).glued() && at + 2 < reply.size() ? at + 2 : at + 1;
        }
        return -1;
    }

    private static Amount rate(Reply reply, Amount amount) {
        boolean hourBefore = reply.at(amount.start() - 2).spelled().matches("час|сагат")
                && reply.at(amount.start() - 1).spelled().matches("работы|жумыс|работа");
        if (hourBefore && !reply.at(amount.start() - 3).text().matches("через|на|за")) {
            return amount.per(Per.HOUR, amount.end());
        }
        int at = reply.isMark(amount.end(), "/") ? amount.end() + 1 : amount.end();
        if (reply.at(at).text().matches("за|в|на|per|a|an|один")) {
            at++;
        }
        String word = reply.at(at).spelled();
        boolean said = at > amount.end() || word.matches("сагатына|часовая");
        if (said && word.matches("час|сагатына|сагат|hour|hr|ч|h|нормочас|нормо")) {
            return amount.per(Per.HOUR, at + 1);
        }
        boolean meter = AREA.has(reply.at(at)) && (said || word.matches("шаршы|квадрат\\p{L}*"));
        return meter || reply.at(at).text().equals("square") ? amount.per(Per.AREA, at + 1) : amount;
    }

    private static Amount bounded(Reply reply, Amount amount) {
        int before = amount.start() - 1;
        while (before >= 0
                && (reply.is(before, Words.of("где то примерно около за в at ен как дегенде in the area of charge"))
                        || reply.isMark(before, "-:~"))
                && !LEAST.has(reply.at(before))) {
            before--;
        }
        if (reply.at(amount.end()).spelled().matches("артык|аспай\\p{L}*|аспас|кымбат")) {
            return amount.with(Bound.MOST);
        }
        boolean with = reply.at(before).text().matches("с|мин");
        boolean least = (!with && LEAST.has(reply.at(before)))
                || LEAST_AFTER_KK.has(reply.at(amount.end()))
                || reply.at(amount.end()).spelled().matches("нан|нен|дан|ден|тан|тен")
                || (reply.is(amount.end(), Words.of("минимум минимально плюс и"))
                        && reply.is(
                                amount.end() + (reply.is(amount.end(), Words.of("и плюс")) ? 1 : 0),
                                Words.of("минимум минимально выше дороже больше")))
                || (reply.isMark(amount.end(), "+") && reply.at(amount.end()).glued() && reply.endsAt(amount.end() + 1))
                || (reply.at(before).text().equals("at")
                        && reply.at(before - 1).text().matches("starts|starting|least"));
        if (least) {
            return amount.with(Bound.LEAST);
        }
        boolean most = MOST.has(reply.at(before))
                || (reply.at(before).text().equals("to")
                        && reply.at(before - 1).text().equals("up"))
                || reply.is(amount.end(), Words.of("дейин"));
        return most && !amount.range() ? amount.with(Bound.MOST) : amount;
    }

    static Amount exact(int start, int end, long value, boolean explicit) {
        return new Amount(start, end, value, value, Bound.EXACT, Per.WHOLE, explicit);
    }

    private static long thousands(double value) {
        return value >= 1_000 ? (long) value : Math.round(value * 1_000);
    }
}
