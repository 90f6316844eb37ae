package io.crmautopilot.vendors.reply;

import io.crmautopilot.vendors.reply.Amount.Bound;
import io.crmautopilot.vendors.reply.Amount.Per;
import io.crmautopilot.vendors.reply.VendorReply.PriceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the price among the sums of a reply: by what each sum pays for, then corrections, tariffs and totals. */
final class PriceReader {

    private static final Words CONDITION = Words.of("если егер при if болса");
    private static final Words GROWS =
            Words.of("зависит смотря карай байланысты depends depending сверху дальше ары остальное қосылады");

    private final Reply reply;
    private final List<Amount> amounts;

    PriceReader(Reply reply, Spans spans) {
        this.reply = reply;
        this.amounts = spans.amounts();
    }

    private record Named(Amount amount, AmountRole role) {}

    Price read() {
        List<Named> named = corrected(AmountRole.of(reply, amounts));
        named.removeIf(n -> n.role == AmountRole.PREPAYMENT || n.role == AmountRole.NOT_THE_PRICE);
        if (named.stream().anyMatch(n -> n.amount.low() > 0)) {
            named.removeIf(n -> n.amount.low() == 0 && n.role != AmountRole.FEE);
        }
        boolean urgent = named.stream().anyMatch(n -> n.role == AmountRole.URGENT);
        if (urgent) {
            named.removeIf(n -> n.role != AmountRole.URGENT);
        } else if (named.size() > 1) {
            named.removeIf(n -> n.role == AmountRole.USUAL);
        }
        boolean area = named.removeIf(n -> n.amount.per() == Per.AREA);
        boolean addition = named.size() > 1 && named.removeIf(n -> n.role == AmountRole.ADDITION);
        if (named.isEmpty()) {
            return Price.NONE;
        }
        Optional<Named> total =
                named.stream().filter(n -> n.role == AmountRole.TOTAL).reduce((a, b) -> b);
        if (total.isPresent()) {
            return single(total.get(), area || addition);
        }
        List<Named> fees = named.stream().filter(n -> n.role == AmountRole.FEE).toList();
        List<Named> works = named.stream().filter(n -> n.role != AmountRole.FEE).toList();
        if (works.isEmpty()) {
            return fee(fees, addition);
        }
        if (fees.isEmpty() || fees.stream().allMatch(n -> n.amount.low() == 0)) {
            return work(works, area, addition);
        }
        return both(fees, works);
    }

    private Price fee(List<Named> fees, boolean addition) {
        List<Named> paid = fees.stream().filter(n -> n.amount.low() > 0).toList();
        List<Named> all = paid.isEmpty() ? fees : paid;
        Amount amount = all.get(0).amount;
        boolean same = all.stream().allMatch(n -> n.amount.low() == amount.low());
        long lowest = all.stream().mapToLong(n -> n.amount.low()).min().orElse(amount.low());
        boolean open = amount.bound() == Bound.LEAST;
        long ceiling =
                open ? -1 : all.stream().mapToLong(n -> n.amount.high()).max().orElse(-1);
        boolean hour = amount.per() == Per.HOUR;
        return new Price(
                lowest,
                hour ? PriceKind.FROM : PriceKind.DIAGNOSTICS,
                hour ? -1 : ceiling,
                lowest,
                -1,
                -1,
                same && amount.explicit() && !addition);
    }

    private Price work(List<Named> works, boolean area, boolean addition) {
        if (works.stream().map(n -> n.amount.low()).distinct().count() == 1) {
            return single(works.get(works.size() - 1), area || addition);
        }
        long low = works.stream().mapToLong(n -> n.amount.low()).min().orElse(-1);
        boolean open = works.stream().anyMatch(n -> n.amount.bound() == Bound.LEAST || n.amount.per() == Per.HOUR);
        long high =
                open ? -1 : works.stream().mapToLong(n -> n.amount.high()).max().orElse(-1);
        return new Price(low, PriceKind.FROM, high, -1, -1, -1, false);
    }

    private Price both(List<Named> fees, List<Named> works) {
        Price fee = fee(fees, false);
        Price work = work(works, false, false);
        boolean bounded = fee.ceiling() >= 0 && work.ceiling() >= 0;
        return new Price(
                fee.value(),
                PriceKind.DIAGNOSTICS,
                bounded ? fee.ceiling() + work.ceiling() : -1,
                fee.value(),
                work.value(),
                work.ceiling(),
                fee.certain() && works.size() == 1 && works.get(0).amount.explicit());
    }

    private Price single(Named named, boolean grows) {
        Amount amount = named.amount;
        boolean open = amount.bound() == Bound.LEAST || amount.per() == Per.HOUR || grows || growsWithWork(amount);
        boolean from = open || amount.range();
        long ceiling = amount.range() && amount.per() != Per.HOUR && !grows ? amount.high() : open ? -1 : amount.high();
        boolean fee = named.role == AmountRole.FEE;
        PriceKind kind = fee && !from ? PriceKind.DIAGNOSTICS : from ? PriceKind.FROM : PriceKind.FIXED;
        boolean plausible = amount.low() == 0 || (amount.low() >= 500 && amount.low() <= 500_000);
        return new Price(amount.low(), kind, ceiling, fee ? amount.low() : -1, -1, -1, amount.explicit() && plausible);
    }

    private boolean growsWithWork(Amount amount) {
        for (int i = amount.end(); i < reply.size() && reply.sentence(i) == reply.sentence(amount.end() - 1); i++) {
            if (reply.at(i).spelled().matches("ары|дальше|сверху") && i - amount.end() < 6) {
                return true;
            }
        }
        return false;
    }

    private List<Named> corrected(List<AmountRole> roles) {
        List<Named> kept = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            Amount amount = amounts.get(i);
            boolean last = i + 1 == amounts.size();
            int next = last ? 0 : amounts.get(i + 1).start();
            boolean replaced =
                    !last && Corrections.between(reply, amount.end(), next) && roles.get(i) != AmountRole.FEE;
            boolean denied = !last
                    && (reply.at(amount.start() - 1).text().matches("не|not")
                            || reply.at(amount.end()).spelled().equals("емес"));
            if (!replaced && !denied) {
                kept.add(new Named(amount, roles.get(i)));
            }
        }
        return kept;
    }

    static boolean conditional(Reply reply, int from, int to) {
        for (int i = from; i < to; i++) {
            if (CONDITION.has(reply.at(i)) || GROWS.has(reply.at(i))) {
                return true;
            }
        }
        return false;
    }
}
