package io.crmautopilot.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.action.Loyalty;
import io.crmautopilot.action.Loyalty.Grant;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Messenger.Letter;
import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contracts pass what keeps them, and name each promise that is broken. */
class PortContractTest {

    private static final BranchRef BRANCH = new BranchRef("salon", "dostyk");
    private static final Money BONUS = Money.ofMajor(1_500, Currency.getInstance("KZT"));
    private static final Contact ANNA = new Contact("whatsapp", "+77000000101");

    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static void breaks(PortContract contract, String promise) {
        assertThat(contract.promises()).contains(promise);
        assertThat(contract.broken()).anySatisfy(broken -> assertThat(broken).startsWith(promise + ": "));
    }

    // Messenger

    private static final Letter LETTER = letter(ANNA);
    private static final Letter NOBODY = letter(new Contact("whatsapp", "nobody"));

    private static Letter letter(Contact to) {
        return new Letter("contract/1", to, Language.RU, "Здравствуйте", null, Fields.empty());
    }

    private static Outcome sent(Letter letter) {
        return letter.to().equals(ANNA)
                ? new Outcome.Done(Fields.of("messageId", letter.key()))
                : new Outcome.Failed("no such number", false);
    }

    @Test
    void a_messenger_that_keeps_its_promises_passes() {
        assertThatCode(() -> PortContract.messenger(PortContractTest::sent, LETTER, NOBODY)
                        .inParallel(threads)
                        .verify())
                .doesNotThrowAnyException();
    }

    @Test
    void a_messenger_that_breaks_one_is_told_which() {
        Messenger throwing = letter -> {
            if (!letter.to().equals(ANNA)) {
                throw new IllegalStateException("bad number");
            }
            return sent(letter);
        };
        Messenger optimist = letter -> new Outcome.Done(Fields.empty());
        Messenger talkative = letter -> letter.to().equals(ANNA)
                ? new Outcome.Done(Fields.of("to", letter.to().address()))
                : sent(letter);
        java.util.Set<String> seen = new java.util.HashSet<>();
        Messenger once = letter -> seen.add(letter.key()) ? sent(letter) : new Outcome.Failed("known", false);
        Messenger dead = letter -> new Outcome.InDoubt("time-out");

        breaks(
                PortContract.messenger(throwing, LETTER, NOBODY),
                "a letter that cannot be delivered has certainly failed, and does not throw");
        breaks(
                PortContract.messenger(optimist, LETTER, NOBODY),
                "a letter that cannot be delivered has certainly failed, and does not throw");
        breaks(PortContract.messenger(talkative, LETTER, NOBODY), "what is said of an outcome holds no address");
        breaks(PortContract.messenger(once, LETTER, NOBODY), "the same letter under the same key is no error");
        breaks(PortContract.messenger(dead, LETTER, NOBODY), "a letter that can be delivered is done");
        breaks(PortContract.messenger(dead, LETTER, NOBODY), "letters from many threads all come to an end");
        assertThatThrownBy(() -> PortContract.messenger(dead, LETTER, NOBODY).verify())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Messenger breaks")
                .hasMessageNotContaining("77000000101");
    }

    // Loyalty and desk

    private static final Grant GRANT = new Grant("contract/1", "salon", "c-1", "bonus-1500", BONUS, "inc-1");

    private static Loyalty programme(List<Grant> made, boolean idempotent, boolean careful) {
        return grant -> {
            if (careful && !grant.client().equals("c-1")) {
                return new Outcome.Failed("no such client", false);
            }
            synchronized (made) {
                if (!idempotent || made.stream().noneMatch(each -> each.key().equals(grant.key()))) {
                    made.add(grant);
                }
            }
            return new Outcome.Done(Fields.empty());
        };
    }

    @Test
    void a_loyalty_programme_grants_one_key_once() {
        List<Grant> made = new ArrayList<>();
        List<Grant> twice = new ArrayList<>();
        List<Grant> anybody = new ArrayList<>();

        PortContract.loyalty(programme(made, true, true), GRANT, made::size)
                .inParallel(threads)
                .verify();

        breaks(
                PortContract.loyalty(programme(twice, false, true), GRANT, twice::size),
                "the same key again is done and grants nothing more");
        breaks(
                PortContract.loyalty(programme(twice, false, true), GRANT, twice::size),
                "one key from many threads grants once");
        breaks(
                PortContract.loyalty(programme(anybody, true, false), GRANT, anybody::size),
                "nobody's card gets nothing: it has failed, and does not throw");
        breaks(
                PortContract.loyalty(grant -> new Outcome.Done(Fields.empty()), GRANT, () -> 0),
                "a grant is made once and is done");
        breaks(
                PortContract.loyalty(grant -> new Outcome.Done(Fields.empty()), GRANT, () -> 0),
                "another key grants once more");
    }

