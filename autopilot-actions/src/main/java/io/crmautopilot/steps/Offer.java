package io.crmautopilot.steps;

import io.crmautopilot.engine.Reply;
import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.reply.VendorReply;
import io.crmautopilot.vendors.reply.VendorReply.Answer;
import io.crmautopilot.vendors.reply.VendorReply.Warning;
import io.crmautopilot.vendors.reply.VendorReplyReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one vendor offers, gathered over all that was answered so far: the later word counts, and what is not repeated stays. Every
 * figure is one that the reader was certain of; the rest is still to be asked about.
 *
 * @param answer whether somebody comes
 * @param arriveBy when somebody would be there at the latest
 * @param fee what coming and looking costs, where it is named apart
 * @param ceiling the most that fee and repair together may cost
 * @param priced whether any sum was named for certain
 * @param warnings what makes the vendor suspicious
 */
record Offer(
        Answer answer,
        Optional<Instant> arriveBy,
        Optional<Money> fee,
        Optional<Money> ceiling,
        boolean priced,
        Set<Warning> warnings) {

    static final Offer NONE =
            new Offer(Answer.UNCLEAR, Optional.empty(), Optional.empty(), Optional.empty(), false, Set.of());

    /** Reads {@code replies}, the oldest first. */
    static Offer read(List<Reply> replies, VendorReplyReader reader, ZoneId zone) {
        Offer offer = NONE;
        for (Reply reply : replies) {
            offer = offer.and(reader.read(reply.text(), reply.at().atZone(zone).toLocalTime()), reply.at());
        }
        return offer;
    }

    private Offer and(VendorReply said, Instant at) {
        Set<Warning> all = EnumSet.noneOf(Warning.class);
        all.addAll(warnings);
        all.addAll(said.warnings());
        boolean newPrice = said.price().isCertain();
        return new Offer(
                said.answer() == Answer.UNCLEAR ? answer : said.answer(),
                said.arrival().certain().map(at::plus).or(this::arriveBy),
                newPrice ? said.diagnosticsFee().or(this::fee) : fee,
                newPrice ? total(said) : ceiling,
                priced || newPrice,
                all);
    }

    /** A repair named after the fee adds to it; any other ceiling replaces what was known. */
    private Optional<Money> total(VendorReply said) {
        if (said.ceiling().isEmpty() || said.diagnosticsFee().isPresent() || fee.isEmpty()) {
            return onlyForLooking(said) ? Optional.empty() : said.ceiling();
        }
        return said.ceiling().map(top -> top.plus(fee.get()));
    }

    /** A fee for looking says nothing of what the repair may cost. */
    private static boolean onlyForLooking(VendorReply said) {
        return said.priceKind() == VendorReply.PriceKind.DIAGNOSTICS
                && said.repairCeiling().isEmpty()
                && said.repair().isEmpty();
    }
}
