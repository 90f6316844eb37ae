package io.crmautopilot.compensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FairShareTest {

    private static final Currency KZT = Currency.getInstance("KZT");
    private static final Fields SALON = Fields.parse("""
        {"catalogue": [{"id": "bonus-1500", "kind": "bonus", "amount": 1500},
          {"id": "discount-15", "kind": "discount", "percent": 15, "maxAmount": 3000},
          {"id": "addon-mask", "kind": "addon", "cost": 1200, "name": {
            "ru": "уход для волос в подарок", "kk": "шаш күтімі сыйлыққа", "en": "a free hair treatment"}}]}\
        """);

    private final Catalogue catalogue = Catalogue.of(SALON, KZT);
    private final Rules rules = Rules.of(SALON, catalogue, tenge(3_000), tenge(10_000));

    @Test
    void the_salon_gives_five_bonuses_and_two_gifts() {
        List<Award> awards = share(
                60_000,
                candidate("c-001", 1, 45, false),
                candidate("c-002", 1, 60, false),
                candidate("c-004", 2, 60, true),
                candidate("c-005", 2, 50, false),
                candidate("c-006", 1, 45, true),
                candidate("c-008", 1, 120, true),
                candidate("c-010", 1, 60, true));

        assertThat(offers(awards))
                .containsExactly(
                        "bonus-1500",
                        "bonus-1500",
                        "addon-mask",
                        "bonus-1500",
                        "bonus-1500",
                        "addon-mask",
                        "bonus-1500");
    }

    @Test
    void a_gift_needs_consent_to_offers_and_a_bonus_does_not() {
        List<Award> awards = share(60_000, candidate("a", 2, 30, true), candidate("b", 2, 30, false));

        assertThat(offers(awards)).containsExactly("addon-mask", "bonus-1500");
        assertThat(awards.get(1).match(Award.Granted::why, Award.Refused::why))
                .isEqualTo("complained 2 times; did not agree to offers, so a bonus; heavy harm, the same for all who"
                        + " suffered it");
    }

    @Test
    void who_stayed_silent_is_told_and_not_compensated() {
        Candidate silent = new Candidate("a", false, true, true, 0, 60, true, false, tenge(0));

        assertThat(rule(share(60_000, silent))).isEqualTo(Award.Rule.STAYED_SILENT);
    }

    @Test
    void a_number_that_never_visited_unlocks_no_money() {
        Candidate stranger = new Candidate("a", true, false, true, 9, 0, true, false, tenge(0));

        assertThat(rule(share(60_000, stranger))).isEqualTo(Award.Rule.UNKNOWN_CLIENT);
    }

    @Test
    void without_a_visit_a_person_looks_unless_the_failure_is_felt_from_outside() {
        Candidate atHome = new Candidate("a", true, true, false, 1, 0, true, false, tenge(0));

        assertThat(rule(share(60_000, atHome))).isEqualTo(Award.Rule.NO_VISIT);
        assertThat(share(60_000, atHome).get(0).isForPerson()).isTrue();
        assertThat(offers(new FairShare(catalogue, rules.withVisitNeeded(false)).share(List.of(atHome), tenge(60_000))))
                .containsExactly("bonus-1500");
    }

    @Test
    void nobody_is_given_something_twice_for_one_incident() {
        Candidate given = new Candidate("a", true, true, true, 1, 30, true, true, tenge(1_500));
        Candidate twice = candidate("b", 1, 30, true);

        List<Award> awards = share(60_000, given, twice, twice);

        assertThat(offers(awards)).containsExactly("ONCE_PER_INCIDENT", "bonus-1500", "ONCE_PER_INCIDENT");
    }

    @Test
    void a_year_has_a_ceiling_that_a_smaller_offer_may_still_fit_under() {
        Candidate full = new Candidate("a", true, true, true, 1, 30, true, false, tenge(9_000));
        Candidate nearly = new Candidate("b", true, true, true, 2, 30, true, false, tenge(8_700));

        List<Award> awards = share(60_000, full, nearly);

        assertThat(offers(awards)).containsExactly("YEARLY_CEILING", "addon-mask");
        assertThat(awards.get(0).match(Award.Granted::why, Award.Refused::why))
                .isEqualTo("9000 KZT of 10000 KZT a year is used");
    }

    @Test
    void a_pool_that_does_not_reach_for_all_goes_to_nobody_of_that_harm() {
        List<Award> awards =
                share(4_000, candidate("a", 1, 30, true), candidate("b", 1, 30, true), candidate("c", 1, 30, true));

        assertThat(offers(awards)).containsExactly("POOL", "POOL", "POOL");
        assertThat(awards).allMatch(Award::isForPerson);
        assertThat(awards.get(0).match(Award.Granted::why, Award.Refused::why))
                .isEqualTo("the pool does not reach for all 3 who suffered the same");
    }

    @Test
    void a_small_pool_makes_all_who_suffered_the_same_step_down_together() {
        Rules generous = Rules.of(
                Fields.parse("{\"compensation\": {\"heavy\": [\"discount-15\", \"addon-mask\"]}}"),
                catalogue,
                tenge(3_000),
                tenge(10_000));
        List<Candidate> three =
                List.of(candidate("a", 2, 30, true), candidate("b", 2, 30, true), candidate("c", 2, 30, true));

        assertThat(offers(new FairShare(catalogue, generous).share(three, tenge(9_000))))
                .containsExactly("discount-15", "discount-15", "discount-15");
        assertThat(offers(new FairShare(catalogue, generous).share(three, tenge(8_999))))
                .containsExactly("addon-mask", "addon-mask", "addon-mask");
    }

    @Test
    void heavy_harm_is_served_first() {
        List<Award> awards = share(2_600, candidate("light", 1, 30, true), candidate("heavy", 1, 90, true));

        assertThat(offers(awards)).containsExactly("POOL", "addon-mask");
    }

    @Test
    void an_offer_above_what_one_person_may_get_is_not_given() {
        Rules tight = Rules.of(SALON, catalogue, tenge(1_300), tenge(10_000));

        assertThat(offers(new FairShare(catalogue, tight).share(List.of(candidate("a", 2, 30, true)), tenge(60_000))))
                .containsExactly("addon-mask");
        assertThat(offers(new FairShare(catalogue, tight).share(List.of(candidate("a", 1, 30, true)), tenge(60_000))))
                .containsExactly("NO_OFFER");
    }

    @Test
    void no_limit_is_passed_and_the_same_harm_gets_the_same_whatever_the_crowd() {
        SplittableRandom random = new SplittableRandom(1007);
        for (int run = 0; run < 2_000; run++) {
            List<Candidate> crowd = new ArrayList<>();
            for (int i = random.nextInt(1, 12); i > 0; i--) {
                crowd.add(new Candidate(
                        "c" + i,
                        random.nextInt(6) > 0,
                        random.nextInt(6) > 0,
                        random.nextInt(6) > 0,
                        random.nextInt(1, 4),
                        random.nextInt(150),
                        random.nextBoolean(),
                        random.nextInt(8) == 0,
                        tenge(random.nextInt(11_000))));
            }
            Money pool = tenge(random.nextInt(20_000));

            List<Award> awards = new FairShare(catalogue, rules).share(crowd, pool);

            String told = "seed 1007, run " + run;
            assertThat(awards)
                    .as(told)
                    .extracting(Award::person)
                    .containsExactlyElementsOf(
                            crowd.stream().map(Candidate::person).toList());
            Money sum = tenge(0);
            Map<String, String> byHarm = new HashMap<>();
            for (int i = 0; i < awards.size(); i++) {
                Candidate one = crowd.get(i);
                if (awards.get(i) instanceof Award.Granted granted) {
                    sum = sum.plus(granted.offer().cost());
                    assertThat(one.complained() && one.known() && one.presentToday() && !one.alreadyGiven())
                            .as(told)
                            .isTrue();
                    assertThat(one.marketingConsent() || !granted.offer().kind().needsConsent())
                            .as(told)
                            .isTrue();
                    assertThat(one.givenThisYear().plus(granted.offer().cost()).exceeds(tenge(10_000)))
                            .as(told)
                            .isFalse();
                    // Far from the year's ceiling only harm and consent decide.
                    if (one.givenThisYear().minor() < tenge(7_000).minor()) {
                        String alike = rules.harmOf(one) + " " + one.marketingConsent();
                        assertThat(byHarm.computeIfAbsent(
                                        alike, k -> granted.offer().id()))
                                .as(told)
                                .isEqualTo(granted.offer().id());
                    }
                }
            }
            assertThat(sum.exceeds(pool)).as(told).isFalse();
        }
    }

    @Test
    void a_faulty_catalogue_is_refused_by_name() {
        assertThatThrownBy(() -> catalogue("{\"id\": \"x\", \"kind\": \"gold\"}"))
                .hasMessage("offer x has the unknown kind \"gold\": one of bonus, discount, addon");
        assertThatThrownBy(() -> catalogue("{\"id\": \"x\", \"kind\": \"bonus\"}"))
                .hasMessage("offer x lacks amount");
        assertThatThrownBy(() -> catalogue("{\"id\": \"x\", \"kind\": \"bonus\", \"amount\": 0}"))
                .hasMessage("offer x costs nothing: 0 KZT");
        assertThatThrownBy(
                        () -> catalogue("{\"id\": \"x\", \"kind\": \"discount\", \"percent\": 150, \"maxAmount\": 1}"))
                .hasMessage("offer x of kind DISCOUNT has the percentage 150");
        assertThatThrownBy(() ->
                        catalogue("{\"id\": \"x\", \"kind\": \"addon\", \"cost\": 1, \"name\": {\"ru\": \"да\"}}"))
                .hasMessage("offer x lacks a name in ru, kk or en");
        assertThatThrownBy(
                        () -> catalogue("{\"id\": \"x\", \"kind\": \"bonus\", \"amount\": 1}, {\"id\": \"x\", \"kind\":"
                                + " \"bonus\", \"amount\": 2}"))
                .hasMessage("offer comes twice in the catalogue: x");
        assertThatThrownBy(() -> Rules.of(
                        Fields.parse("{\"compensation\": {\"heavy\": [\"gold\"]}}"), catalogue, tenge(1), tenge(1)))
                .hasMessage("compensation for heavy harm names an offer that the catalogue does not have: gold");
    }

    @Test
    void rules_may_tighten_the_corridor_and_never_loosen_it() {
        Rules loose = Rules.of(
                Fields.parse("{\"compensation\": {\"perClient\": 9000, \"perClientPerYear\": 500}}"),
                catalogue,
                tenge(3_000),
                tenge(10_000));

        assertThat(loose.perClient()).isEqualTo(tenge(3_000));
        assertThat(loose.perClientPerYear()).isEqualTo(tenge(500));
    }

    private static Catalogue catalogue(String offers) {
        return Catalogue.of(Fields.parse("{\"catalogue\": [" + offers + "]}"), KZT);
    }

    private List<Award> share(long pool, Candidate... candidates) {
        return new FairShare(catalogue, rules).share(List.of(candidates), tenge(pool));
    }

    private static Candidate candidate(String person, int complaints, long minutes, boolean consent) {
        return new Candidate(person, true, true, true, complaints, minutes, consent, false, tenge(0));
    }

    private static List<String> offers(List<Award> awards) {
        return awards.stream()
                .map(award -> award.match(
                        granted -> granted.offer().id(),
                        refused -> refused.rule().name()))
                .toList();
    }

    private static Award.Rule rule(List<Award> awards) {
        return awards.get(0).refusal().orElseThrow().rule();
    }

    private static Money tenge(long amount) {
        return Money.ofMajor(amount, KZT);
    }
}
