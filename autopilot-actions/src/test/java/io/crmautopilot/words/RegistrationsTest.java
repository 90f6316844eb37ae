package io.crmautopilot.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.text.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrationsTest {

    private static final List<Language> LANGUAGES = List.of(Language.RU, Language.KK, Language.EN);

    private final Wording wording = Wording.standard();

    @Test
    void what_is_rendered_is_a_registered_text_filled_with_its_values() {
        Map<String, Registration> registered = new LinkedHashMap<>();
        for (Template template : wording.templates()) {
            wording.registrations(situation(template)).forEach(one -> registered.put(one.name() + one.language(), one));
        }

        for (Template template : wording.templates()) {
            for (Slots slots : List.of(Sample.plain(), Sample.required(), Sample.awkward(21, "", "Mega"))) {
                for (Language language : LANGUAGES) {
                    check(registered, template, language, slots);
                }
            }
        }
    }

    private void check(Map<String, Registration> registered, Template template, Language language, Slots slots) {
        String[] id = template.id().split("[/@]");
        Severity severity = id[1].equals("calm") ? Severity.CALM : Severity.STRONG;
        Slots all = Sample.offered(slots, id[0]);
        String channel = id.length > 2 ? id[2] : "whatsapp";
        boolean opens = template.audience() != Template.Audience.OWNER && !id[0].equals(Wording.DISCLOSURE);
        Draft draft = opens
                ? wording.renderFirst(id[0], severity, language, channel, all)
                : wording.render(id[0], severity, language, channel, all);
        Draft.Rendered rendered = (Draft.Rendered) draft;

        assertThat(registered).containsKey(rendered.registered() + language);

        String filled = java.util.Objects.requireNonNull(registered.get(rendered.registered() + language))
                .body();
        for (Map.Entry<String, String> value : rendered.values().entrySet()) {
            assertThat(filled).contains("{{" + value.getKey() + "}}");
            filled = filled.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        assertThat(filled).isEqualTo(rendered.text());
    }

    @Test
    void names_bodies_and_examples_are_what_a_channel_takes() {
        for (Template template : wording.templates()) {
            for (Registration one : wording.registrations(situation(template))) {
                assertThat(one.name()).matches("[a-z0-9_]{1,512}");
                assertThat(one.body())
                        .hasSizeLessThanOrEqualTo(1_024)
                        .doesNotContain("[", "]", "|")
                        .doesNotEndWith("}}");
                assertThat(one.examples().keySet()).allMatch(name -> name.matches("[a-z0-9_]+"));
                assertThat(one.examples().values()).noneMatch(String::isBlank).noneMatch(value -> value.contains("\n"));
                one.examples().keySet().forEach(name -> assertThat(one.body()).contains("{{" + name + "}}"));
            }
        }
    }

    @Test
    void the_text_that_opens_a_thread_begins_with_words_and_not_with_a_value() {
        for (Template template : wording.templates()) {
            wording.registrations(situation(template)).stream()
                    .filter(one -> one.name().startsWith("disclosure_"))
                    .forEach(one -> assertThat(one.body()).doesNotStartWith("{{"));
        }
    }

    @Test
    void a_change_of_words_is_another_text() {
        Wording own = wording.withTemplates("""
            {"version": "1", "situations": {"client.thanks": {"about": "ours", "audience": "client", "slots": {},
              "any": {"ru": "Спасибо!", "kk": "Рақмет!", "en": "Thanks!"}}}}\
            """);

        assertThat(own.registrations("client.thanks"))
                .extracting(Registration::name)
                .doesNotContainAnyElementsOf(wording.registrations("client.thanks").stream()
                        .map(Registration::name)
                        .toList())
                .hasSize(6);
    }

    private static String situation(Template template) {
        return template.id().substring(0, template.id().indexOf('/'));
    }
}
