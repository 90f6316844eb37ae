package io.crmautopilot.vendors.directory;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.Contact;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.text.Language;
import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorDirectory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the host's own list of vendors: a JSON array that people write.
 *
 * <p>Each entry holds {@code id}, {@code name} and {@code categories}, and what is known of {@code lat} and {@code lon}, {@code
 * rating}, {@code reviews}, {@code reviewsLast7Days}, {@code listedMonths}, {@code typicalEtaMinutes}, {@code calloutPrice} (major
 * units), {@code whatsapp}, {@code phones}, {@code payee}. Other keys are left alone, so that a list may carry notes.
 */
public final class HostVendors {

    /** The name of this directory among a vendor's sources. */
    public static final String SOURCE = "host";

    private static final List<Language> LANGUAGES = List.of(Language.RU, Language.KK, Language.EN);

    private static final Set<String> NUMBERS =
            Set.of("reviews", "reviewsLast7Days", "listedMonths", "typicalEtaMinutes");

    private HostVendors() {}

    /**
     * Returns the directory of a list; it holds every vendor of the list, whatever is asked for.
     *
     * <p>Its vendors are trusted: the host answers for what the list does not tell.
     *
     * @param json the list
     * @param currency the currency of its prices
     * @param numbers reads phone numbers written without a country
     * @throws IllegalArgumentException if the list cannot be used; the text names every bad entry and field
     */
    public static VendorDirectory read(String json, Currency currency, PhoneNumbers numbers) {
        List<Vendor> vendors = parse(json, currency, numbers);
        return query -> vendors;
    }

    private static List<Vendor> parse(String json, Currency currency, PhoneNumbers numbers) {
        List<Fields> entries;
        try {
            entries = Fields.parse("{\"vendors\":" + json + "}").list("vendors");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the vendor list is no JSON array of objects: " + e.getMessage(), e);
        }
        Map<String, Vendor> vendors = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = new Entry(entries.get(i), "vendor " + (i + 1), wrong);
            Vendor vendor = entry.read(currency, numbers);
            if (vendor != null && vendors.putIfAbsent(vendor.id(), vendor) != null) {
                wrong.add(entry.name + ", id: " + vendor.id() + " comes twice");
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("the vendor list cannot be used: " + String.join("; ", wrong));
        }
        return List.copyOf(vendors.values());
    }

    /** One entry while it is read: each field that is wrong leaves a sentence. */
    private static final class Entry {
        private final Fields fields;
        private final String name;
        private final List<String> wrong;

        Entry(Fields fields, String place, List<String> wrong) {
            this.fields = fields;
            this.name = fields.has("id") ? place + " (" + fields.asMap().get("id") + ")" : place;
            this.wrong = wrong;
        }

        @Nullable
        Vendor read(Currency currency, PhoneNumbers numbers) {
            int before = wrong.size();
            String id = required("id");
            String title = required("name");
            Set<String> trades = new LinkedHashSet<>(get("categories", fields::texts, List.<String>of()));
            if (trades.isEmpty()) {
                wrong.add(name + ", categories: at least one is needed");
            }
            if (wrong.size() > before) {
                return null;
            }
            Vendor.Builder vendor = Vendor.builder(id, title)
                    .trades(trades)
                    .sources(Set.of(SOURCE))
                    .trustedByHost(true);
            place(vendor);
            figures(vendor, currency);
            contact(vendor, numbers);
            language(vendor);
            try {
                return wrong.size() > before ? null : vendor.build();
            } catch (IllegalArgumentException e) {
                wrong.add(name + ": " + e.getMessage());
                return null;
            }
        }

        private void place(Vendor.Builder vendor) {
            if (fields.has("lat") != fields.has("lon")) {
                wrong.add(name + ", lat and lon: one is missing");
            } else if (fields.has("lat")) {
                try {
                    vendor.place(new GeoPoint(fields.decimal("lat"), fields.decimal("lon")));
                } catch (IllegalArgumentException e) {
                    wrong.add(name + ", lat and lon: " + e.getMessage());
                }
            }
        }

        private void figures(Vendor.Builder vendor, Currency currency) {
            if (fields.has("rating")) {
                vendor.rating(get("rating", fields::decimal, 1.0));
            }
            for (String key : NUMBERS) {
                if (fields.has(key)) {
                    number(vendor, key, get(key, k -> Math.toIntExact(fields.number(k)), 0));
                }
            }
            if (fields.has("calloutPrice")) {
                vendor.calloutPrice(get(
                        "calloutPrice",
                        key -> Money.ofMajor(
                                new BigDecimal(String.valueOf(fields.asMap().get(key))), currency),
                        Money.zero(currency)));
            }
            fields.find("payee").ifPresent(vendor::payee);
        }

        private static void number(Vendor.Builder vendor, String key, int value) {
            switch (key) {
                case "reviews" -> vendor.reviews(value);
                case "reviewsLast7Days" -> vendor.reviewsLast7Days(value);
                case "listedMonths" -> vendor.listedMonths(value);
                default -> vendor.typicalEta(Duration.ofMinutes(value));
            }
        }

        private void contact(Vendor.Builder vendor, PhoneNumbers numbers) {
            Set<String> phones = new LinkedHashSet<>();
            for (String phone : get("phones", fields::texts, List.<String>of())) {
                numbers.normal(phone)
                        .ifPresentOrElse(phones::add, () -> wrong.add(name + ", phones: no phone number is " + phone));
            }
            if (fields.has("whatsapp")) {
                String written = get("whatsapp", fields::text, "");
                numbers.normal(written)
                        .ifPresentOrElse(
                                number -> {
                                    phones.add(number);
                                    vendor.contact(new Contact("whatsapp", number));
                                },
                                () -> wrong.add(name + ", whatsapp: no phone number is " + written));
            }
            vendor.phones(phones);
        }

        private void language(Vendor.Builder vendor) {
            if (!fields.has("language")) {
                return;
            }
            String written = get("language", fields::text, "");
            LANGUAGES.stream()
                    .filter(language -> language.code().equals(written))
                    .findFirst()
                    .ifPresentOrElse(
                            vendor::language, () -> wrong.add(name + ", language: none of ru, kk, en is " + written));
        }

        private String required(String key) {
            String value = get(key, k -> fields.text(k, ""), "");
            if (value.isBlank()) {
                wrong.add(name + ", " + key + ": is missing");
            }
            return value;
        }

        private <T> T get(String key, Function<String, T> read, T otherwise) {
            try {
                return read.apply(key);
            } catch (IllegalArgumentException | ArithmeticException e) {
                wrong.add(name + ", " + key + ": " + e.getMessage());
                return otherwise;
            }
        }
    }
}