    @Test
    void a_desk_takes_one_key_as_one_case() {
        OperatorDesk.CaseFile file =
                new OperatorDesk.CaseFile("contract/1", BRANCH, "inc-1", "a reason", "look", Fields.empty());
        RecordingDesk desk = new RecordingDesk();
        List<String> all = new ArrayList<>();

        PortContract.operatorDesk(desk, file, () -> desk.cases().size())
                .inParallel(threads)
                .verify();

        OperatorDesk doubling = each -> {
            all.add(each.key());
            return new Outcome.Done(Fields.empty());
        };
        breaks(PortContract.operatorDesk(doubling, file, all::size), "the same key is one case");
        breaks(PortContract.operatorDesk(doubling, file, all::size), "one key from many threads is one case");
        OperatorDesk strict = each -> each.incident().isEmpty()
                ? new Outcome.Failed("no incident", false)
                : new RecordingDesk().handOver(each);
        breaks(
                PortContract.operatorDesk(strict, file, () -> 0),
                "a case about one dialogue, without an incident, is taken");
        breaks(PortContract.operatorDesk(strict, file, () -> 0), "a case is taken");
    }

    // Ports that only answer

    @Test
    void settings_know_their_branches() {
        BranchSettings known = Salon.settings(AutonomyLevel.ASSIST, Salon.corridor());
        PortContract.tenantSettings(TenantSettings.fixed(List.of(known)), known.branch())
                .inParallel(threads)
                .verify();

        TenantSettings generous = new TenantSettings() {
            @Override
            public Optional<BranchSettings> of(BranchRef branch) {
                return Optional.of(known);
            }

            @Override
            public List<BranchRef> branches(String tenant) {
                return List.of(known.branch(), known.branch());
            }
        };
        PortContract contract = PortContract.tenantSettings(generous, known.branch());
        breaks(contract, "a branch that nobody knows is empty, not null and no error");
        breaks(contract, "no branch comes twice");
        breaks(contract, "a tenant that nobody knows has no branches, and is no error");
        PortContract none = PortContract.tenantSettings(TenantSettings.fixed(List.of()), known.branch());
        breaks(none, "a branch's settings are its own");
        breaks(none, "a tenant's branches are those that there are settings of");
        breaks(none, "many threads get an answer");
    }

    @Test
    void context_is_known_or_unknown_and_never_absent() {
        Instant at = Instant.parse("2025-10-07T05:00:00Z");
        BranchContext salon = new BranchContext(Set.of("air-conditioner"), List.of(), List.of(), 2);
        PortContract.contextSource(
                        (branch, from, to) -> branch.equals(BRANCH) ? salon : BranchContext.unknown(), BRANCH, at, at)
                .inParallel(threads)
                .verify();

        breaks(
                PortContract.contextSource((branch, from, to) -> salon, BRANCH, at, at),
                "a branch that nobody knows is one of which nothing is known, and is no error");
    }

    @Test
    void a_reader_reads_anything_the_same() {
        PortContract.messageReader(reader(0, 0.5)).inParallel(threads).verify();

        breaks(
                PortContract.messageReader(reader(0, 7)),
                "scores are from 0 to 1, sentiment from -1 to 1, topics of the pack");
        breaks(
                PortContract.messageReader(reader(-1, 0.5)),
                "scores are from 0 to 1, sentiment from -1 to 1, topics of the pack");
        MessageReader fragile = new MessageReader() {
            @Override
            public void read(CharSequence text, ReadingBuffer into) {
                into.set(Language.RU, text.charAt(0) == 'ж', 0.5, 0, 0);
            }

            @Override
            public TopicPack topics() {
                return TopicPack.standard();
            }
        };
        breaks(PortContract.messageReader(fragile), "it reads any text, whatever stands in it");
        MessageReader sticky = new MessageReader() {
            @Override
            public void read(CharSequence text, ReadingBuffer into) {
                into.set(Language.RU, true, Math.min(1, into.complaintScore() + 0.1), 0, 0);
            }

            @Override
            public TopicPack topics() {
                return TopicPack.standard();
            }
        };
        breaks(PortContract.messageReader(sticky), "an empty text is no complaint");
        breaks(PortContract.messageReader(sticky), "a text reads the same whatever was read into the buffer before");
    }

    private static MessageReader reader(long topics, double score) {
        return new MessageReader() {
            @Override
            public void read(CharSequence text, ReadingBuffer into) {
                into.set(Language.RU, !text.isEmpty(), score, topics, 0);
            }

            @Override
            public TopicPack topics() {
                return TopicPack.standard();
            }
        };
    }

    @Test
    @SuppressWarnings("NullAway") // what a host in plain Java may write
    void what_a_contract_needs_and_was_not_given_is_said() {
        breaks(
                PortContract.policyGuard(proposal -> null, List.of()),
                "there is a proposal to be asked about, as this contract needs");
        breaks(
                PortContract.actionPlanner(incident -> Optional.empty(), List.of()),
                "there is a case to be planned for, as this contract needs");
    }
}
