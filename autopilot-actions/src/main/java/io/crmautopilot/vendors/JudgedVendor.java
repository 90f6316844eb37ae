package io.crmautopilot.vendors;

import io.crmautopilot.json.Fields;
import io.crmautopilot.vendor.Vendor;
import java.util.List;

/**
 * A vendor with what the judge found.
 *
 * @param vendor the vendor
 * @param failed the hard rules that it fails; a vendor with any is never asked
 * @param unknown the hard rules that nobody can judge and nobody answers for; with any, a person approves first
 * @param parts the parts of its score; empty when it is out
 */
public record JudgedVendor(
        Vendor vendor, List<JudgingReason> failed, List<JudgingReason> unknown, List<ScorePart> parts) {

    /** Creates a finding; the lists are copied. */
    public JudgedVendor {
        failed = List.copyOf(failed);
        unknown = List.copyOf(unknown);
        parts = List.copyOf(parts);
    }

    /** Returns the score in tenths of a point: the sum of its parts. */
    public int tenths() {
        return parts.stream().mapToInt(ScorePart::tenths).sum();
    }

    /** Returns whether a person must approve before this vendor is asked. */
    public boolean needsApproval() {
        return !unknown.isEmpty();
    }

    /** Returns this finding as a JSON object, without the vendor's addresses. */
    public Fields toFields() {
        return Fields.of(
                "vendor",
                vendor.id(),
                "name",
                vendor.name(),
                "tenths",
                parts.isEmpty() ? null : tenths(),
                "parts",
                parts.stream()
                        .map(part -> Fields.of(
                                "criterion", part.criterion(), "tenths", part.tenths(), "because", part.because()))
                        .toList(),
                "failed",
                failed.stream().map(JudgingReason::toFields).toList(),
                "unknown",
                unknown.stream().map(JudgingReason::toFields).toList());
    }
}
