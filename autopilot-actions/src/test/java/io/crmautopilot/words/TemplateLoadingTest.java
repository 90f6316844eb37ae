package io.crmautopilot.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.action.Messenger.Category;
import io.crmautopilot.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateLoadingTest {

    private final Wording wording = Wording.standard();

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '^',
            value = {
                "Да {who} => x/any in ru: slot who is not declared",
                "Да {name => x/any in ru: a slot is not closed by }, at character 4",
                "Да } => x/any in ru: `}` closes nothing, at character 3",
                "Да [{name} => x/any in ru: an alternative is not closed by ], at character 10",
                "Да [кто] => x/any in ru: an alternative depends on no slot, at character 8",
                "Да [{name} [{name}]] => x/any in ru: an alternative stands inside another, at character 12",
                "Да {name:loc} => x/any in ru: slot name has no form `loc`",
                "Да {Name} => x/any in ru: a slot is not written {name}, {name:form}",
                "Да {cause:wrong} {name} => x/any in ru: slot cause has no form `wrong`, there are [better, fault,"
                        + " felt",
                "Да  {name} => x/any in ru: a line holds a tab, two spaces in a row",
                "Да {name|один} ок => x/any in ru: slot name has plural forms, but is no count",
                "Да {people|один|два} {name} => x/any in ru: count people has 2 plural forms, not 3",
                "Да => x/any in kk: uses the slots [name], another language []",
            })
    void what_is_wrong_in_a_text_is_named_with_its_place(String russian, String problem) {
        String slots = "\"name\": \"name\"" + (russian.contains("cause") ? ", \"cause\": \"cause\"" : "")
                + (russian.contains("people") ? ", \"people\": \"count\"" : "");

        assertThatThrownBy(() ->
                        load(slots, "\"any\": {\"ru\": \"" + russian + "\", \"kk\": \"{name}\", \"en\": \"{name}\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("templates refused:")
                .hasMessageContaining(problem.replace('`', '"'));
    }

    @Test
    void free_text_is_no_type() {
        assertThatThrownBy(() -> load("\"name\": \"text\"", "\"any\": {}"))
                .hasMessageContaining("x: slot name has the unknown type \"text\": one of [name, place, title,");
    }

    @Test
    void an_offer_inside_a_utility_text_is_refused_and_the_standard_offers_are_marketing() {
        assertThatThrownBy(() -> load(
                        "\"offer\": \"discount\"",
                        "\"any\": {\"ru\": \"{offer}\", \"kk\": \"{offer}\", \"en\": \"{offer}\"}"))
                .hasMessageContaining("x/any: slot offer is an offer, so its category is marketing, not utility");
        assertThatThrownBy(() -> load("", "\"category\": \"service\", \"any\": {\"ru\": \"Да\"}"))
                .hasMessageContaining("category is not utility or marketing: \"service\"");

        assertThat(wording.templates())
                .filteredOn(template -> template.category() == Category.MARKETING)
                .extracting(Template::id)
                .containsExactly("client.compensation.addon/any", "client.compensation.discount/any");
        assertThat(wording.registrations("client.compensation.discount"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.category()).isEqualTo(Category.MARKETING));
    }

    /** Nothing is sold before the matter is closed: a text that a client gets meanwhile asks for no order and praises nothing. */
    @Test
    void no_utility_text_to_a_client_sells_anything() {
        wording.templates().stream()
                .filter(template -> template.audience() == Template.Audience.CLIENT)
                .filter(template -> template.category() == Category.UTILITY)
                .forEach(
                        template -> template.texts()
                                .values()
                                .forEach(
                                        text -> assertThat(text)
                                                .as(template.id())
                                                .doesNotContainPattern(
                                                        "(?iu)скидк|акци|купи|закажит|выгодн|%|жеңілдік|арзан|сатып ал|тапсырыс|discount|\\bsale\\b|\\bbuy\\b|\\border\\b")));
    }

    @Test
    void a_language_that_is_missing_needs_a_stated_fallback() {
        assertThatThrownBy(() -> load("", "\"any\": {\"ru\": \"Да\", \"kk\": \"Иә\"}"))
                .hasMessageContaining("x/any: is not there in en and states no fallback");

        assertThat(load("", "\"any\": {\"ru\": \"Да\", \"kk\": \"Иә\"}, \"fallback\": {\"en\": \"kk\"}")
                        .render("x", Severity.CALM, Language.EN, "whatsapp", Slots.none())
                        .match(Draft.Rendered::text, Draft.Unwritten::detail))
                .isEqualTo("Иә");
    }

    @Test
    void calm_words_without_strong_ones_are_refused() {
        assertThatThrownBy(() -> load("", "\"calm\": " + all("Да")))
                .hasMessageContaining("x: has calm words but no strong ones");
    }

    @Test
    void a_text_that_may_grow_too_long_is_refused_before_it_does() {
        assertThatThrownBy(() -> load("\"name\": \"name\"", "\"any\": " + all("{name} " + "ж".repeat(1_000))))
                .hasMessageContaining("x/any in ru: can become")
                .hasMessageContaining("characters long, more than 1024");
        assertThatThrownBy(() -> load("\"name\": \"name\"", "\"any\": " + all("{name} " + "ж".repeat(450))))
                .hasMessageContaining("bytes long, Instagram takes 1000; shorten it or give a text @instagram");
        load(
                "\"name\": \"name\"",
                "\"any\": " + all("{name} " + "ж".repeat(450)) + ", \"any@instagram\": " + all("{name}"));
    }

    @Test
    void an_optional_slot_may_not_be_needed() {
        assertThatThrownBy(() -> load("\"name?\": \"name\"", "\"any\": " + all("Да {name}")))
                .hasMessageContaining("x/any in ru: optional slot name stands outside [ ]");
        assertThatThrownBy(() ->
                        load("\"name?\": \"name\", \"vendor\": \"title\"", "\"any\": " + all("[{vendor}|{name}]")))
                .hasMessageContaining("x/any in ru: optional slot name stands in an otherwise");
    }

    @Test
    void every_problem_is_told_at_once() {
        assertThatThrownBy(() -> load("\"name\": \"name\"", "\"any\": " + all("{who}") + ", \"anny\": {}"))
                .hasMessageContaining("key is unknown: anny")
                .hasMessageContaining("x/any in ru: slot who is not declared")
                .hasMessageContaining("x/any in en: never says slot name");
    }

    @Test
    void an_unknown_reader_and_an_empty_file_are_refused() {
        assertThatThrownBy(() -> wording.withTemplates(
                        "{\"version\": \"1\", \"situations\": {\"x\": {\"about\": \"a\", \"audience\":"
                                + " \"boss\", \"any\": {}}}}"))
                .hasMessageContaining("x: audience is not owner, vendor or client: \"boss\"");
        assertThatThrownBy(() -> wording.withTemplates("{\"version\": \"1\"}"))
                .hasMessageContaining("there are no situations");
        assertThatThrownBy(() -> wording.withTemplates("{}")).hasMessageContaining("version");
    }

    private Wording load(String slots, String rest) {
        return wording.withTemplates(
                "{\"version\": \"1\", \"situations\": {\"x\": {\"about\": \"a\", \"audience\": \"client\","
                        + " \"slots\": {" + slots + "}, " + rest + "}}}");
    }

    private static String all(String text) {
        return "{\"ru\": \"" + text + "\", \"kk\": \"" + text + "\", \"en\": \"" + text + "\"}";
    }
}
