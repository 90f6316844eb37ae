package io.crmautopilot.testing;

import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorQuery;
import java.util.List;

/** A directory of fixed vendors; it answers with all of them, since judging is not its business. Immutable. */
public final class InMemoryVendorDirectory implements VendorDirectory {

    private final List<Vendor> vendors;

    /** Creates a directory of {@code vendors}. */
    public InMemoryVendorDirectory(List<Vendor> vendors) {
        this.vendors = List.copyOf(vendors);
    }

    @Override
    public List<Vendor> search(VendorQuery query) {
        return vendors;
    }
}
