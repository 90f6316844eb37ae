package io.crmautopilot.vendor;

import java.util.List;

/**
 * Finds the vendors of a trade near a place.
 *
 * <p>Called by the engine when an incident's plan needs somebody from outside, possibly from several
 * threads at once. A directory only finds: what is said of a vendor there is data to be judged, and
 * whatever it cannot tell it leaves unknown instead of guessing.
 */
public interface VendorDirectory {

    /**
     * Returns the vendors that the directory knows for the query, in no particular order.
     *
     * <p>Empty means that the search worked and found nobody. Vendors of another trade or too far
     * away may be among them: the judge names the reason for which each of them is out.
     *
     * @throws VendorSearchException if the directory could not be asked or its answer not be read
     */
    List<Vendor> search(VendorQuery query);
}
