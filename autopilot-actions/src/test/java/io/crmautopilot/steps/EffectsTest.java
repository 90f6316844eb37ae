package io.crmautopilot.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.Loyalty;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.channels.MarketingStop;
import io.crmautopilot.engine.Kit;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.testing.InMemoryPersonVault;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Slots;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EffectsTest {

    private final InMemoryPersonVault vault = new InMemoryPersonVault();
    private final List<Messenger.Letter> letters = new ArrayList<>();
    private final List<Loyalty.Grant> grants = new ArrayList<>();
    private final List<OperatorDesk.CaseFile> cases = new ArrayList<>();
    private final Stage stage = new Stage("clients").complains("p-1", Language.RU, "m-1", 0);
    private boolean consents = true;
    private Set<String> optIns = Set.of("whatsapp");

    private final Kit.Tools tools = StandardKit.builder()
            .messenger(letter -> {
                letters.add(letter);
                return new Outcome.Done(Fields.of("message", "out-" + letters.size()));
            })
            .loyalty(grant -> {
                grants.add(grant);
                return new Outcome.Done(Fields.empty());
            })
            .desk(file -> {
                cases.add(file);
                return new Outcome.Done(Fields.empty());
            })
            .cards(new Cards())
            .vendors(query -> List.of())
            .build()
            .equip(new Kit.Workbench(vault, new OneBranch()));

    private String client = "";

    @BeforeEach
    void one_client_complained() {
        client = vault.tokenOf("aruana", "c-1");
        vault.file("aruana", client).keep("contact", "whatsapp:77000000001");
        vault.file("aruana", client).keep("message:m-1", "очень жарко");
    }

    @Test
    void there_is_an_effect_for_each_kind_that_a_corridor_allows() {
        assertThat(tools.effects().stream().map(effect -> effect.spec().kind()).collect(Collectors.toSet()))
                .isEqualTo(Corridor.STANDARD_KINDS);
    }

    @Test
    void what_commits_money_declares_itself_costly_and_nothing_retries_that_may_be_done_twice() {
        for (Effect effect : tools.effects()) {
            EffectSpec spec = effect.spec();
            boolean money = Set.of("vendor.agree", "compensation.grant").contains(spec.kind());
            assertThat(spec.reversibility() == Reversibility.COSTLY)
                    .as(spec.kind())
                    .isEqualTo(money);
            assertThat(spec.onDoubt() != OnDoubt.RETRY_SAME_KEY || spec.idempotent())
                    .as(spec.kind())
                    .isTrue();
        }
    }

    @Test
    void a_client_is_addressed_by_the_name_that_the_action_does_not_hold() {
        Action action = message("k-1", "client.apology.working-on-it");

        Outcome outcome = perform(action);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.text()).contains("Виктория");
            assertThat(letter.to().key()).isEqualTo("whatsapp:77000000001");
        });
        assertThat(action.toFields().canonical()).doesNotContain("Виктория", "7700");
    }

    @Test
    void the_tone_of_what_was_written_decides_the_words_when_they_are_sent() {
        perform(message("k-1", "client.apology.working-on-it"));
        vault.file("aruana", client).keep("message:m-1", "УЖАС!!! Невозможно дышать!!!");
        perform(message("k-2", "client.apology.working-on-it"));

        assertThat(letters.get(1).template()).contains("_strong_");
        assertThat(letters.get(0).template()).contains("_calm_");
    }

    @Test
    void what_only_a_person_may_answer_is_not_answered() {
        vault.file("aruana", client).keep("message:m-1", "мне стало плохо, вызвали скорую");

        assertThat(failure(perform(message("k-1", "client.apology.working-on-it"))))
                .contains("person");
        assertThat(letters).isEmpty();
    }

    @Test
    void a_client_who_asked_not_to_be_written_to_is_not() {
        vault.file("aruana", client).keep("message:m-1", "не пишите мне больше");

        assertThat(failure(perform(message("k-1", "client.apology.working-on-it"))))
                .contains("opted out");
    }

    @Test
    void a_client_who_was_forgotten_is_not_written_to() {
        Action action = message("k-1", "client.apology.working-on-it");
        vault.forget("aruana", "c-1");

        assertThat(failure(perform(action))).contains("forgotten");
    }

    @Test
    void without_an_opt_in_only_an_answer_within_a_day_is_sent() {
        optIns = Set.of();
        Action action = message("k-1", "client.apology.working-on-it");

        stage.later(Duration.ofHours(25));

        assertThat(failure(perform(action))).contains("no opt-in");
        stage.at(Stage.OPENED);
        assertThat(perform(action)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void words_that_were_changed_after_the_decision_are_not_sent() {
        Action action = message("k-1", "client.apology.working-on-it");
        Fields text = action.details().fields("text").with("versions", List.of("0.00000000"));
        Action older = new Action(
                action.key(),
                action.kind(),
                action.branch(),
                action.incident(),
                action.step(),
                action.to(),
                null,
                action.details().with("text", text));

        assertThat(failure(perform(older))).contains("changed");
    }

    @Test
    void a_grant_names_the_hosts_own_client_and_an_offer_needs_consent_at_that_moment() {
        Action grant = Composer.plain(
                stage.view(),
                "g-1",
                "compensation.grant",
                client,
                Stage.tenge(3_000),
                Fields.of("offer", "discount-15", "needsConsent", true));

        Outcome first = perform(grant);
        consents = false;
        Outcome second = perform(grant);

        assertThat(first).isInstanceOf(Outcome.Done.class);
        assertThat(grants).extracting(one -> one.client()).containsExactly("c-1");
        assertThat(failure(second)).contains("agrees");
    }

    private Text discount() {
        return new Text(
                "client.compensation.discount",
                true,
                Language.RU,
                "whatsapp",
                false,
                Composer.about(stage.view()).discount("offer", 15, Stage.tenge(3_000)),
                List.of());
    }

    @Test
    void an_offer_is_told_of_only_after_it_was_granted_and_only_while_the_client_agrees_to_offers() {
        Text text = discount();
        Fields more = Fields.of("wroteAt", Stage.OPENED, "messages", List.of("m-1"));
        Composer composer = new Composer(Wording.standard());
        Action sale = composer.say(stage.view(), "k-1", "client.message", client, null, text, more)
                .orElseThrow();
        Action told = composer.say(stage.view(), "k-2", "client.message", client, null, text, more.with("grant", "g-1"))
                .orElseThrow();

        Outcome forSale = perform(sale);
        Outcome granted = perform(told);
        consents = false;
        Outcome late = perform(told);

        assertThat(sale.details().flag("offers")).isTrue();
        assertThat(failure(forSale)).contains("an offer");
        assertThat(granted).isInstanceOf(Outcome.Done.class);
        assertThat(failure(late)).contains("no consent");
        assertThat(letters).extracting(Messenger.Letter::category).containsExactly(Messenger.Category.MARKETING);
    }

    @Test
    void offers_that_were_switched_off_in_the_messenger_are_neither_granted_nor_told_of_whatever_the_card_says() {
        Text text = discount();
        Fields more = Fields.of("wroteAt", Stage.OPENED, "messages", List.of("m-1"), "grant", "g-1");
        Action told = new Composer(Wording.standard())
                .say(stage.view(), "k-1", "client.message", client, null, text, more)
                .orElseThrow();
        Action grant = Composer.plain(
                stage.view(),
                "g-1",
                "compensation.grant",
                client,
                Stage.tenge(3_000),
                Fields.of("offer", "discount-15", "needsConsent", true));
        // WhatsApp writes the number of the card without its plus.
        PersonVault.File address = vault.file("aruana", vault.tokenOf("aruana", "whatsapp:77000000001"));

        MarketingStop.note(address, true, Stage.OPENED);
        String grantStopped = failure(perform(grant));
        String toldStopped = failure(perform(told));
        Outcome service = perform(message("k-2", "client.apology.working-on-it"));
        MarketingStop.note(address, false, Stage.OPENED.plusSeconds(1));

        assertThat(grantStopped).contains("agrees");
        assertThat(toldStopped).contains("no consent");
        assertThat(service).isInstanceOf(Outcome.Done.class);
        assertThat(perform(grant)).isInstanceOf(Outcome.Done.class);
        assertThat(perform(told)).isInstanceOf(Outcome.Done.class);
        consents = false;
        assertThat(failure(perform(told))).contains("no consent");
    }

    @Test
    void a_person_gets_the_dialogue_with_what_was_written() {
        Action action = Composer.plain(
                stage.view(),
                "h-1",
                "hand-over",
                client,
                null,
                Fields.of(
                        "reason",
                        "r",
                        "nextBest",
                        "n",
                        "dialogues",
                        List.of(Fields.of("token", client, "messages", List.of("m-1")))));

        perform(action);

        Fields dialogue = cases.get(0).facts().list("dialogues").get(0);
        assertThat(dialogue.text("person")).isEqualTo("c-1");
        assertThat(dialogue.list("history").get(0).text("text")).isEqualTo("очень жарко");
    }

    @Test
    void a_question_to_an_approver_bears_the_code_that_only_the_vault_holds() {
        String owner = vault.tokenOf("aruana", "whatsapp:77000090001");
        vault.file("aruana", owner).keep("code:a-1", "7K3P");
        Action ask = Composer.plain(
                stage.view(),
                "a-1/ask/0",
                "approval.ask",
                owner,
                null,
                Fields.of(
                        "approvalId", "a-1",
                        "actions",
                                List.of(Fields.of(
                                        "key",
                                        "k",
                                        "kind",
                                        "vendor.agree",
                                        "to",
                                        "p-9",
                                        "cost",
                                        Stage.tenge(30_000).toFields())),
                        "total", Stage.tenge(30_000).toFields(),
                        "expiresAt", Stage.OPENED.plusSeconds(600)));

        perform(ask);

        assertThat(letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("да 7K3P", "30\u00a0000"));
        assertThat(ask.toFields().canonical()).doesNotContain("7K3P");
    }

    @Test
    void an_approver_whom_the_settings_no_longer_name_is_not_written_to() {
        String stranger = vault.tokenOf("aruana", "whatsapp:77000099999");

        Outcome outcome = perform(Composer.plain(
                stage.view(),
                "n-1",
                "owner.notice",
                stranger,
                null,
                Fields.of(
                        "text",
                        Text.of("owner.stopped.not-durable", Language.RU, "whatsapp", Composer.about(stage.view()))
                                .bound(Wording.standard(), Slots.none())
                                .toFields())));

        assertThat(failure(outcome)).contains("approver");
    }

    private Action message(String key, String situation) {
        Text text = new Text(situation, true, Language.RU, "whatsapp", false, Composer.about(stage.view()), List.of());
        return new Composer(Wording.standard())
                .say(
                        stage.view(),
                        key,
                        "client.message",
                        client,
                        null,
                        text,
                        Fields.of("wroteAt", Stage.OPENED, "messages", List.of("m-1")))
                .orElseThrow();
    }

    private Outcome perform(Action action) {
        return tools.effects().stream()
                .filter(effect -> effect.spec().kind().equals(action.kind()))
                .findFirst()
                .orElseThrow()
                .perform(action, stage.now);
    }

    private static String failure(Outcome outcome) {
        return outcome.match(done -> "done", Outcome.Failed::reason, Outcome.InDoubt::reason);
    }

    private final class Cards implements ClientCards {
        @Override
        public Optional<ClientCard> byId(String tenant, String id) {
            return id.equals("c-1")
                    ? Optional.of(new ClientCard(
                            id,
                            "Виктория",
                            Language.RU,
                            List.of(new Contact("whatsapp", "+77000000001")),
                            consents,
                            optIns,
                            3))
                    : Optional.empty();
        }

        @Override
        public Optional<ClientCard> byContact(String tenant, Contact contact) {
            return Optional.empty();
        }

        @Override
        public List<Visit> visits(BranchRef branch, LocalDate day) {
            return List.of();
        }
    }

    private final class OneBranch implements TenantSettings {
        @Override
        public Optional<BranchSettings> of(BranchRef branch) {
            return Optional.of(stage.settings());
        }

        @Override
        public List<BranchRef> branches(String tenant) {
            return List.of(Stage.BRANCH);
        }
    }
}
