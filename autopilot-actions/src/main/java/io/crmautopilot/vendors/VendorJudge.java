package io.crmautopilot.vendors;

import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Judges vendors by a tenant's rules. Pure and stateless; safe for any number of threads. */
public final class VendorJudge {

    private final JudgingRules rules;

    /** Creates a judge by rules. */
    public VendorJudge(JudgingRules rules) {
        this.rules = rules;
    }

    /**
     * Returns who may be asked and who may not.
     *
     * <p>Ranked by score; equal scores by the number of reviews, then by the id, so that the order never depends on that of the
     * directory. A vendor that the host's own list holds, or that has only ever done well for this tenant, needs nobody's word for
     * what a directory does not tell; a failed rule stands for everybody.
     *
     * @param query what is looked for
     * @param vendors what the directories found; an id that comes twice is judged once
     * @param experience what the tenant has seen of them
     */
    public Shortlist judge(VendorQuery query, List<Vendor> vendors, TenantExperience experience) {
        List<Vendor> distinct = distinct(vendors);
        List<JudgedVendor> fit = new ArrayList<>();
        List<JudgedVendor> excluded = new ArrayList<>();
        for (Vendor vendor : distinct) {
            Peers peers = Peers.of(vendor, distinct, query.trade());
            HardRules.Findings findings = new HardRules(rules, query, peers).check(vendor, experience.of(vendor));
            if (findings.failed().isEmpty()) {
                boolean vouched =
                        vendor.trustedByHost() || experience.of(vendor).proven();
                fit.add(new JudgedVendor(
                        vendor,
                        List.of(),
                        vouched ? List.of() : findings.unknown(),
                        new Scoring(rules, query, peers).parts(vendor, experience.of(vendor))));
            } else {
                excluded.add(new JudgedVendor(vendor, findings.failed(), findings.unknown(), List.of()));
            }
        }
        fit.sort(Comparator.comparingInt(JudgedVendor::tenths)
                .thenComparingInt(judged -> judged.vendor().reviews().orElse(0))
                .reversed()
                .thenComparing(judged -> judged.vendor().id()));
        excluded.sort(Comparator.comparing(judged -> judged.vendor().id()));
        int asked = Math.min(rules.shortlist(), fit.size());
        return new Shortlist(fit.subList(0, asked), fit.subList(asked, fit.size()), excluded);
    }

    private static List<Vendor> distinct(List<Vendor> vendors) {
        List<Vendor> distinct = new ArrayList<>();
        for (Vendor vendor : vendors) {
            if (distinct.stream().noneMatch(other -> other.id().equals(vendor.id()))) {
                distinct.add(vendor);
            }
        }
        return distinct;
    }
}
