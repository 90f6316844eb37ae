package io.crmautopilot.vendors;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendor.Vendor;
import java.util.List;
import java.util.Optional;

/**
 * What other vendors of the same trade ask for coming.
 *
 * @param median the median of their prices; empty when fewer than three are known in one currency
 */
record Peers(Optional<Money> median) {

    /** A median of fewer says nothing: one liar would be half of it. */
    private static final int ENOUGH = 3;

    static Peers of(Vendor vendor, List<Vendor> all, String trade) {
        List<Money> prices = all.stream()
                .filter(other ->
                        !other.id().equals(vendor.id()) && other.trades().contains(trade))
                .flatMap(other -> other.calloutPrice().stream())
                .filter(price -> vendor.calloutPrice()
                        .map(own -> own.currency().equals(price.currency()))
                        .orElse(true))
                .sorted((a, b) -> Long.compare(a.minor(), b.minor()))
                .toList();
        boolean comparable = prices.stream().map(Money::currency).distinct().count() == 1;
        return new Peers(prices.size() >= ENOUGH && comparable ? Optional.of(middle(prices)) : Optional.empty());
    }

    /** The lower of the two in the middle, so that the median is a price that somebody asks. */
    private static Money middle(List<Money> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }
}
