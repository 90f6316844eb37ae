package io.crmautopilot.vendors;

import io.crmautopilot.vendor.Vendor;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one tenant has seen of all vendors, by vendor id.
 *
 * @param byVendor the experience of each vendor that was dealt with
 */
public record TenantExperience(Map<String, VendorExperience> byVendor) {

    /** Creates an experience; the map is copied. */
    public TenantExperience {
        byVendor = java.util.Collections.unmodifiableMap(new TreeMap<>(byVendor));
    }

    /** Returns the experience of a tenant that never booked anybody. */
    public static TenantExperience none() {
        return new TenantExperience(Map.of());
    }

    /** Returns what was seen of a vendor, under its id or any of its phone numbers; nothing when it is new. */
    public VendorExperience of(Vendor vendor) {
        VendorExperience known = byVendor.get(vendor.id());
        for (String phone : vendor.phones()) {
            known = known == null ? byVendor.get(phone) : known;
        }
        return known == null ? VendorExperience.none() : known;
    }

    /** Returns this experience with another one of a vendor. */
    public TenantExperience with(String vendorId, VendorExperience experience) {
        Map<String, VendorExperience> copy = new TreeMap<>(byVendor);
        copy.put(vendorId, experience);
        return new TenantExperience(copy);
    }
}
