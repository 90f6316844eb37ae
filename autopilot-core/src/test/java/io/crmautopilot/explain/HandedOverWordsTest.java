package io.crmautopilot.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.outcome.Escalation;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** Why a person was needed is told by its code in each language, and as it was recorded where there is none. */
class HandedOverWordsTest {

    private static final Words RU = Words.in(ReportLanguage.RU);
    private static final Words KK = Words.in(ReportLanguage.KK);
    private static final Words EN = Words.in(ReportLanguage.EN);
    private static final Fields AGREED =
            Money.ofMajor(20_000, Currency.getInstance("KZT")).toFields();
    private static final Fields ASKED =
            Money.ofMajor(25_000, Currency.getInstance("KZT")).toFields();

    @Test
    void a_reason_with_a_code_is_told_with_its_values_in_russian_and_kazakh_and_as_recorded_in_english() {
        Fields body = Fields.of(
                "reason", "svc-7 asks 25 000 KZT for the work, agreed was at most 20 000 KZT",
                "nextBest", "pay at most 20 000 KZT",
                "code", "price-disputed",
                "values", Fields.of("id", "svc-7", "asked", ASKED, "agreed", AGREED));

        assertThat(RU.handedOver(body))
                .isEqualTo("svc-7 просит " + Money.of(ASKED) + ", согласовано не больше " + Money.of(AGREED));
        assertThat(KK.nextBest(body)).startsWith("жазбаша келісілген " + Money.of(AGREED));
        assertThat(EN.handedOver(body)).isEqualTo(body.text("reason"));
        assertThat(EN.nextBest(body)).isEqualTo(body.text("nextBest"));
    }

    @Test
    void kinds_and_causes_are_told_by_their_names() {
        Fields unanswered = Fields.of(
                "reason", "x", "code", "no-answer", "values", Fields.of("kinds", java.util.List.of("vendor.agree")));
        Fields unsure =
                Fields.of("reason", "x", "code", "not-sure", "values", Fields.of("cause", "heating", "percent", "55"));

        assertThat(RU.handedOver(unanswered)).endsWith(": " + RU.name("action", "vendor.agree"));
        assertThat(KK.handedOver(unsure)).contains(KK.name("cause", "heating")).contains("55 %");
    }

    @Test
    void a_record_of_an_earlier_release_or_a_hosts_own_code_is_told_as_it_was_recorded() {
        Fields old = Fields.of("reason", "no vendor came", "nextBest", "call one");
        Fields own = old.with("code", "lift-broken");

        assertThat(RU.handedOver(old)).isEqualTo("no vendor came");
        assertThat(KK.nextBest(own)).isEqualTo("call one");
    }

    @Test
    void a_value_that_a_record_lacks_is_an_ellipsis_and_what_a_value_holds_is_no_place() {
        Fields lacking = Fields.of("reason", "x", "code", "still-complaints");
        Fields braces = Fields.of("reason", "x", "code", "no-words", "values", Fields.of("id", "{late}"));

        assertThat(RU.handedOver(lacking)).contains("…");
        assertThat(RU.handedOver(braces)).endsWith("{late}");
    }

    @Test
    void a_vendors_points_and_failed_rules_are_told_by_codes_and_an_earlier_record_as_it_was_written() {
        Fields scored = Fields.of(
                "why",
                "nearness 12.0 (2.4 km)",
                "parts",
                java.util.List.of(Fields.of(
                        "of", "nearness", "points", "12.0", "code", "nearness", "values", Fields.of("km", "2.4"))));
        Fields out = Fields.of(
                "why",
                "few reviews: 6, at least 20 needed",
                "failed",
                java.util.List.of(
                        Fields.of("rule", "few-reviews", "values", Fields.of("reviews", "6", "limit", "20"))));

        assertThat(RU.judged(scored)).isEqualTo(" – близость 12.0 (2.4 км)");
        assertThat(KK.judged(out)).isEqualTo(" – пікір аз: 6, кемі 20 керек");
        assertThat(EN.judged(out)).contains("few reviews: 6");
        assertThat(RU.judged(Fields.of("why", "few reviews: 6"))).contains("«few reviews: 6»");
    }

    @Test
    void escalations_with_a_code_are_counted_by_it_and_named_in_each_language() {
        Escalation coded = new Escalation(Instant.EPOCH, "vendor", "no vendor for hvac passes the rules", "no-vendor");
        Escalation old = new Escalation(Instant.EPOCH, "vendor", "no vendor for hvac passes the rules");

        assertThat(coded.kind()).isEqualTo("no-vendor");
        assertThat(old.kind()).isEqualTo("no vendor for hvac passes the rules");
        for (Words words : java.util.List.of(RU, KK, EN)) {
            assertThat(words.name("reason", coded.kind())).isNotEqualTo("no-vendor");
        }
    }
}
