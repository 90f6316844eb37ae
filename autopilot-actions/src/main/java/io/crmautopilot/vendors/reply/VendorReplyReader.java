package io.crmautopilot.vendors.reply;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.reply.VendorReply.Answer;
import io.crmautopilot.vendors.reply.VendorReply.PriceKind;
import io.crmautopilot.vendors.reply.VendorReply.Warning;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Reads a vendor's reply into typed fields.
 *
 * <p>Pure: the same text, time and currency give the same reading. Safe for any number of threads. Linear in the length of the
 * text, of which at most 4,000 characters are read. What the vendor writes changes fields alone, never what may be spent.
 */
public final class VendorReplyReader {

    private final Currency currency;

    /** Creates a reader for sums of a currency, named in its major units. */
    public VendorReplyReader(Currency currency) {
        this.currency = currency;
    }

    /**
     * Returns what a reply says.
     *
     * @param text the reply; several messages that belong together are divided by line breaks
     * @param writtenAt the local time at which it was written, where the work is to be done
     */
    public VendorReply read(String text, LocalTime writtenAt) {
        Reply reply = Reply.of(text);
        Spans spans = Spans.of(reply);
        Set<Warning> warnings = WarningReader.read(reply, spans.amounts());
        Arrival arrival = new ArrivalReader(reply, spans, writtenAt).read();
        Price price = new PriceReader(reply, spans).read();
        boolean asks = QuestionReader.asks(reply);
        Answer answer = new AnswerReader(reply, spans, arrival, price, asks || !warnings.isEmpty()).read();
        boolean open = answer != Answer.NO;
        boolean named = open && price.known();
        return new VendorReply(
                answer == Answer.UNCLEAR ? Stated.of(answer, false) : Stated.of(answer, true),
                open && arrival.known()
                        ? Stated.of(Duration.ofMinutes(arrival.minutes()), arrival.certain() && answer == Answer.YES)
                        : Stated.unknown(),
                named ? Stated.of(money(price.value()), price.certain()) : Stated.unknown(),
                named ? price.kind() : PriceKind.UNKNOWN,
                named ? optional(price.ceiling()) : Optional.empty(),
                named ? optional(price.fee()) : Optional.empty(),
                named ? optional(price.repair()) : Optional.empty(),
                named ? optional(price.repairCeiling()) : Optional.empty(),
                asks,
                warnings);
    }

    /**
     * Returns the figures that stand in a reply, whatever they speak of: the list from which somebody who understands the sentence may
     * choose, so that no figure is ever taken that the vendor did not write.
     *
     * @param text the reply, of which at most 4,000 characters are read
     * @param writtenAt the local time at which it was written, where the work is to be done
     */
    public Figures figures(String text, LocalTime writtenAt) {
        Reply reply = Reply.of(text);
        Spans spans = Spans.of(reply);
        return new Figures(
                new ArrivalReader(reply, spans, writtenAt)
                        .named().stream().map(Duration::ofMinutes).toList(),
                spans.amounts().stream()
                        .flatMap(sum -> LongStream.of(sum.low(), sum.high()).boxed())
                        .filter(sum -> sum >= 0)
                        .distinct()
                        .map(this::money)
                        .toList());
    }

    private Optional<Money> optional(long major) {
        return major < 0 ? Optional.empty() : Optional.of(money(major));
    }

    private Money money(long major) {
        return Money.ofMajor(major, currency);
    }
}
