package io.crmautopilot.compensation;

import io.crmautopilot.json.Fields;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The offers of a business, in the order in which it prefers to give them.
 *
 * @param offers the offers
 */
public record Catalogue(List<Offer> offers) {

    /** Creates a catalogue; an id that comes twice is refused. */
    public Catalogue {
        offers = List.copyOf(offers);
        Set<String> ids = new HashSet<>();
        for (Offer offer : offers) {
            if (!ids.add(offer.id())) {
                throw new IllegalArgumentException("offer comes twice in the catalogue: " + offer.id());
            }
        }
    }

    /** Returns the catalogue under the key {@code catalogue}, amounts in major units of {@code currency}. */
    public static Catalogue of(Fields fields, Currency currency) {
        return new Catalogue(fields.list("catalogue").stream()
                .map(offer -> Offer.of(offer, currency))
                .toList());
    }

    /** Returns the offer with {@code id}, or empty. */
    public Optional<Offer> find(String id) {
        return offers.stream().filter(offer -> offer.id().equals(id)).findFirst();
    }
}
