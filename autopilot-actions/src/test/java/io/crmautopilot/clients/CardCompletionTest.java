package io.crmautopilot.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.clients.CardCompletion.Entry;
import io.crmautopilot.clients.CardCompletion.Sighting;
import io.crmautopilot.clients.CardCompletion.Verdict;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.Contact;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.testing.InMemoryCardFields;
import io.crmautopilot.testing.InMemoryClientCards;
import io.crmautopilot.text.Language;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CardCompletionTest {

    private static final String TENANT = "aruana";
    private static final PhoneNumbers PHONES = new PhoneNumbers("KZ");

    private final InMemoryClientCards cards = new InMemoryClientCards(ZoneOffset.UTC);
    private final InMemoryCardFields fields = new InMemoryCardFields();
    private final MatchingCards matching = new MatchingCards(cards, PHONES);

    private void card(String id, Contact... contacts) {
        cards.add(TENANT, new ClientCard(id, "", Language.RU, List.of(contacts), false, Set.of(), 1));
    }

    private Optional<String> found(String channel, String address) {
        return matching.byContact(TENANT, new Contact(channel, address)).map(ClientCard::id);
    }

    private List<Entry> plan(Contact from, Language language, Map<CardFact, String> mapping) {
        return new CardCompletion(cards, fields, PHONES)
                .plan(TENANT, List.of(new Sighting(Optional.empty(), from, language)), mapping);
    }

    @Test
    void one_number_is_one_client_however_it_is_written() {
        card("c-1", new Contact("phone", "+77010000001"));

        for (String written :
                List.of("+77010000001", "77010000001", "87010000001", "8 701 000 00 01", "+7 (701) 000-00-01")) {
            assertThat(found("whatsapp", written)).as(written).contains("c-1");
        }
        assertThat(found("whatsapp", "79160000001")).isEmpty();
        assertThat(found("whatsapp", "not a number")).isEmpty();
        assertThat(found("instagram", "77010000001")).isEmpty();
    }

    @Test
    void an_e_mail_is_found_whatever_its_case() {
        card("c-1", new Contact("email", "anna@example.kz"));

        assertThat(found("email", " Anna@Example.KZ ")).contains("c-1");
        assertThat(found("email", "other@example.kz")).isEmpty();
    }

    @Test
    void two_cards_of_one_number_are_told_apart_by_a_person() {
        card("c-1", new Contact("phone", "+77010000001"));
        card("c-2", new Contact("sms", "+77010000001"));

        assertThat(found("whatsapp", "77010000001")).isEmpty();
    }

    @Test
    void a_blank_field_would_be_written_and_any_other_is_left_as_it_is() {
        card("c-1", new Contact("phone", "+77010000001"));
        fields.set(TENANT, "c-1", "language", "kk").set(TENANT, "c-1", "tel", "8 701 000 00 01");

        List<Entry> entries = plan(
                new Contact("whatsapp", "77010000001"),
                Language.RU,
                CardCompletion.mapping(Fields.of(
                        "cardFields", Fields.of("phone", "tel", "channel", "preferred", "language", "language"))));

        assertThat(entries)
                .extracting(entry -> entry.field() + " " + entry.verdict() + " " + entry.value())
                .containsExactlyInAnyOrder("tel SAME +77010000001", "preferred WRITE whatsapp", "language KEPT ru");
        assertThat(fields.written()).isEmpty();
        assertThat(entries.toString()).doesNotContain("7701");
    }

    @Test
    void who_has_no_card_is_named_and_none_is_made() {
        List<Entry> entries = plan(
                new Contact("instagram", "ig_1"),
                Language.MIXED,
                Map.of(CardFact.INSTAGRAM, "instagram", CardFact.LANGUAGE, "lang"));

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.verdict()).isEqualTo(Verdict.NO_CARD);
            assertThat(entry.client()).isEmpty();
        });
    }

    @Test
    void a_fact_that_there_is_not_is_refused_by_name() {
        assertThatThrownBy(() -> CardCompletion.mapping(Fields.of("cardFields", Fields.of("mood", "note"))))
                .hasMessageContaining("cardFields names \"mood\"");
        assertThat(CardCompletion.mapping(Fields.empty())).isEmpty();
    }

    @Test
    void what_was_written_under_a_key_is_written_once_and_can_be_taken_back() {
        var completion =
                new io.crmautopilot.action.CardFields.Completion("k-1", TENANT, "c-1", "preferred", "whatsapp");

        fields.complete(completion);
        fields.complete(completion);
        boolean taken = fields.takeBack("k-1");

        assertThat(taken).isTrue();
        assertThat(fields.read(TENANT, "c-1", "preferred")).isEmpty();
    }
}
