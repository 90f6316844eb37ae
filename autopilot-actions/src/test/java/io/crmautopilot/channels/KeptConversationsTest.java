package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.testing.InMemoryPersonVault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptConversationsTest {

    private static final String ACCOUNT = "100000000000001";
    private static final Contact AIGUL = new Contact("whatsapp", "77000000101");
    private static final Instant NOON = Instant.parse("2026-11-20T12:03:20Z");

    private final Counted vault = new Counted();

    @Test
    void a_new_process_knows_when_a_person_wrote_and_never_later_than_it_was() {
        conversations().heard(ACCOUNT, AIGUL, NOON);

        Conversations next = conversations();

        assertThat(next.lastHeard(ACCOUNT, AIGUL)).contains(Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(next.lastHeard("100000000000002", AIGUL)).isEmpty();
        assertThat(next.lastHeard("unknown", AIGUL)).isEmpty();
        assertThat(next.lastHeard(ACCOUNT, new Contact("whatsapp", "77000000102")))
                .isEmpty();
    }

    @Test
    void this_process_knows_it_exactly_and_writes_it_once_in_ten_minutes() {
        Conversations same = conversations();
        for (int second = 0; second < 360; second++) {
            same.heard(ACCOUNT, AIGUL, NOON.plusSeconds(second));
        }

        assertThat(same.lastHeard(ACCOUNT, AIGUL)).contains(NOON.plusSeconds(359));
        assertThat(vault.writes).isEqualTo(1);
    }

    @Test
    void an_old_message_that_comes_late_to_a_new_process_does_not_close_the_window() {
        conversations().heard(ACCOUNT, AIGUL, NOON);
        Conversations next = conversations();

        next.heard(ACCOUNT, AIGUL, NOON.minus(Duration.ofHours(30)));

        assertThat(next.lastHeard(ACCOUNT, AIGUL)).contains(Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(conversations().lastHeard(ACCOUNT, AIGUL)).contains(Instant.parse("2026-11-20T12:00:00Z"));
    }

    @Test
    void of_whoever_is_forgotten_nothing_is_kept() {
        conversations().heard(ACCOUNT, AIGUL, NOON);

        vault.forget("salon", "c-101");

        assertThat(conversations().lastHeard(ACCOUNT, AIGUL)).isEmpty();
    }

    @Test
    void a_vault_that_fails_stops_no_message_and_lets_no_text_out_on_a_guess() {
        Conversations same = conversations();
        vault.broken = true;

        same.heard(ACCOUNT, AIGUL, NOON);

        assertThat(same.lastHeard(ACCOUNT, AIGUL)).contains(NOON);
        Conversations next = conversations();
        assertThatThrownBy(() -> next.lastHeard(ACCOUNT, AIGUL)).hasMessage("the store is down");
    }

    private Conversations conversations() {
        Map<String, BranchRef> branches = Map.of(
                "whatsapp:" + ACCOUNT,
                new BranchRef("salon", "dostyk"),
                "whatsapp:100000000000002",
                new BranchRef("salon", "samal"));
        ChannelDirectory directory = new ChannelDirectory() {
            @Override
            public Optional<BranchRef> branch(String channel, String account) {
                return Optional.ofNullable(branches.get(channel + ":" + account));
            }

            @Override
            public Optional<String> person(BranchRef branch, Contact contact) {
                return contact.equals(AIGUL) ? Optional.of("c-101") : Optional.empty();
            }
        };
        return Conversations.kept(vault, directory, 100);
    }

    /** A vault that counts what is written, and fails while it is told to. */
    private static final class Counted implements PersonVault {

        private final PersonVault vault = new InMemoryPersonVault();
        private int writes;
        private boolean broken;

        @Override
        public String tokenOf(String tenant, String person) {
            if (broken) {
                throw new IllegalStateException("the store is down");
            }
            return vault.tokenOf(tenant, person);
        }

        @Override
        public File file(String tenant, String token) {
            File file = vault.file(tenant, token);
            return new File() {
                @Override
                public void keep(String name, String text) {
                    writes++;
                    file.keep(name, text);
                }

                @Override
                public Optional<String> recall(String name) {
                    return file.recall(name);
                }

                @Override
                public Optional<String> person() {
                    return file.person();
                }
            };
        }

        @Override
        public void forget(String tenant, String person) {
            vault.forget(tenant, person);
        }
    }
}
