package io.crmautopilot.vendors.directory;

import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorQuery;
import io.crmautopilot.vendor.VendorSearchException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several directories as one: asks each, and makes one vendor of what is the same vendor.
 *
 * <p>Two entries are the same vendor when they share a phone number, or when their names agree but for case, punctuation and
 * company forms and they are at most 300 metres apart. The entry of the earlier directory stays and the later ones fill in what it
 * does not tell. One directory that fails stops no other; when all fail, the first failure is thrown. As safe for threads as the
 * directories that it asks.
 */
public final class MergedVendors implements VendorDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(MergedVendors.class);
    private static final double SAME_PLACE_KM = 0.3;

    private final List<VendorDirectory> directories;

    private MergedVendors(List<VendorDirectory> directories) {
        this.directories = List.copyOf(directories);
    }

    /** Returns the directories as one, the most trusted first; none at all is refused. */
    public static MergedVendors of(List<VendorDirectory> directories) {
        if (directories.isEmpty()) {
            throw new IllegalArgumentException("there is no directory to merge");
        }
        return new MergedVendors(directories);
    }

    @Override
    public List<Vendor> search(VendorQuery query) {
        List<Vendor> merged = new ArrayList<>();
        List<VendorSearchException> failures = new ArrayList<>();
        for (VendorDirectory directory : directories) {
            try {
                directory.search(query).forEach(vendor -> add(merged, vendor));
            } catch (VendorSearchException e) {
                LOG.warn("a vendor directory failed: {} ({})", e.getMessage(), e.kind());
                failures.add(e);
            }
        }
        if (failures.size() == directories.size()) {
            throw failures.get(0);
        }
        return List.copyOf(merged);
    }

    private static void add(List<Vendor> merged, Vendor vendor) {
        for (int i = 0; i < merged.size(); i++) {
            if (same(merged.get(i), vendor)) {
                merged.set(i, joined(merged.get(i), vendor));
                return;
            }
        }
        merged.add(vendor);
    }

    private static boolean same(Vendor a, Vendor b) {
        if (a.phones().stream().anyMatch(b.phones()::contains)) {
            return true;
        }
        boolean near = a.place().isPresent()
                && b.place().isPresent()
                && a.place().get().kilometresTo(b.place().get()) <= SAME_PLACE_KM;
        return near && plain(a.name()).equals(plain(b.name()));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("(?<!\\p{L})(тоо|ип|жшс|жк|llp|llc|ооо)(?!\\p{L})", "")
                .replaceAll("[^\\p{L}\\d]", "");
    }

    /** The rating goes with the larger number of reviews, since the two may be of the same people. */
    private static Vendor joined(Vendor first, Vendor second) {
        Vendor.Builder builder = first.toBuilder()
                .trades(union(first.trades(), second.trades()))
                .phones(union(first.phones(), second.phones()))
                .sources(union(first.sources(), second.sources()))
                .trustedByHost(first.trustedByHost() || second.trustedByHost());
        boolean more = first.rating().isEmpty()
                || second.reviews().orElse(0) > first.reviews().orElse(0);
        if (more && second.rating().isPresent() && second.reviews().isPresent()) {
            builder.rating(second.rating().getAsDouble())
                    .reviews(second.reviews().getAsInt());
        }
        Vendor counted = more && second.rating().isPresent() && second.reviews().isPresent() ? second : first;
        Vendor other = counted.equals(second) ? first : second;
        OptionalInt recent =
                counted.reviewsLast7Days().isPresent() ? counted.reviewsLast7Days() : other.reviewsLast7Days();
        recent.ifPresent(count ->
                builder.reviewsLast7Days(Math.min(count, counted.reviews().orElse(count))));
        if (first.listedMonths().isEmpty()) {
            second.listedMonths().ifPresent(builder::listedMonths);
        }
        fill(first, second, builder);
        return builder.build();
    }

    private static void fill(Vendor first, Vendor second, Vendor.Builder builder) {
        if (first.place().isEmpty()) {
            second.place().ifPresent(builder::place);
        }
        if (first.typicalEta().isEmpty()) {
            second.typicalEta().ifPresent(builder::typicalEta);
        }
        if (first.calloutPrice().isEmpty()) {
            second.calloutPrice().ifPresent(builder::calloutPrice);
        }
        if (first.language().isEmpty()) {
            second.language().ifPresent(builder::language);
        }
        if (first.contact().isEmpty()) {
            second.contact().ifPresent(builder::contact);
        }
        if (first.payee().isEmpty()) {
            second.payee().ifPresent(builder::payee);
        }
    }

    private static Set<String> union(Set<String> first, Set<String> second) {
        Set<String> union = new LinkedHashSet<>(first);
        union.addAll(second);
        return union;
    }
}
