package io.crmautopilot.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final List<Language> LANGUAGES = List.of(Language.RU, Language.KK, Language.EN);

    private final Wording wording = Wording.standard();

    @Test
    void an_upset_client_never_gets_the_calm_words() {
        List<String> calm = wording.templates().stream()
                .map(Template::id)
                .filter(id -> id.contains("/calm"))
                .map(id -> id.substring(0, id.indexOf('/')))
                .toList();

        for (String situation : calm) {
            for (String channel : List.of("whatsapp", "instagram", "sms")) {
                assertThat(rendered(situation, Severity.STRONG, Language.RU, channel)
                                .template())
                        .startsWith(situation + "/strong");
            }
        }

        assertThat(calm).isNotEmpty();
    }

    @Test
    void what_is_for_a_person_has_no_words_in_any_situation() {
        for (Template template : wording.templates()) {
            String situation = template.id().substring(0, template.id().indexOf('/'));

            Draft draft = wording.render(situation, Severity.HUMAN_ONLY, Language.RU, "whatsapp", Sample.plain());

            assertThat(draft).isEqualTo(new Draft.Unwritten(Draft.Why.HUMAN_ONLY, situation));
        }
    }

    @Test
    void a_language_without_words_is_refused_and_not_guessed() {
        for (Language language : List.of(Language.MIXED, Language.OTHER)) {
            Draft draft = wording.render("client.thanks", Severity.CALM, language, "whatsapp", Sample.plain());

            assertThat(draft)
                    .isEqualTo(new Draft.Unwritten(Draft.Why.NO_LANGUAGE, "client.thanks/any in " + language.code()));
        }
    }

    @Test
    void an_unknown_situation_is_for_a_person() {
        Draft draft = wording.render("client.birthday", Severity.CALM, Language.RU, "whatsapp", Sample.plain());

        assertThat(draft)
                .isEqualTo(new Draft.Unwritten(Draft.Why.NO_TEMPLATE, "client.birthday for a calm reader on whatsapp"));
    }

    @Test
    void a_missing_value_is_named() {
        Draft draft = wording.render("vendor.counter", Severity.CALM, Language.RU, "whatsapp", Slots.none());

        assertThat(draft)
                .isEqualTo(
                        new Draft.Unwritten(Draft.Why.BAD_SLOT, "vendor.counter/any: slot amount is missing or empty"));
    }

    @Test
    void a_value_of_another_type_is_named() {
        Slots slots = Slots.none().title("amount", "15000");

        Draft draft = wording.render("vendor.counter", Severity.CALM, Language.RU, "whatsapp", slots);

        assertThat(draft)
                .isEqualTo(new Draft.Unwritten(
                        Draft.Why.BAD_SLOT, "vendor.counter/any: slot amount takes a money, not a title"));
    }

    @Test
    void values_out_of_their_range_are_refused_without_being_quoted() {
        Slots base = Sample.plain();

        assertThat(detail("owner.notice", base.code("code", "да 4821")))
                .endsWith("slot code does not have the form [0-9A-Z]{4,8}");
        assertThat(detail("owner.notice", base.percent("probability", 101)))
                .endsWith("slot probability is outside 0 to 100");
        assertThat(detail("owner.notice", base.count("people", -1))).endsWith("slot people is outside 0 to 999999");
        assertThat(detail("owner.vendor.booked", base.phone("phone", "8 (700) 1")))
                .contains("slot phone does not have the form");
        assertThat(detail("owner.notice", Slots.of(base.toFields().with("span", Fields.of("type", "span")))))
                .endsWith("slot span holds no span");
        assertThat(detail("owner.notice", Slots.of(base.toFields().with("people", 7))))
                .endsWith("slot people holds no typed value");
    }

    @Test
    void a_text_is_a_pure_function_of_version_and_values() {
        Wording another = Wording.standard();
        for (Template template : wording.templates()) {
            String situation = template.id().substring(0, template.id().indexOf('/'));
            Slots stored = Slots.of(Fields.parse(Sample.plain().toFields().canonical()));

            for (Language language : LANGUAGES) {
                assertThat(another.render(situation, Severity.STRONG, language, "whatsapp", stored))
                        .isEqualTo(wording.render(situation, Severity.STRONG, language, "whatsapp", Sample.plain()));
            }
        }
    }

    @Test
    void the_first_message_says_that_an_assistant_writes_and_how_to_reach_a_person() {
        Draft.Rendered first = (Draft.Rendered) wording.renderFirst(
                "client.apology.working-on-it", Severity.CALM, Language.RU, "whatsapp", Sample.plain());
        Draft.Rendered later = rendered("client.apology.working-on-it", Severity.CALM, Language.RU, "whatsapp");

        assertThat(first.text())
                .isEqualTo("Это цифровой помощник «Aruana». Чтобы ответил человек, напишите «оператор».\n\n"
                        + later.text());
        assertThat(first.template()).isEqualTo("disclosure/any+client.apology.working-on-it/calm");
        assertThat(first.version()).endsWith("+" + later.version());
    }

    @Test
    void a_first_message_without_a_business_to_name_is_not_sent() {
        Slots nameless = Sample.plain().title("business", " ");

        Draft draft = wording.renderFirst("client.thanks", Severity.CALM, Language.KK, "whatsapp", nameless);

        assertThat(draft)
                .isEqualTo(
                        new Draft.Unwritten(Draft.Why.BAD_SLOT, "disclosure/any: slot business is missing or empty"));
    }

    @Test
    void the_longest_text_fits_an_instagram_message_with_its_disclosure() {
        Slots longest = Sample.plain()
                .title("business", "Ж".repeat(300))
                .name("name", "Ж".repeat(28))
                .place("branch", "Ә".repeat(300));

        for (Template template : wording.templates()) {
            String situation = template.id().substring(0, template.id().indexOf('/'));
            if (template.audience() == Template.Audience.CLIENT && !situation.equals(Wording.DISCLOSURE)) {
                for (String cause : wording.phrases(SlotType.CAUSE)) {
                    for (Language language : LANGUAGES) {
                        Draft draft = wording.renderFirst(
                                situation,
                                Severity.STRONG,
                                language,
                                "instagram",
                                Sample.offered(longest.cause("cause", cause), situation));
                        assertThat(draft)
                                .as("%s %s %s", situation, cause, language)
                                .isInstanceOf(Draft.Rendered.class);
                        assertThat(((Draft.Rendered) draft).text().getBytes(StandardCharsets.UTF_8))
                                .hasSizeLessThan(1_000);
                    }
                }
            }
        }
    }

    @Test
    void a_channel_of_its_own_has_words_of_its_own() {
        assertThat(rendered("client.warning.later-today", Severity.CALM, Language.RU, "instagram")
                        .template())
                .isEqualTo("client.warning.later-today/any@instagram");
        assertThat(rendered("client.warning.later-today", Severity.CALM, Language.RU, "telegram")
                        .template())
                .isEqualTo("client.warning.later-today/any");
    }

    @Test
    void a_host_words_what_it_likes_and_keeps_the_rest() {
        Wording own = wording.withTemplates("""
            {"version": "7", "situations": {"client.thanks": {"about": "ours", "audience": "client", "slots": {},
              "any": {"ru": "Спасибо вам!", "kk": "Сізге рақмет!"}, "fallback": {"en": "ru"}}}}\
            """);

        Draft.Rendered thanks =
                (Draft.Rendered) own.render("client.thanks", Severity.CALM, Language.EN, "whatsapp", Slots.none());

        assertThat(thanks.text()).isEqualTo("Спасибо вам!");
        assertThat(thanks.language()).isEqualTo(Language.RU);
        assertThat(thanks.version()).startsWith("7.");
        assertThat(own.render("client.solved", Severity.CALM, Language.RU, "whatsapp", Sample.plain()))
                .isEqualTo(wording.render("client.solved", Severity.CALM, Language.RU, "whatsapp", Sample.plain()));
    }

    @Test
    void an_edit_of_the_words_changes_the_version_even_if_its_author_forgot_to() {
        String one =
                "{\"version\": \"7\", \"situations\": {\"x\": {\"about\": \"a\", \"audience\": \"client\", \"slots\":"
                        + " {}, \"any\": {\"ru\": \"Да\", \"kk\": \"Иә\", \"en\": \"Yes\"}}}}";

        String before = version(wording.withTemplates(one));
        String after = version(wording.withTemplates(one.replace("Yes", "Yes!")));

        assertThat(before).startsWith("7.").isNotEqualTo(after);
    }

    @Test
    void a_host_adds_the_words_for_a_cause_of_its_own() {
        Wording own = wording.withPhrases("""
            {"trade": {"gas": {"ru": {"who": "газовщик", "whom": "газовщика"},
              "kk": {"who": "газшы", "whom": "газшыны"}, "en": {"who": "a gas fitter", "whom": "a gas fitter"}}}}\
            """);

        Slots slots = Sample.plain().trade("trade", "gas");

        assertThat(((Draft.Rendered)
                                own.render("client.apology.late-word", Severity.CALM, Language.RU, "whatsapp", slots))
                        .text())
                .contains("газовщик будет около 11:23");
        assertThatThrownBy(() -> wording.withPhrases("{\"trade\": {\"gas\": {\"ru\": {\"who\": \"газовщик\"}}}}"))
                .hasMessage("phrase trade.gas has the languages [ru], not [en, kk, ru]");
    }

    @Test
    void every_reference_leads_back_to_its_template() {
        for (Template template : wording.templates()) {
            assertThat(template.version()).matches("1\\.[0-9a-f]{8}");
            assertThat(template.about()).isNotBlank();
            assertThat(template.texts().keySet()).containsExactlyInAnyOrderElementsOf(LANGUAGES);
        }
        assertThat(wording.templates())
                .extracting(Template::id)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void text_forms_show_no_personal_data() {
        Draft.Rendered draft = rendered("client.thanks", Severity.CALM, Language.RU, "whatsapp");

        assertThat(draft.toString()).doesNotContain("Виктория");
        assertThat(Sample.plain().toString()).doesNotContain("Виктория").contains("name");
        assertThat(draft.reference().canonical()).doesNotContain("Виктория").contains("client.thanks/any");
    }

    private String detail(String situation, Slots slots) {
        return wording.render(situation, Severity.CALM, Language.RU, "whatsapp", slots)
                .match(Draft.Rendered::text, Draft.Unwritten::detail);
    }

    private Draft.Rendered rendered(String situation, Severity severity, Language language, String channel) {
        return (Draft.Rendered) wording.render(situation, severity, language, channel, Sample.plain());
    }

    private static String version(Wording wording) {
        return wording.templates().stream()
                .filter(template -> template.id().equals("x/any"))
                .findFirst()
                .orElseThrow()
                .version();
    }
}
