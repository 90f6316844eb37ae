package io.crmautopilot.vendors;

import io.crmautopilot.vendor.Vendor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Remembers what each tenant has seen of its vendors, for as long as the process lives.
 *
 * <p>It is filled anew from the journal's records after a start. A vendor is known by its first phone number, so that it is the
 * same one in whatever directory it is found; by its id where it has none. Safe for any number of threads.
 */
public final class ExperienceBook {

    private final Map<String, TenantExperience> byTenant = new ConcurrentHashMap<>();

    /** Creates an empty book. */
    public ExperienceBook() {}

    /** Returns what a tenant has seen so far. */
    public TenantExperience of(String tenant) {
        return byTenant.getOrDefault(tenant, TenantExperience.none());
    }

    /** Adds a job that a tenant had a vendor do. */
    public void addJob(String tenant, Vendor vendor, boolean cameOnTime, boolean keptPrice, boolean solvedIt) {
        change(tenant, vendor, experience -> experience.withJob(cameOnTime, keptPrice, solvedIt));
    }

    /** Adds that a vendor asked a tenant for money before the work. */
    public void addPrepaymentAsked(String tenant, Vendor vendor) {
        change(tenant, vendor, VendorExperience::withPrepaymentAsked);
    }

    private void change(String tenant, Vendor vendor, UnaryOperator<VendorExperience> change) {
        String key = vendor.phones().stream().findFirst().orElse(vendor.id());
        byTenant.compute(tenant, (name, known) -> {
            TenantExperience experience = known == null ? TenantExperience.none() : known;
            return experience.with(key, change.apply(experience.of(vendor)));
        });
    }
}
