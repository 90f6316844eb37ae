package io.crmautopilot.compensation;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Slots;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that a business gives to make good.
 *
 * @param id its id in the host's loyalty programme
 * @param kind what it is
 * @param cost what it costs the business at most, which is what is reserved for it
 * @param percent the rate of a discount; 0 for everything else
 * @param names the name of an add-on in each language; empty for everything else
 */
public record Offer(String id, Kind kind, Money cost, int percent, Map<Language, String> names) {

    /** What an offer is. */
    public enum Kind {
        /** Credit in the loyalty programme: part of the service, needs no consent to marketing. */
        BONUS,
        /** A percentage off the next visit: an offer, needs consent to marketing. */
        DISCOUNT,
        /** A free service with the next visit: an offer, needs consent to marketing. */
        ADDON;

        /** Tells whether it may go only to a client who agreed to offers. */
        public boolean needsConsent() {
            return this != BONUS;
        }

        /** Returns the situation that its text is about. */
        public String situation() {
            return "client.compensation." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Creates an offer; one that costs nothing or is not fully described is refused by its id. */
    public Offer {
        names = Map.copyOf(names);
        if (id.isBlank()) {
            throw new IllegalArgumentException("id of an offer is blank");
        }
        if (!cost.isPositive()) {
            throw new IllegalArgumentException("offer " + id + " costs nothing: " + cost);
        }
        if (kind == Kind.DISCOUNT ? percent < 1 || percent > 100 : percent != 0) {
            throw new IllegalArgumentException("offer " + id + " of kind " + kind + " has the percentage " + percent);
        }
        if (kind == Kind.ADDON && !names.keySet().containsAll(List.of(Language.RU, Language.KK, Language.EN))) {
            throw new IllegalArgumentException("offer " + id + " lacks a name in ru, kk or en");
        }
    }

    /**
     * Returns the offer that a catalogue describes, amounts in major units: {@code amount} of a bonus, {@code percent} and
     * {@code maxAmount} of a discount, {@code name} by language and {@code cost} of an add-on.
     *
     * @throws IllegalArgumentException naming the offer and what is missing or wrong
     */
    public static Offer of(Fields fields, Currency currency) {
        String id = fields.text("id");
        String kind = fields.text("kind");
        return switch (kind) {
            case "bonus" -> new Offer(id, Kind.BONUS, money(id, fields, "amount", currency), 0, Map.of());
            case "discount" ->
                new Offer(
                        id,
                        Kind.DISCOUNT,
                        money(id, fields, "maxAmount", currency),
                        Math.toIntExact(fields.number("percent")),
                        Map.of());
            case "addon" -> new Offer(id, Kind.ADDON, money(id, fields, "cost", currency), 0, names(fields));
            default ->
                throw new IllegalArgumentException(
                        "offer " + id + " has the unknown kind \"" + kind + "\": one of bonus, discount, addon");
        };
    }

    private static Money money(String id, Fields fields, String key, Currency currency) {
        if (!fields.has(key)) {
            throw new IllegalArgumentException("offer " + id + " lacks " + key);
        }
        return Money.ofMajor(fields.number(key), currency);
    }

    private static Map<Language, String> names(Fields fields) {
        Map<Language, String> names = new EnumMap<>(Language.class);
        Fields given = fields.fields("name");
        given.keys().forEach(code -> names.put(Language.ofCode(code), given.text(code)));
        return names;
    }

    /** Adds this offer to the values of a text. */
    public Slots into(Slots slots, String slot) {
        return switch (kind) {
            case BONUS -> slots.bonus(slot, cost);
            case DISCOUNT -> slots.discount(slot, percent, cost);
            case ADDON -> slots.addon(slot, names);
        };
    }
}
