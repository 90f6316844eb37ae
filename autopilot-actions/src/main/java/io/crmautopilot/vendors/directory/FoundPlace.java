package io.crmautopilot.vendors.directory;

import io.crmautopilot.json.Fields;
import io.crmautopilot.person.Contact;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.Vendor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns one found place into a vendor, field by field: a field that makes no sense is left unknown, never guessed. */
final class FoundPlace {

    private final Vendor.Builder vendor;
    private final Set<String> phones = new LinkedHashSet<>();

    FoundPlace(String source, String id, String name, String trade) {
        vendor = Vendor.builder(source + ":" + id, name).trades(Set.of(trade)).sources(Set.of(source));
    }

    void place(Fields point, String latitude, String longitude) {
        if (point.has(latitude) && point.has(longitude)) {
            attempt(() -> vendor.place(new GeoPoint(point.decimal(latitude), point.decimal(longitude))));
        }
    }

    void rating(Fields reviews, String rating, String count) {
        attempt(() -> {
            int number = reviews.has(count) ? Math.toIntExact(reviews.number(count)) : -1;
            if (number >= 0) {
                vendor.reviews(number);
            }
            double mean = reviews.has(rating) ? reviews.decimal(rating) : 0;
            if (mean >= 1 && mean <= 5 && number != 0) {
                vendor.rating(mean);
            }
        });
    }

    void phone(PhoneNumbers numbers, String written) {
        numbers.normal(written).ifPresent(phones::add);
    }

    Vendor vendor(PhoneNumbers numbers, Optional<String> whatsApp, boolean mobileIsWhatsApp) {
        Optional<String> said = whatsApp.flatMap(numbers::normal);
        said.ifPresent(phones::add);
        Optional<String> mobile =
                mobileIsWhatsApp ? phones.stream().filter(numbers::mobile).findFirst() : Optional.empty();
        said.or(() -> mobile).ifPresent(number -> vendor.contact(new Contact("whatsapp", number)));
        return vendor.phones(phones).build();
    }

    static Optional<String> text(Fields fields, String key) {
        return fields.asMap().get(key) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** Returns the objects of a list, or none where there is no such list. */
    static List<Fields> objects(Fields fields, String key) {
        try {
            return fields.list(key);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    static Fields object(Fields fields, String key) {
        return fields.asMap().get(key) instanceof Fields inner ? inner : Fields.empty();
    }

    private static void attempt(Runnable field) {
        try {
            field.run();
        } catch (IllegalArgumentException | ArithmeticException e) {
            // A field of another type than promised says nothing of this vendor, and must not lose the others.
            return;
        }
    }
}
