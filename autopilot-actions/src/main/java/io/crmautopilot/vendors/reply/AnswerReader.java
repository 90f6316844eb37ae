package io.crmautopilot.vendors.reply;

import io.crmautopilot.vendors.reply.VendorReply.Answer;
import java.util.List;
import java.util.regex.Pattern;

/** Finds out whether somebody comes: refusals, doubts, promises, and times and sums that only make sense as a promise. */
final class AnswerReader {

    private final Reply reply;
    private final Spans spans;
    private static final Words DENIAL =
            Words.of("не нет ни жоқ емес no not don't doesn't can't won't isn't aren't nothing nobody");
    private static final Words CHEAPER = Words.of(
            "дешевле подешевле меньше ниже скидк* скинуть уступ* торг* арзан* арзанырак cheaper lower discount*");
    private static final Words NOT = Words.of("не");
    private static final Words MORE = Words.of("больше меньше чуть дороже дешевле more less коп аз артык");
    private static final Words WITHOUT = Words.of("без");
    private static final Pattern KAZAKH_DENIAL =
            Pattern.compile("\\p{L}{2,}(?:[мбп][ае]й)(?:м|мын|мин|мыз|миз|ды|ди|сыз|мс)?");

    private final Arrival arrival;
    private final boolean asks;
    private final Price price;

    AnswerReader(Reply reply, Spans spans, Arrival arrival, Price price, boolean asks) {
        this.reply = reply;
        this.spans = spans;
        this.arrival = arrival;
        this.asks = asks;
        this.price = price;
    }

    Answer read() {
        List<Integer> refusals = AnswerPhrases.REFUSAL.places(reply).stream()
                .filter(place -> !doubted(place) && !doubted(place - 1) && !haggles(place) && !conditional(place))
                .toList();
        List<Integer> promises = AnswerPhrases.PROMISE.places(reply).stream()
                .filter(this::affirmed)
                .toList();
        boolean doubt = AnswerPhrases.DOUBT.places(reply).stream().anyMatch(this::standsAlone);
        boolean bareNo = AnswerPhrases.BARE_NO.has(reply.at(0))
                && (reply.endsAt(1) || reply.size() == 1 || refusals.stream().anyMatch(place -> place <= 2));
        if (!refusals.isEmpty() || bareNo) {
            if (offersTime(refusals)) {
                return doubt ? Answer.UNCLEAR : Answer.YES;
            }
            boolean busy = !bareNo && refusals.stream().allMatch(this::busyNow) && AnswerPhrases.WEAK_DOUBT.in(reply);
            return busy || (doubt && !promises.isEmpty() && !bareNo) ? Answer.UNCLEAR : Answer.NO;
        }
        if (doubt) {
            return Answer.UNCLEAR;
        }
        if (!promises.isEmpty() || (arrival.known() && !arrival.offers().isEmpty())) {
            return Answer.YES;
        }
        if (AnswerPhrases.WEAK_DOUBT.in(reply) || AnswerPhrases.CONDITION.in(reply)) {
            return Answer.UNCLEAR;
        }
        if (AnswerPhrases.VAGUE_OFFER.in(reply) && price.known()) {
            return Answer.YES;
        }
        return denies() ? Answer.NO : Answer.UNCLEAR;
    }

    /** "Дешевле не получится" and "не могу отказать" refuse a discount, or to refuse. */
    private boolean haggles(int place) {
        for (int i = place - 3; i <= place + 4; i++) {
            boolean near = i >= 0 && i < reply.size() && reply.clause(i) == reply.clause(place);
            boolean refusesToRefuse = i > place && reply.at(i).spelled().matches("отказать|откажу|отказывать");
            if (near && (CHEAPER.has(reply.at(i)) || refusesToRefuse)) {
                return true;
            }
        }
        return false;
    }

    /** "Без аванса не выезжаем" says what has to come first, not that nobody comes. */
    private boolean conditional(int place) {
        if (!NOT.has(reply.at(place))) {
            return false;
        }
        for (int i = place - 1; i >= Math.max(0, place - 4) && reply.clause(i) == reply.clause(place); i--) {
            if (WITHOUT.has(reply.at(i))) {
                return true;
            }
        }
        return false;
    }

