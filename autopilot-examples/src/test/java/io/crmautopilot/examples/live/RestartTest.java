package io.crmautopilot.examples.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.channels.Conversations;
import io.crmautopilot.channels.Secret;
import io.crmautopilot.channels.WebhookIntake;
import io.crmautopilot.channels.WebhookSettings;
import io.crmautopilot.examples.salon.SalonHost;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.SqliteStore;
import io.crmautopilot.message.Inbox;
import io.crmautopilot.person.Contact;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a host on SQLite knows of its conversations after its process ended: the 24 hours, and who has a dialogue. */
@Timeout(120)
class RestartTest {

    private static final Instant NOON = Instant.parse("2026-11-20T07:03:20Z");
    private static final String ACCOUNT = LiveAccounts.whatsApp("dostyk");
    private static final Contact AUTHOR = new Contact("whatsapp", "77000000101");

    @TempDir
    Path folder;

    @Test
    void the_24_hours_and_who_has_a_dialogue_are_known_to_the_next_process() {
        live(salon -> {
            post(salon, "у вас жарко, я подам на вас в суд");
            salon.salon().turn();
        });

        live(salon -> {
            assertThat(salon.conversations().lastHeard(ACCOUNT, AUTHOR))
                    .hasValueSatisfying(heard ->
                            assertThat(Duration.between(heard, NOON)).isBetween(Duration.ZERO, Duration.ofMinutes(10)));
            assertThat(salon.salon().giveBack("dostyk", AUTHOR.address())).isTrue();
        });

        live(salon ->
                assertThat(salon.salon().giveBack("dostyk", AUTHOR.address())).isFalse());
    }

    private record Running(LiveSalon salon, WebhookIntake intake, Conversations conversations) {}

    private static void post(Running process, String words) {
        Signing signing = new Signing("live-secret", () -> NOON);
        byte[] body = signing.whatsApp(ACCOUNT, AUTHOR.address(), words);
        assertThat(process.intake().receive(body, signing.header(body)).ok()).isTrue();
    }

    private void live(Consumer<Running> life) {
        InstantSource clock = () -> NOON;
        Screen screen = new Screen(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                clock,
                SalonHost.zone());
        try (JdbcStore store = SqliteStore.at(folder.resolve("live.db"))) {
            Inbox messages = store.inbox("messages", 1_000);
            try (LiveSalon salon = new LiveSalon(store, List.of(messages), screen, clock)) {
                WebhookIntake intake = new WebhookIntake(
                        WebhookSettings.of(Secret.of("token"), Secret.of("live-secret")), messages, clock);
                SalonHost host = SalonHost.on(NOON.atZone(SalonHost.zone()).toLocalDate());
                Conversations conversations =
                        Conversations.kept(store.personVault(), new LiveAccounts(host.tenant(), host.cards()), 10);
                life.accept(new Running(salon, intake, conversations));
            }
        }
    }
}
