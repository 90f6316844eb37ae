package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.vendors.VendorExperience;

/**
 * What one booking showed of a vendor; whether the problem was solved is for the complaint rate to say.
 *
 * @param vendorId the vendor
 * @param onTime whether somebody came when agreed
 * @param priceKept whether the final price was at most the agreed one
 */
public record VendorRating(String vendorId, boolean onTime, boolean priceKept) {

    /** Returns an experience with this booking added. */
    public VendorExperience addedTo(VendorExperience experience, boolean solved) {
        return experience.withJob(onTime, priceKept, solved);
    }
}
