package io.crmautopilot.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.testing.InMemoryClientCards;
import io.crmautopilot.text.Language;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names of one conversation, which no list holds, do not leave with what its people write. */
class ConversationNamesTest {

    private static final BranchRef BRANCH = new BranchRef(Desk.TENANT, "dostyk");
    private static final String HEAT = "{\"kind\":\"complaint\",\"topics\":[\"climate.heat\"],\"sure\":\"yes\"}";

    /** Unsure of everything. */
    private static final MessageReader UNSURE = new MessageReader() {

        @Override
        public void read(CharSequence text, ReadingBuffer into) {
            into.set(Language.RU, false, text.toString().contains("точно") ? 0.99 : 0.5, 0, -0.2);
        }

        @Override
        public TopicPack topics() {
            return TopicPack.standard();
        }
    };

    private final Desk desk = new Desk();
    private final FakeWire wire = FakeWire.saying(question -> HEAT);

    private LanguageModel model() {
        ModelSettings settings = Desk.settings(URI.create("http://127.0.0.1:9/v1"), ModelApi.RESPONSES)
                .build();
        return LanguageModel.over(
                new Asker(settings, desk.log, desk.clock, System::nanoTime, () -> wire), System::nanoTime);
    }

    private static Message message(String text) {
        return Message.incoming(
                "m-" + text.hashCode(),
                BRANCH,
                Instant.parse("2025-10-07T05:07:00Z"),
                "whatsapp",
                "+77000000001",
                null,
                text);
    }

    private static final ClientCard CARD = new ClientCard(
            "c-1",
            "Жупаркуль",
            Language.KK,
            List.of(new Contact("whatsapp", "+77000000001")),
            false,
            Set.of("whatsapp"),
            1);

    @Test
    void the_name_on_the_clients_card_does_not_leave_in_small_letters() {
        InMemoryClientCards cards = new InMemoryClientCards(ZoneOffset.UTC);
        cards.add(Desk.TENANT, CARD);
        LanguageModel.Reader reader = model().reader(UNSURE, cards);

        reader.ahead(message("запишите жупаркулем, и у вас жарко"));

        assertThat(wire.asked().get(0).input()).contains("жарко", "<<NAME>>").doesNotContain("жупаркул");
    }

    @Test
    void a_name_that_somebody_gave_does_not_leave_with_what_is_written_later() {
        LanguageModel.Reader reader = model().reader(UNSURE);

        reader.ahead(message("точно жарко. меня зовут жупаркуль"));
        reader.ahead(message("ну и жара, это опять жупаркуль"));

        assertThat(wire.asked()).hasSize(1);
        assertThat(wire.asked().get(0).input()).doesNotContain("жупаркул");
    }

    @Test
    void where_the_cards_fail_nothing_is_asked_and_the_first_reading_stands() {
        ClientCards broken = new ClientCards() {
            @Override
            public Optional<ClientCard> byId(String tenant, String id) {
                throw new IllegalStateException("no database");
            }

            @Override
            public Optional<ClientCard> byContact(String tenant, Contact contact) {
                throw new IllegalStateException("no database");
            }

            @Override
            public List<Visit> visits(BranchRef branch, LocalDate day) {
                return List.of();
            }
        };
        LanguageModel.Reader reader = model().reader(UNSURE, broken);

        reader.ahead(message("ну и жарко тут у вас"));

        assertThat(wire.asked()).isEmpty();
        assertThat(reader.reader().read("ну и жарко тут у вас").complaint()).isFalse();
    }
}
