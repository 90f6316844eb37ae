package io.crmautopilot.vendor;

import io.crmautopilot.money.Money;
import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A vendor as a directory describes it: who, where, how well spoken of, how to be reached.
 *
 * <p>Everything here is a claim of its source. What the source does not tell is empty and stays
 * empty: "unknown" is never read as zero, as good or as bad.
 *
 * @param id the vendor's identifier, unique within its directory
 * @param name the name it trades under
 * @param trades identifiers of its trades, such as {@code hvac}; may be empty where unknown
 * @param place where it is, if known
 * @param rating mean rating from 1 to 5, if it has any
 * @param reviews number of reviews behind the rating, if known
 * @param reviewsLast7Days number of those reviews that are of the last seven days, if known
 * @param listedMonths whole months for which it has been listed, if known
 * @param typicalEta how long it usually takes to arrive, if known
 * @param calloutPrice what it says that coming costs, if known
 * @param contact where it can be written to, if anywhere
 * @param phones phone numbers of its listing in E.164; empty where the directory gives none
 * @param payee to whom it is paid (an account, a card holder), if the host's own list says so
 * @param sources names of the directories that know it, in the order in which they were asked
 * @param language in which it is written to, if the directory says so; else in the owner's
 * @param trustedByHost whether the host's own list holds it: the owner answers for what is unknown
 */
