package io.crmautopilot.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;
import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VendorJudgeTest {

    private static final Currency KZT = Currency.getInstance("KZT");
    private static final GeoPoint DOSTYK = new GeoPoint(43.2389, 76.9555);
    private static final VendorQuery QUERY =
            new VendorQuery(new BranchRef("salon", "dostyk"), "hvac", DOSTYK, Duration.ofHours(2));

    private final VendorJudge judge = new VendorJudge(JudgingRules.defaults());

    @Test
    void a_solid_vendor_may_be_asked() {
        Shortlist shortlist = judge(solid("a").build());

        assertThat(ids(shortlist.ranked())).containsExactly("a");
        assertThat(shortlist.ranked().get(0).needsApproval()).isFalse();
    }

    @Test
    void the_parts_of_a_score_add_up() {
        JudgedVendor judged = judge(solid("a").build()).ranked().get(0);

        assertThat(judged.parts()).hasSize(ScorePart.Criterion.values().length);
        assertThat(judged.tenths())
                .isEqualTo(judged.parts().stream().mapToInt(ScorePart::tenths).sum());
        assertThat(judged.tenths()).isBetween(0, 1_000);
    }

    @Test
    void another_trade_is_out_and_nothing_else_is_held_against_it() {
        Shortlist shortlist =
                judge(solid("a").trades(Set.of("plumbing")).rating(1).build());

        assertThat(rules(shortlist, "a")).containsExactly(JudgingRule.TRADE);
    }

    @Test
    void a_vendor_on_the_blacklist_is_out_by_id_or_by_phone() {
        JudgingRules rules = JudgingRules.defaults().withBlacklist(Set.of("a", "+77000000002"));
        Vendor byPhone = solid("b")
                .phones(Set.of("+77000000002"))
                .contact(new Contact("whatsapp", "+77000000002"))
                .build();

        Shortlist shortlist =
                new VendorJudge(rules).judge(QUERY, List.of(solid("a").build(), byPhone), TenantExperience.none());

        assertThat(shortlist.ranked()).isEmpty();
        assertThat(rules(shortlist, "a")).containsExactly(JudgingRule.BLACKLIST);
        assertThat(rules(shortlist, "b")).containsExactly(JudgingRule.BLACKLIST);
    }

    @Test
    void each_hard_rule_names_itself() {
        assertThat(rules(judge(solid("a").place(new GeoPoint(43.5, 76.9)).build()), "a"))
                .containsExactly(JudgingRule.DISTANCE);
        assertThat(rules(judge(solid("a").reviews(19).build()), "a")).contains(JudgingRule.FEW_REVIEWS);
        assertThat(rules(judge(solid("a").listedMonths(5).build()), "a")).contains(JudgingRule.NEW_LISTING);
        assertThat(rules(judge(solid("a").rating(3.9).build()), "a")).containsExactly(JudgingRule.LOW_RATING);
        assertThat(rules(judge(solid("a").contact(new Contact("telegram", "x")).build()), "a"))
                .containsExactly(JudgingRule.UNREACHABLE);
        assertThat(rules(
                        judge(solid("a")
                                .contact(new Contact("whatsapp", "+77000000009"))
                                .build()),
                        "a"))
                .containsExactly(JudgingRule.PHONE_MISMATCH);
    }

    @Test
    void as_many_reviews_in_a_week_as_in_a_year_are_a_burst() {
        Vendor sudden =
                solid("a").reviews(100).reviewsLast7Days(50).listedMonths(24).build();
        Vendor steady =
                solid("b").reviews(100).reviewsLast7Days(3).listedMonths(24).build();

        Shortlist shortlist = judge(sudden, steady);

        assertThat(rules(shortlist, "a")).containsExactly(JudgingRule.REVIEW_BURST);
        assertThat(ids(shortlist.ranked())).containsExactly("b");
    }

    @Test
    void a_price_far_below_its_peers_is_a_bait() {
        List<Vendor> vendors =
                new ArrayList<>(List.of(solid("bait").calloutPrice(tenge(2_400)).build()));
        for (int i = 0; i < 3; i++) {
            vendors.add(solid("peer" + i).calloutPrice(tenge(5_000)).build());
        }

        Shortlist shortlist = judge.judge(QUERY, vendors, TenantExperience.none());

        assertThat(rules(shortlist, "bait")).containsExactly(JudgingRule.BAIT_PRICE);
        assertThat(ids(shortlist.ranked())).containsExactly("peer0", "peer1", "peer2");
    }

    @Test
    void a_price_without_peers_is_no_bait() {
        Shortlist shortlist = judge(
                solid("a").calloutPrice(tenge(100)).build(),
                solid("b").calloutPrice(tenge(5_000)).build());

        assertThat(ids(shortlist.ranked())).containsExactly("a", "b");
    }

    @Test
    void who_asked_for_money_before_is_out() {
        TenantExperience experience =
                TenantExperience.none().with("a", VendorExperience.none().withPrepaymentAsked());

        Shortlist shortlist = judge.judge(QUERY, List.of(solid("a").build()), experience);

        assertThat(rules(shortlist, "a")).containsExactly(JudgingRule.PREPAYMENT);
    }

    @Test
    void what_nobody_tells_is_not_failed_but_asked() {
        Vendor bare = Vendor.builder("a", "Кондиционер")
                .trades(Set.of("hvac"))
                .contact(new Contact("whatsapp", "+77000000001"))
                .build();

        JudgedVendor judged = judge(bare).ranked().get(0);

        assertThat(judged.needsApproval()).isTrue();
        assertThat(judged.unknown())
                .extracting(JudgingReason::rule)
                .containsExactlyInAnyOrder(
                        JudgingRule.DISTANCE,
                        JudgingRule.FEW_REVIEWS,
                        JudgingRule.NEW_LISTING,
                        JudgingRule.REVIEW_BURST,
                        JudgingRule.LOW_RATING,
                        JudgingRule.PHONE_MISMATCH);
    }

    @Test
    void the_hosts_own_list_or_good_jobs_answer_for_what_is_unknown() {
        Vendor bare = Vendor.builder("a", "Кондиционер")
                .trades(Set.of("hvac"))
                .contact(new Contact("whatsapp", "+77000000001"))
                .build();
        TenantExperience good =
                TenantExperience.none().with("a", VendorExperience.none().withJob(true, true, true));
        TenantExperience late =
                TenantExperience.none().with("a", VendorExperience.none().withJob(false, true, true));

        assertThat(judge(bare.toBuilder().trustedByHost(true).build())
                        .ranked()
                        .get(0)
                        .needsApproval())
                .isFalse();
        assertThat(judge.judge(QUERY, List.of(bare), good).ranked().get(0).needsApproval())
                .isFalse();
        assertThat(judge.judge(QUERY, List.of(bare), late).ranked().get(0).needsApproval())
                .isTrue();
    }

    @Test
    void nobodys_word_makes_up_for_a_failed_rule() {
        Vendor trusted = solid("a").rating(2.0).trustedByHost(true).build();
        TenantExperience good =
                TenantExperience.none().with("a", VendorExperience.none().withJob(true, true, true));

        Shortlist shortlist = judge.judge(QUERY, List.of(trusted), good);

        assertThat(shortlist.ranked()).isEmpty();
    }

    @Test
    void a_few_perfect_reviews_count_less_than_many_good_ones() {
        Shortlist shortlist = judge(
                solid("few").rating(5).reviews(20).build(),
                solid("many").rating(4.8).reviews(300).build());

        assertThat(ids(shortlist.ranked())).containsExactly("many", "few");
    }

    @Test
    void good_jobs_raise_and_bad_jobs_lower() {
        TenantExperience experience = TenantExperience.none()
                .with("good", VendorExperience.none().withJob(true, true, true))
                .with("bad", VendorExperience.none().withJob(false, false, false));

        Shortlist shortlist = judge.judge(
                QUERY,
                List.of(
                        solid("bad").build(),
                        solid("new").build(),
                        solid("good").build()),
                experience);

        assertThat(ids(shortlist.ranked())).containsExactly("good", "new", "bad");
    }

    @Test
    void the_order_of_the_directory_changes_nothing() {
        for (long seed = 0; seed < 200; seed++) {
            List<Vendor> vendors = randomVendors(new SplittableRandom(seed));
            List<Vendor> shuffled = new ArrayList<>(vendors);
            Collections.shuffle(shuffled, new Random(seed));

            Shortlist one = judge.judge(QUERY, vendors, TenantExperience.none());
            Shortlist other = judge.judge(QUERY, shuffled, TenantExperience.none());

            assertThat(other).as("seed " + seed).isEqualTo(one);
        }
    }

    @Test
    void no_score_passes_a_hard_rule() {
        JudgingRules rules = JudgingRules.defaults();
        for (long seed = 0; seed < 500; seed++) {
            List<Vendor> vendors = randomVendors(new SplittableRandom(seed));

            Shortlist shortlist = judge.judge(QUERY, vendors, TenantExperience.none());

            List<JudgedVendor> open = new ArrayList<>(shortlist.ranked());
            open.addAll(shortlist.passedOver());
            assertThat(open).as("seed " + seed).allSatisfy(judged -> {
                Vendor vendor = judged.vendor();
                assertThat(vendor.trades()).contains("hvac");
                assertThat(vendor.contact()).isPresent();
                assertThat(vendor.reviews().orElse(1_000)).isGreaterThanOrEqualTo(rules.minimumReviews());
                assertThat(vendor.listedMonths().orElse(1_000)).isGreaterThanOrEqualTo(rules.minimumMonths());
                assertThat(vendor.rating().orElse(5)).isGreaterThanOrEqualTo(rules.minimumRating());
                assertThat(vendor.place().map(DOSTYK::kilometresTo).orElse(0.0))
                        .isLessThanOrEqualTo(rules.farthestKilometres());
            });
            assertThat(open.size() + shortlist.excluded().size())
                    .as("seed " + seed)
                    .isEqualTo(vendors.size());
        }
    }

    @Test
    void a_reason_reads_in_three_languages() {
        JudgingReason reason =
                judge(solid("a").reviews(6).build()).excluded().get(0).failed().get(0);

        assertThat(reason.text(Language.RU)).isEqualTo("мало отзывов: 6 при нужных 20");
        assertThat(reason.text(Language.KK)).isEqualTo("пікір аз: 6, кемі 20 керек");
        assertThat(reason.text(Language.EN)).isEqualTo("few reviews: 6, at least 20 needed");
        for (JudgingRule rule : JudgingRule.values()) {
            assertThat(new JudgingReason(rule, true, java.util.Map.of()).text(Language.KK))
                    .doesNotContain("{");
        }
    }

    @Test
    void a_record_of_a_shortlist_holds_no_address() {
        String record = judge(solid("a").build(), solid("b").rating(1).build())
                .toFields()
                .canonical();

        assertThat(record).contains("low-rating").contains("RATING").doesNotContain("+7700");
    }

    @Test
    void impossible_rules_are_refused_by_name() {
        assertThatThrownBy(() -> JudgingRules.defaults().withFarthestKilometres(0))
                .hasMessageContaining("farthestKilometres");
        assertThatThrownBy(() -> new VendorExperience(1, 2, 0, 0, 0)).hasMessageContaining("from 0 to 1, not 2");
    }

    private Shortlist judge(Vendor... vendors) {
        return judge.judge(QUERY, List.of(vendors), TenantExperience.none());
    }

    private static Vendor.Builder solid(String id) {
        return Vendor.builder(id, "Vendor " + id)
                .trades(Set.of("hvac"))
                .place(new GeoPoint(43.24, 76.95))
                .rating(4.7)
                .reviews(100)
                .reviewsLast7Days(1)
                .listedMonths(40)
                .typicalEta(Duration.ofMinutes(60))
                .contact(new Contact("whatsapp", "+77000000001"))
                .phones(Set.of("+77000000001"));
    }

    private static List<Vendor> randomVendors(SplittableRandom random) {
        List<Vendor> vendors = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Vendor.Builder vendor = solid("v" + i)
                    .trades(Set.of(random.nextInt(4) == 0 ? "plumbing" : "hvac"))
                    .place(new GeoPoint(43 + random.nextInt(50) / 100.0, 76.9))
                    .rating((30 + random.nextInt(21)) / 10.0)
                    .reviews(10 + random.nextInt(60))
                    .listedMonths(random.nextInt(40))
                    .calloutPrice(tenge(1_000 + 500L * random.nextInt(12)));
            vendors.add(vendor.build());
        }
        return vendors;
    }

    private static Money tenge(long major) {
        return Money.ofMajor(major, KZT);
    }

    private static List<String> ids(List<JudgedVendor> judged) {
        return judged.stream().map(one -> one.vendor().id()).toList();
    }

    private static List<JudgingRule> rules(Shortlist shortlist, String id) {
        return shortlist.excluded().stream()
                .filter(judged -> judged.vendor().id().equals(id))
                .flatMap(judged -> judged.failed().stream())
                .map(JudgingReason::rule)
                .toList();
    }
}
