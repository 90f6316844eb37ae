package io.crmautopilot.verify;

import java.util.List;

/**
 * What a verification found.
 *
 * @param tenants whose logs are in the file, in ascending order
 * @param findings what is wrong, the first ones in the order of the file; empty when nothing is
 * @param count how many findings there are in all
 */
public record Report(List<Tenant> tenants, List<String> findings, long count) {

    /** Creates the report; lists are copied. */
    public Report {
        tenants = List.copyOf(tenants);
        findings = List.copyOf(findings);
    }

    /**
     * One tenant's log.
     *
     * @param name the tenant
     * @param records how many sound records of it there are
     * @param first the time of the first
     * @param last the time of the last
     * @param checkpoint the short form of the record with the highest place
     */
    public record Tenant(String name, long records, String first, String last, String checkpoint) {}

    /** Tells whether every record is in its place and unchanged, and every checkpoint was met. */
    public boolean isSound() {
        return count == 0;
    }
}