    /** A plain statement that denies something, and neither asks nor names a sum, is a refusal in words that nobody listed. */
    private boolean denies() {
        if (price.known() || asks || reply.size() < 3) {
            return false;
        }
        for (int i = 0; i < reply.size(); i++) {
            String word = reply.at(i).spelled();
            if (DENIAL.has(reply.at(i)) || KAZAKH_DENIAL.matcher(word).matches()) {
                return true;
            }
        }
        return false;
    }

    private boolean doubted(int place) {
        return AnswerPhrases.DOUBT.startsAt(reply, place) && standsAlone(place);
    }

    /** "Probably 8-10k", "тысяч десять, может чуть больше": the sum is what is not sure. */
    private boolean ofSum(int place) {
        for (Amount amount : spans.amounts()) {
            boolean follows = amount.start() == place + 1 || amount.start() == place + 2;
            boolean leads = (amount.end() == place || amount.end() == place - 1)
                    && (MORE.has(reply.at(place + 1)) || MORE.has(reply.at(place + 2)));
            if ((follows && reply.sentence(amount.start()) == reply.sentence(place)) || leads) {
                return true;
            }
        }
        return false;
    }

    /** Doubt about the price is none about coming. */
    private boolean standsAlone(int place) {
        boolean refusesToRefuse = reply.at(place + 2).spelled().matches("отказать|отказывать");
        if (ofSum(place) || refusesToRefuse) {
            return false;
        }
        if (reply.at(place + 1).spelled().matches("емес|жок")) {
            return false;
        }
        for (int i = place - 1; i >= 0 && reply.clause(i) == reply.clause(place); i--) {
            if (AnswerPhrases.PRICE_WORD.has(reply.at(i))) {
                return false;
            }
        }
        return !AnswerPhrases.PRICE_WORD.has(reply.at(place + 1)) && !AnswerPhrases.PRICE_WORD.has(reply.at(place + 2));
    }

    private boolean busyNow(int place) {
        return AnswerPhrases.BUSY.has(reply.at(place)) || AnswerPhrases.BUSY.has(reply.at(place + 1));
    }

    /** Whether a clause ends between two places, or a word that turns from what cannot be to what can. */
    private boolean apart(int refusal, int offer) {
        if (reply.clause(refusal) != reply.clause(offer)) {
            return true;
        }
        for (int i = refusal; i <= offer; i++) {
            if (AnswerPhrases.TURN.has(reply.at(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean affirmed(int place) {
        if (inQuestion(place)
                && spans.times().stream().noneMatch(time -> reply.sentence(time.start()) == reply.sentence(place))) {
            return false;
        }
        for (int i = place - 1; i >= Math.max(0, place - 2); i--) {
            if (AnswerPhrases.NEGATION.has(reply.at(i)) && reply.clause(i) == reply.clause(place)) {
                return false;
            }
        }
        return true;
    }

    private boolean inQuestion(int place) {
        for (int i = place; i < reply.size(); i++) {
            if (reply.isMark(i, "?!.") || reply.at(i).kind() == Token.Kind.BREAK) {
                return reply.isMark(i, "?");
            }
        }
        return false;
    }

    /** A refusal for now with a time of its own elsewhere is an offer. */
    private boolean offersTime(List<Integer> refusals) {
        for (TimeSpan offer : arrival.offers()) {
            if (refusals.stream().allMatch(place -> apart(place, offer.start()))) {
                return true;
            }
        }
        for (int place : AnswerPhrases.VAGUE_OFFER.places(reply)) {
            boolean refused = !refusals.stream().allMatch(r -> apart(r, place));
            boolean promised = AnswerPhrases.PROMISE.places(reply).stream()
                    .anyMatch(p -> p != place && affirmed(p) && reply.clause(p) == reply.clause(place));
            if (!refused
                    && promised
                    && !reply.at(place).spelled().matches("сейчас|щас|ща|прямо|сразу|казир|тез|бугин|скоро")) {
                return true;
            }
        }
        return false;
    }
}
