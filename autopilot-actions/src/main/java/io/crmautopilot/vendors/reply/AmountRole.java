package io.crmautopilot.vendors.reply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a sum of a reply pays for. */
enum AmountRole {
    /** The work, or the whole where nothing is said. */
    WORK,
    /** Coming, looking, diagnosing. */
    FEE,
    /** Everything together. */
    TOTAL,
    /** The tariff for coming at once. */
    URGENT,
    /** The tariff that does not hold now. */
    USUAL,
    /** What may come on top. */
    ADDITION,
    /** Money that is asked for before the work. */
    PREPAYMENT,
    /** A discount, an old price, what others take. */
    NOT_THE_PRICE;

    private static final Words FEE_NOUN = Words.of(
            "выезд выезда выезду выездом вызов вызова вызову вызовом осмотр* диагност* диагностик* приезд приезда"
                    + " посмотреть шакырт* шакыру шакырган* тексер* карап карау карауга шыгу шыгуы шыгуга шыкканы* келу"
                    + " келуи келуге келген* барганы* барганга баруы бару callout callouts visit inspection diagnost*"
                    + " diagnos* look дорога дорогу дорожные подьем бензин travel trip консультация шыгып заявка выезд,"
                    + " тексеруге жолпул ременог аттендance attendance выездные осмотреть коргени* коруи* коруге"
                    + " караганы*");
    private static final Words WORK_NOUN = Words.of(
            "ремонт* чистк* работа работу работы работ замен* заправк* дозаправк* мойк* мойка жондеу* жумыс* repair*"
                    + " cleaning work fix* unlock* открыть открытие вскрытие установк* прочистк* уборк* обработк*"
                    + " настройк* ауыстыр* тазала* ашу жуу service обслуживание монтаж* устран* запаять replacement refill"
                    + " gas фреон услуга материал* запчаст* детал* починк* орнату коммутатор кран смесител* сделаю сделаем"
                    + " жасаймыз жасаймын жасап починка job parts устранение разморозк* пайка перепаковк*");
    private static final Words INCLUDED = Words.of(
            "входит входят включ* включая учетом вместе киреди кирет косып косканда included includes including incl"
                    + " inclusive with");
    private static final Words TOTAL_WORD = Words.of(
            "итого всего общая полная полностью барлыгы барлыгын жалпы total altogether вместе все под жиыны итог"
                    + " косканда");
    private static final Words URGENT_WORD =
            Words.of("срочн* срочно жедел шугыл urgent emergency экстренн* аварийн* express");
    private static final Words USUAL_WORD = Words.of(
            "обычно обычный обычная обычном обычный* адетте адетте* usually normally regular плановый планово standard"
                    + " кундиз днем");
    private static final Words ADD_WORD = Words.of(
            "плюс сверху дополнительно доплата доплатить косымша устине косылады extra additional plus more надбавка"
                    + " доплачивать");
    private static final Words PREPAY = Words.of(
            "предоплат* аванс* задат* залог* брон* депозит deposit upfront prepay* prepaid advance вперед алдын"
                    + " алдымен алдынала сначала down");
    private static final Words TRANSFER = Words.of(
            "переведите перевод переводите переводом перечислите скиньте киньте внесите внести оплатите закиньте"
                    + " аударыныз* аудар* салыныз* салып жиберсениз transfer pay sendmoney отправьте сал салсаныз толениз"
                    + " толесениз");
    private static final Words MONEY_AFTER =
            Words.of("после кейин сон сонын after when по факту окончании бiткен битken биткен on");
    private static final Words OTHER = Words.of(
            "скидк* жениldик женилдик* discount экономия вместо было раньше бурын другие other others штраф айыпул"
                    + " кешбек кэшбэк бонус сдач* off");

