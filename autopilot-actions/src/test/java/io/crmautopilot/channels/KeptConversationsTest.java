package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.testing.InMemoryPersonVault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    @Test
    void a_stop_to_offers_outlives_the_process_and_the_newest_choice_holds_in_any_order() {
        conversations().choices().offers(ACCOUNT, AIGUL, true, NOON);
        conversations().choices().offers(ACCOUNT, AIGUL, false, NOON.minusSeconds(1));
        boolean afterAnOlderChoice = conversations().choices().refusesOffers(ACCOUNT, AIGUL);
        conversations().choices().offers(ACCOUNT, AIGUL, false, NOON);
        boolean afterBothAtOnce = conversations().choices().refusesOffers(ACCOUNT, AIGUL);

        conversations().choices().offers(ACCOUNT, AIGUL, false, NOON.plusSeconds(1));

        assertThat(afterAnOlderChoice).isTrue();
        assertThat(afterBothAtOnce).isTrue();
        assertThat(conversations().choices().refusesOffers(ACCOUNT, AIGUL)).isFalse();
        assertThat(MarketingStop.holds(vault.file("salon", vault.tokenOf("salon", "c-101"))))
                .isFalse();
    }

    @Test
    void a_stop_is_kept_for_the_address_and_for_the_client_and_an_opt_out_by_words_is_no_matter_of_it() {
        PersonVault.File client = vault.file("salon", vault.tokenOf("salon", "c-101"));
        client.keep("opt-out", "yes");

        conversations().choices().offers(ACCOUNT, AIGUL, true, NOON);
        boolean stopped = MarketingStop.holds(client)
                && MarketingStop.holds(vault.file("salon", vault.tokenOf("salon", AIGUL.key())));
        conversations().choices().offers(ACCOUNT, AIGUL, false, NOON.plusSeconds(1));

        assertThat(stopped).isTrue();
        assertThat(client.recall("opt-out")).contains("yes");
    }

    @Test
    void a_stop_that_the_vault_does_not_take_waits_in_the_inbox_and_is_kept_at_the_next_fetch() {
        Webhooks webhooks = new Webhooks();
        WebhookSource source = new WebhookSource(
                List.of(webhooks.inbox), directory(), conversations(), settlement -> {}, notice -> {});
        webhooks.post("""
                {"object": "whatsapp_business_account", "entry": [{"changes": [{"field": "user_preferences", "value": {
                  "metadata": {"phone_number_id": "100000000000001"}, "user_preferences": [{"wa_id": "77000000101",
                  "category": "marketing_messages", "value": "stop", "timestamp": 1795170000}]}}]}]}
                """);
        vault.broken = true;
        source.fetch(10);
        int waiting = webhooks.inbox.size();
        vault.broken = false;

        source.fetch(10);

        assertThat(waiting).isEqualTo(1);
        assertThat(webhooks.inbox.size()).isZero();
        assertThat(conversations().choices().refusesOffers(ACCOUNT, AIGUL)).isTrue();
    }

    @Test
    void what_cannot_be_read_is_a_stop_that_no_older_choice_takes_back() {
        PersonVault.File client = vault.file("salon", vault.tokenOf("salon", "c-101"));
        client.keep(MarketingStop.KEPT, "resumed at some time");

        conversations().choices().offers(ACCOUNT, AIGUL, false, NOON);

        assertThat(conversations().choices().refusesOffers(ACCOUNT, AIGUL)).isTrue();
    }

    private Conversations conversations() {
        return Conversations.kept(vault, directory(), 100);
    }

    private static ChannelDirectory directory() {
        Map<String, BranchRef> branches = Map.of(
                "whatsapp:" + ACCOUNT,
                new BranchRef("salon", "dostyk"),
                "whatsapp:100000000000002",
                new BranchRef("salon", "samal"));
        return new ChannelDirectory() {
            @Override
            public Optional<BranchRef> branch(String channel, String account) {
                return Optional.ofNullable(branches.get(channel + ":" + account));
            }

            @Override
            public Optional<String> person(BranchRef branch, Contact contact) {
                return contact.equals(AIGUL) ? Optional.of("c-101") : Optional.empty();
            }
        };
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
