package io.crmautopilot.person;

/**
 * One branch of one tenant: the unit that has a baseline, incidents, a corridor and an autonomy level of its own.
 *
 * @param tenant the host's id of the business
 * @param location the host's id of the branch within the tenant
 */
public record BranchRef(String tenant, String location) {

    /** Creates a reference; blank parts are refused. */
    public BranchRef {
        if (tenant.isBlank()) {
            throw new IllegalArgumentException("tenant is blank");
        }
        if (location.isBlank()) {
            throw new IllegalArgumentException("location is blank");
        }
    }

    /** Returns {@code tenant/location}. */
    @Override
    public String toString() {
        return tenant + "/" + location;
    }
}