    /** Returns what each sum pays for; a noun serves the sum that it stands at, once. */
    static List<AmountRole> of(Reply reply, List<Amount> amounts) {
        List<AmountRole> roles = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < amounts.size(); i++) {
            Amount amount = amounts.get(i);
            int left = i == 0 ? 0 : amounts.get(i - 1).end();
            int right =
                    i + 1 == amounts.size() ? reply.size() : amounts.get(i + 1).start();
            roles.add(role(reply, amount, left, right, used, i > 0));
        }
        return roles;
    }

    private static AmountRole role(Reply reply, Amount amount, int left, int right, Set<Integer> used, boolean later) {
        if ((near(reply, amount, left, right, OTHER, 3) && !later) || directlyBefore(reply, amount, OTHER, left)) {
            return NOT_THE_PRICE;
        }
        if (prepayment(reply, amount, left, right)) {
            return PREPAYMENT;
        }
        int urgent = placeBefore(reply, amount, URGENT_WORD, left);
        int usual = placeBefore(reply, amount, USUAL_WORD, left);
        if (usual > urgent) {
            return USUAL;
        }
        if (urgent >= 0 || directlyAfter(reply, amount, URGENT_WORD, right)) {
            return directlyBefore(reply, amount, FEE_NOUN, left) ? FEE : URGENT;
        }
        boolean plus = reply.isMark(amount.start() - 1, "+")
                || directlyBefore(reply, amount, ADD_WORD, left)
                || directlyAfter(reply, amount, ADD_WORD, right);
        if (plus && later) {
            return afterFee(reply, amount, left) && !PriceReader.conditional(reply, left, amount.end())
                    ? WORK
                    : ADDITION;
        }
        if (directlyBefore(reply, amount, TOTAL_WORD, left)) {
            return TOTAL;
        }
        return noun(reply, amount, left, right, used);
    }

    private static boolean afterFee(Reply reply, Amount amount, int left) {
        for (int i = Math.max(0, left - 8); i < amount.start(); i++) {
            if (FEE_NOUN.has(reply.at(i))) {
                return true;
            }
        }
        return false;
    }

    private static AmountRole noun(Reply reply, Amount amount, int left, int right, Set<Integer> used) {
        int best = -1;
        int nearest = 7;
        for (int i = left; i < right; i++) {
            boolean fee = FEE_NOUN.has(reply.at(i));
            boolean inside = i >= amount.start() && i < amount.end();
            if (inside
                    || used.contains(i)
                    || !(fee || WORK_NOUN.has(reply.at(i)))
                    || (reply.sentence(i) != reply.sentence(amount.start()) && !lineBefore(reply, i, amount))) {
                continue;
            }
            if (fee && included(reply, i)) {
                continue;
            }
            int distance =
                    i < amount.start() ? reply.distance(i, amount.start()) : reply.distance(i, amount.end() - 1) + 1;
            distance += reply.sentence(i) == reply.sentence(amount.start()) ? 0 : 1;
            if ((i > amount.end() && reply.at(i - 1).text().equals("за"))
                    || (reply.at(i - 2).text().equals("за") && i - 2 == amount.end())) {
                distance -= 2;
            }
            if (distance < nearest) {
                nearest = distance;
                best = i;
            }
        }
        if (best < 0) {
            return WORK;
        }
        used.add(best);
        return FEE_NOUN.has(reply.at(best)) ? FEE : WORK;
    }

    private static boolean lineBefore(Reply reply, int i, Amount amount) {
        return reply.sentence(amount.start()) - reply.sentence(i) == 1 && amount.start() - i <= 2;
    }

    /** "с выездом", "выезд входит": the fee is in the sum. */
    private static boolean included(Reply reply, int i) {
        boolean with = reply.at(i - 1).text().matches("с|со|with")
                || INCLUDED.has(reply.at(i - 1))
                || INCLUDED.has(reply.at(i - 2));
        boolean feeBefore =
                FEE_NOUN.has(reply.at(i - 2)) && reply.at(i - 1).text().equals("с");
        if (with && !feeBefore) {
            return !reply.at(i).spelled().startsWith("посмотр");
        }
        for (int j = i + 1; j < i + 6 && reply.sentence(j) == reply.sentence(i); j++) {
            if (INCLUDED.has(reply.at(j))
                    && !reply.at(j).text().matches("with")
                    && !reply.at(j - 1).text().matches("не|not")) {
                return !reply.at(j + 1).spelled().matches("в|ремонт\\p{L}*")
                        || !reply.at(j + 2).spelled().matches("ремонт\\p{L}*|стоимость|цену|счет");
            }
        }
        return false;
    }

    private static boolean prepayment(Reply reply, Amount amount, int left, int right) {
        int sentence = reply.sentence(amount.start());
        boolean after = false;
        int prepay = -1;
        int transfer = -1;
        for (int i = left; i < right; i++) {
            if (reply.sentence(i) != sentence || reply.distance(i, amount.start()) > 9) {
                continue;
            }
            boolean negated = reply.at(i - 1).text().matches("не|без|no|not|without")
                    || reply.at(i + 1).text().matches("не|нет|жок");
            if (PREPAY.has(reply.at(i)) && !negated) {
                prepay = i;
            }
            if (TRANSFER.has(reply.at(i)) && !negated) {
                transfer = i;
            }
            after |= MONEY_AFTER.has(reply.at(i))
                    && reply.at(i + 1)
                            .spelled()
                            .matches(
                                    "работ\\p{L}*|ремонт\\p{L}*|выполнен\\p{L}*|завершен\\p{L}*|факту|окончании|the|we|жумыс\\p{L}*|done");
        }
        return (prepay >= 0 && reply.distance(prepay, amount.start()) <= 6)
                || (transfer >= 0
                        && !after
                        && reply.distance(transfer, amount.start()) <= 5
                        && !turned(reply, amount.end(), transfer));
    }

    /** "18000, но деньги сразу": the sum is the price, however it is to be paid. */
    private static boolean turned(Reply reply, int from, int to) {
        for (int i = from; i < to; i++) {
            if (reply.at(i).spelled().matches("но|бирак|but")) {
                return true;
            }
        }
        return false;
    }

    private static boolean near(Reply reply, Amount amount, int left, int right, Words words, int reach) {
        for (int i = Math.max(left, amount.start() - reach); i < Math.min(right, amount.end() + reach); i++) {
            if (words.has(reply.at(i)) && reply.clause(i) == reply.clause(amount.start())) {
                return true;
            }
        }
        return false;
    }

    private static boolean directlyBefore(Reply reply, Amount amount, Words words, int left) {
        return placeBefore(reply, amount, words, left) >= 0;
    }

    private static int placeBefore(Reply reply, Amount amount, Words words, int left) {
        for (int i = amount.start() - 1; i >= Math.max(left, amount.start() - 4) && !reply.isMark(i, ","); i--) {
            if (words.has(reply.at(i)) && reply.sentence(i) == reply.sentence(amount.start())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean directlyAfter(Reply reply, Amount amount, Words words, int right) {
        for (int i = amount.end(); i < Math.min(right, amount.end() + 2); i++) {
            if (words.has(reply.at(i)) && reply.clause(i) == reply.clause(amount.end() - 1)) {
                return true;
            }
        }
        return false;
    }
}
