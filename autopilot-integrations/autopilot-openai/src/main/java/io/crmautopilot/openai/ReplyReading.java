package io.crmautopilot.openai;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.reply.Figures;
import io.crmautopilot.vendors.reply.VendorReply;
import io.crmautopilot.vendors.reply.VendorReply.Answer;
import io.crmautopilot.vendors.reply.VendorReplyReader;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What stays unclear in one reply of a vendor, the question about it, and what its answer comes to. Every figure is one that stands in
 * the reply by the code's own reading; the model says which of them is meant. Pure.
 */
final class ReplyReading {

    private static final int MOST_FIGURES = 8;
    private static final String NONE = "none";

    private final String text;
    private final LocalTime at;
    private final VendorReplyReader reader;
    private final VendorReply said;
    private final Figures figures;

    ReplyReading(String text, LocalTime at, Currency currency) {
        this.text = text;
        this.at = at;
        this.reader = new VendorReplyReader(currency);
        this.said = reader.read(text, at);
        this.figures = reader.figures(text, at);
    }

    /** Tells whether the code's reading leaves open what this reply may answer. What looks suspicious is never asked about. */
    boolean isUnclear() {
        boolean crowded =
                figures.times().size() > MOST_FIGURES || figures.sums().size() > MOST_FIGURES;
        return !text.isBlank()
                && !said.suspicious()
                && !crowded
                && said.answer() != Answer.NO
                && (said.answer() == Answer.UNCLEAR || arrivalOpen() || priceOpen());
    }

    private boolean arrivalOpen() {
        return !said.arrival().isCertain() && !figures.times().isEmpty();
    }

    private boolean priceOpen() {
        return !said.price().isCertain() && !figures.sums().isEmpty();
    }

    Question question(Prompt prompt, KnownNames names) {
        List<Facts> times = new ArrayList<>();
        List<String> timeIds = new ArrayList<>();
        for (Duration time : figures.times()) {
            timeIds.add("t" + (times.size() + 1));
            times.add(Facts.none().name("id", "t" + (times.size() + 1)).number("minutes", time.toMinutes()));
        }
        List<Facts> sums = new ArrayList<>();
        List<String> sumIds = new ArrayList<>();
        for (Money sum : figures.sums()) {
            sumIds.add("s" + (sums.size() + 1));
            sums.add(Facts.none().name("id", "s" + (sums.size() + 1)).number("amount", major(sum)));
        }
        timeIds.add(NONE);
        sumIds.add(NONE);
        return Question.about(
                prompt,
                new Untrusted.FromVendor(text, names),
                Facts.none().list("times", times).list("sums", sums),
                Shape.named("vendor_reply")
                        .one("coming", List.of("yes", "no", "unclear"))
                        .one("arrival", timeIds)
                        .one("price", sumIds)
                        .one("most", sumIds));
    }

    private static long major(Money sum) {
        int digits = Math.max(0, sum.currency().getDefaultFractionDigits());
        return sum.minor() / Math.round(Math.pow(10, digits));
    }

    /** Returns what an answer comes to, for the record: only what was unclear, only figures of the reply. */
    Optional<Fields> derive(Fields answer) {
        Optional<Duration> arrival = arrivalOpen() ? pick(figures.times(), answer.text("arrival")) : Optional.empty();
        Optional<Money> price = priceOpen() ? pick(figures.sums(), answer.text("price")) : Optional.empty();
        Optional<Money> most = priceOpen() ? pick(figures.sums(), answer.text("most")) : Optional.empty();
        boolean orderly = price.isEmpty() || most.isEmpty() || !price.get().exceeds(most.get());
        return Optional.of(Fields.of(
                "coming", said.answer() == Answer.UNCLEAR ? answer.text("coming") : "unclear",
                "arrival", arrival.orElse(null),
                "price", orderly ? price.map(ReplyReading::major).orElse(null) : null,
                "most", orderly ? most.map(ReplyReading::major).orElse(null) : null));
    }

    private static <T> Optional<T> pick(List<T> figures, String id) {
        if (id.equals(NONE)) {
            return Optional.empty();
        }
        int place = Integer.parseInt(id.substring(1)) - 1;
        return place >= 0 && place < figures.size() ? Optional.of(figures.get(place)) : Optional.empty();
    }

    /**
     * Returns what was recorded as plain sentences that the code's own reader reads for certain and to the same values; whatever does
     * not read back so is left out. Empty when nothing is left.
     */
    List<String> sentences(Fields derived) {
        List<String> sentences = new ArrayList<>();
        String coming = derived.text("coming", "unclear");
        if (coming.equals("no") && said.answer() == Answer.UNCLEAR) {
            add(sentences, "Нет, приехать не сможем.", reply -> reply.answer() == Answer.NO);
            return sentences;
        }
        if (coming.equals("yes") && said.answer() == Answer.UNCLEAR) {
            add(sentences, "Да, приедем.", reply -> reply.answer() == Answer.YES);
        }
        if (derived.has("arrival") && arrivalOpen()) {
            Duration arrival = derived.duration("arrival");
            if (figures.times().contains(arrival)) {
                add(
                        sentences,
                        "Да, приедем через " + arrival.toMinutes() + " минут.",
                        reply -> reply.arrival().certain().equals(Optional.of(arrival)));
            }
        }
        if (derived.has("price") && priceOpen()) {
            Optional<Money> price = known(derived.number("price"));
            Optional<Money> most = derived.has("most") ? known(derived.number("most")) : Optional.empty();
            price.ifPresent(sum -> add(
                    sentences,
                    priced(sum, most),
                    reply -> reply.price().certain().equals(price)
                            && reply.ceiling().equals(most)));
        }
        return sentences;
    }

    private Optional<Money> known(long major) {
        return figures.sums().stream().filter(sum -> major(sum) == major).findFirst();
    }

    private static String priced(Money price, Optional<Money> most) {
        if (most.isEmpty()) {
            return "Стоимость от " + major(price) + " тенге.";
        }
        return most.get().equals(price)
                ? "Стоимость " + major(price) + " тенге."
                : "Стоимость от " + major(price) + " до " + major(most.get()) + " тенге.";
    }

    private void add(List<String> sentences, String sentence, java.util.function.Predicate<VendorReply> asMeant) {
        VendorReply back = reader.read(sentence, at);
        if (!back.suspicious() && asMeant.test(back)) {
            sentences.add(sentence);
        }
    }
}
