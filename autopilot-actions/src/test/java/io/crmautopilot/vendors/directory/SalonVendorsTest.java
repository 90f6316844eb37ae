package io.crmautopilot.vendors.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorQuery;
import io.crmautopilot.vendors.JudgedVendor;
import io.crmautopilot.vendors.JudgingReason;
import io.crmautopilot.vendors.JudgingRule;
import io.crmautopilot.vendors.JudgingRules;
import io.crmautopilot.vendors.Shortlist;
import io.crmautopilot.vendors.TenantExperience;
import io.crmautopilot.vendors.VendorJudge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SalonVendorsTest {

    private static final VendorQuery QUERY = new VendorQuery(
            new BranchRef("aruana-salons", "dostyk"), "hvac", new GeoPoint(43.2389, 76.9555), Duration.ofHours(2));

    @Test
    void of_the_salons_ten_vendors_three_remain() {
        Shortlist shortlist = new VendorJudge(JudgingRules.defaults()).judge(QUERY, salon(), TenantExperience.none());

        assertThat(shortlist.ranked())
                .extracting(judged -> judged.vendor().id())
                .containsExactly("svc-f81c2", "svc-a1077", "svc-b3390");
        assertThat(shortlist.ranked()).noneMatch(JudgedVendor::needsApproval);
        assertThat(shortlist.passedOver()).isEmpty();
    }

    @Test
    void each_of_the_seven_others_is_out_for_its_own_reason() {
        Shortlist shortlist = new VendorJudge(JudgingRules.defaults()).judge(QUERY, salon(), TenantExperience.none());

        Map<String, Set<JudgingRule>> reasons = new TreeMap<>();
        for (JudgedVendor judged : shortlist.excluded()) {
            reasons.put(
                    judged.vendor().id(),
                    Set.copyOf(judged.failed().stream().map(JudgingReason::rule).toList()));
        }
        assertThat(reasons)
                .containsEntry(
                        "svc-0d0d1", Set.of(JudgingRule.FEW_REVIEWS, JudgingRule.NEW_LISTING, JudgingRule.BAIT_PRICE))
                .containsEntry(
                        "svc-0d0d2", Set.of(JudgingRule.REVIEW_BURST, JudgingRule.NEW_LISTING, JudgingRule.BAIT_PRICE))
                .containsEntry("svc-9c441", Set.of(JudgingRule.DISTANCE))
                .containsEntry("svc-77e10", Set.of(JudgingRule.LOW_RATING))
                .containsEntry("svc-55aa0", Set.of(JudgingRule.UNREACHABLE))
                .containsEntry("svc-12bb7", Set.of(JudgingRule.TRADE))
                .containsEntry("svc-44ce2", Set.of(JudgingRule.TRADE))
                .hasSize(7);
    }

    private static List<Vendor> salon() {
        return HostVendors.read(
                        resource("/io/crmautopilot/vendors/salon-vendors.json"),
                        Currency.getInstance("KZT"),
                        new PhoneNumbers("KZ"))
                .search(QUERY);
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(SalonVendorsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
