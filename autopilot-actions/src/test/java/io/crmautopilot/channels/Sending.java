package io.crmautopilot.channels;

import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Messenger.Letter;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.resilient.Waiter;
import io.crmautopilot.text.Language;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;

/** Messengers against a local server that behaves as Graph does, with a clock that only waiting moves. */
abstract class Sending {

    static final String ACCOUNT = "100000000000001";
    static final String IG_ACCOUNT = "17840000000000001";
    static final Contact AIGUL = new Contact("whatsapp", "77000000101");
    static final Contact IG_AIGUL = new Contact("instagram", "9000000000000101");

    Instant now = Instant.parse("2026-11-20T10:30:00Z");
    final List<Duration> waits = new ArrayList<>();
    final Waiter waiter = span -> {
        waits.add(span);
        now = now.plus(span);
    };
    final FakeGraph graph = new FakeGraph(() -> now);
    final HttpClient http = GraphSettings.newClient();
    final Conversations conversations = Conversations.inMemory(100);
    boolean optedIn = true;

    @AfterEach
    void close() {
        graph.close();
    }

    void refuses(SoftAssertions each, Letter letter, String reason) {
        each.assertThat(whatsApp().send(letter)).isEqualTo(new Outcome.Failed(reason, false));
    }

    String retryable(int status, int code) {
        return after(FakeGraph.error(status, code));
    }

    String after(FakeGraph.Fault fault) {
        graph.next(fault);
        return whatsApp()
                .send(letter("x"))
                .match(done -> "done", failed -> failed.retryable() ? "again" : "never", doubt -> "doubt");
    }

    GraphSettings settings() {
        return GraphSettings.whatsApp().base(graph.base());
    }

    Messenger whatsApp() {
        return whatsApp(settings());
    }

    Messenger whatsApp(GraphSettings settings) {
        return new WhatsAppMessenger(
                settings,
                http,
                Senders.always(new Sender(ACCOUNT, Secret.of(FakeGraph.TOKEN))),
                conversations,
                (branch, to) -> optedIn,
                () -> now,
                waiter);
    }

    Messenger instagram() {
        return new InstagramMessenger(
                GraphSettings.instagram().base(graph.base()),
                http,
                Senders.always(new Sender(IG_ACCOUNT, Secret.of(FakeGraph.TOKEN))),
                conversations,
                () -> now,
                waiter);
    }

    static Letter letter(String text) {
        return new Letter("salon:inc-1:tell:p-1", AIGUL, Language.RU, text, null, Fields.empty());
    }

    static Letter template(String name, Language language, Fields values) {
        return new Letter("salon:inc-1:tell:p-1", AIGUL, language, "text", name, values);
    }

    static Letter to(Contact person) {
        return new Letter("salon:inc-1:tell:p-1", person, Language.RU, "text", null, Fields.empty());
    }

    /** One client, who agreed to WhatsApp. */
    static final class Cards implements ClientCards {

        @Override
        public Optional<ClientCard> byId(String tenant, String id) {
            return Optional.empty();
        }

        @Override
        public Optional<ClientCard> byContact(String tenant, Contact contact) {
            return contact.equals(AIGUL)
                    ? Optional.of(
                            new ClientCard("c-101", "Айгүл", Language.KK, List.of(AIGUL), false, Set.of("whatsapp"), 3))
                    : Optional.empty();
        }

        @Override
        public List<Visit> visits(BranchRef branch, LocalDate day) {
            return List.of();
        }
    }
}