public record Vendor(
        String id,
        String name,
        Set<String> trades,
        Optional<GeoPoint> place,
        OptionalDouble rating,
        OptionalInt reviews,
        OptionalInt reviewsLast7Days,
        OptionalInt listedMonths,
        Optional<Duration> typicalEta,
        Optional<Money> calloutPrice,
        Optional<Contact> contact,
        Set<String> phones,
        Optional<String> payee,
        Set<String> sources,
        Optional<Language> language,
        boolean trustedByHost) {

    /** Creates a vendor; impossible values are refused by name. */
    public Vendor {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a vendor needs an id");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("vendor " + id + " needs a name");
        }
        if (rating.isPresent() && !(rating.getAsDouble() >= 1 && rating.getAsDouble() <= 5)) {
            throw new IllegalArgumentException(
                    "rating of vendor %s must be from 1 to 5, not %s".formatted(id, rating.getAsDouble()));
        }
        requireCount(id, "reviews", reviews);
        requireCount(id, "reviewsLast7Days", reviewsLast7Days);
        requireCount(id, "listedMonths", listedMonths);
        if (reviews.isPresent() && reviewsLast7Days.isPresent() && reviewsLast7Days.getAsInt() > reviews.getAsInt()) {
            throw new IllegalArgumentException("vendor %s cannot have %d reviews of the last 7 days among %d"
                    .formatted(id, reviewsLast7Days.getAsInt(), reviews.getAsInt()));
        }
        if (typicalEta.isPresent() && typicalEta.get().isNegative()) {
            throw new IllegalArgumentException("typicalEta of vendor " + id + " must not be negative");
        }
        if (calloutPrice.isPresent() && calloutPrice.get().isNegative()) {
            throw new IllegalArgumentException("calloutPrice of vendor " + id + " must not be negative");
        }
        trades = ordered(trades);
        phones = ordered(phones);
        sources = ordered(sources);
    }

    /** Starts a vendor of whom only the id and the name are known yet. */
    public static Builder builder(String id, String name) {
        return new Builder(id, name);
    }

    /** Starts a vendor that is equal to this one until something is said otherwise. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Returns the id and the name; the addresses stay out of logs. */
    @Override
    public String toString() {
        return "Vendor[" + id + ", " + name + "]";
    }

    private static void requireCount(String id, String what, OptionalInt count) {
        if (count.isPresent() && count.getAsInt() < 0) {
            throw new IllegalArgumentException(
                    "%s of vendor %s must not be negative, not %d".formatted(what, id, count.getAsInt()));
        }
    }

    private static Set<String> ordered(Set<String> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    /** Collects what is known of a vendor; what is not said stays unknown. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String name;
        private Set<String> trades = Set.of();
        private Optional<GeoPoint> place = Optional.empty();
        private OptionalDouble rating = OptionalDouble.empty();
        private OptionalInt reviews = OptionalInt.empty();
        private OptionalInt reviewsLast7Days = OptionalInt.empty();
        private OptionalInt listedMonths = OptionalInt.empty();
        private Optional<Duration> typicalEta = Optional.empty();
        private Optional<Money> calloutPrice = Optional.empty();
        private Optional<Contact> contact = Optional.empty();
        private Optional<Language> language = Optional.empty();
        private Set<String> phones = Set.of();
        private Optional<String> payee = Optional.empty();
        private Set<String> sources = Set.of();
        private boolean trustedByHost;

        private Builder(String id, String name) {
            this.id = id;
            this.name = name;
        }

        private Builder(Vendor vendor) {
            this(vendor.id, vendor.name);
            trades = vendor.trades;
            place = vendor.place;
            rating = vendor.rating;
            reviews = vendor.reviews;
            reviewsLast7Days = vendor.reviewsLast7Days;
            listedMonths = vendor.listedMonths;
            typicalEta = vendor.typicalEta;
            calloutPrice = vendor.calloutPrice;
            contact = vendor.contact;
            language = vendor.language;
            phones = vendor.phones;
            payee = vendor.payee;
            sources = vendor.sources;
            trustedByHost = vendor.trustedByHost;
        }

        /** Says its trades. */
        public Builder trades(Set<String> value) {
            trades = value;
            return this;
        }

        /** Says where it is. */
        public Builder place(GeoPoint value) {
            place = Optional.of(value);
            return this;
        }

        /** Says its mean rating, from 1 to 5. */
        public Builder rating(double value) {
            rating = OptionalDouble.of(value);
            return this;
        }

        /** Says how many reviews the rating has. */
        public Builder reviews(int value) {
            reviews = OptionalInt.of(value);
            return this;
        }

        /** Says how many of the reviews are of the last seven days. */
        public Builder reviewsLast7Days(int value) {
            reviewsLast7Days = OptionalInt.of(value);
            return this;
        }

        /** Says for how many whole months it has been listed. */
        public Builder listedMonths(int value) {
            listedMonths = OptionalInt.of(value);
            return this;
        }

        /** Says how long it usually takes to arrive. */
        public Builder typicalEta(Duration value) {
            typicalEta = Optional.of(value);
            return this;
        }

        /** Says what coming costs. */
        public Builder calloutPrice(Money value) {
            calloutPrice = Optional.of(value);
            return this;
        }

        /** Says in which language it is written to. */
        public Builder language(Language value) {
            language = Optional.of(value);
            return this;
        }

        /** Says where it can be written to. */
        public Builder contact(Contact value) {
            contact = Optional.of(value);
            return this;
        }

        /** Says the phone numbers of its listing, in E.164. */
        public Builder phones(Set<String> value) {
            phones = value;
            return this;
        }

        /** Says to whom it is paid. */
        public Builder payee(String value) {
            payee = Optional.of(value);
            return this;
        }

        /** Says which directories know it. */
        public Builder sources(Set<String> value) {
            sources = value;
            return this;
        }

        /** Says whether the host's own list holds it. */
        public Builder trustedByHost(boolean value) {
            trustedByHost = value;
            return this;
        }

        /**
         * Returns the vendor.
         *
         * @throws IllegalArgumentException if a value is impossible, naming it
         */
        public Vendor build() {
            return new Vendor(
                    id,
                    name,
                    trades,
                    place,
                    rating,
                    reviews,
                    reviewsLast7Days,
                    listedMonths,
                    typicalEta,
                    calloutPrice,
                    contact,
                    phones,
                    payee,
                    sources,
                    language,
                    trustedByHost);
        }
    }
}
