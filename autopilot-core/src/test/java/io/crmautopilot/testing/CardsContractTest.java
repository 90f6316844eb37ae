package io.crmautopilot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.CardFields;
import io.crmautopilot.action.CardFields.Completion;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contracts of client cards and of card fields name each promise that is broken. */
class CardsContractTest {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Contact ANNA = new Contact("whatsapp", "+77000000101");
    private static final LocalDate DAY = LocalDate.of(2025, 10, 7);
    private static final BranchRef BRANCH = new BranchRef("salon", "dostyk");
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static void breaks(PortContract contract, String promise) {
        assertThat(contract.promises()).contains(promise);
        assertThat(contract.broken()).anySatisfy(broken -> assertThat(broken).startsWith(promise + ": "));
    }

    private static final ClientCard CARD =
            new ClientCard("c-1", "Анна", Language.RU, List.of(ANNA), true, Set.of("whatsapp"), 3);

    private static final Visit VISIT =
            new Visit("c-1", "s-1", "cut", DAY.atTime(1, 30).atZone(ALMATY).toInstant(), Duration.ofHours(1));

    private static InMemoryClientCards book() {
        return new InMemoryClientCards(ALMATY).add("salon", CARD).add(BRANCH, VISIT);
    }

    private static PortContract cards(ClientCards port) {
        return PortContract.clientCards(port, "salon", CARD, BRANCH, DAY, ALMATY);
    }

    /** A book that breaks what {@code broken} does. */
    private static ClientCards wrong(
            UnaryOperator<Optional<ClientCard>> byId,
            UnaryOperator<Optional<ClientCard>> byContact,
            UnaryOperator<List<Visit>> visits) {
        InMemoryClientCards right = book();
        return new ClientCards() {
            @Override
            public Optional<ClientCard> byId(String tenant, String id) {
                return byId.apply(right.byId(tenant, id));
            }

            @Override
            public Optional<ClientCard> byContact(String tenant, Contact contact) {
                return byContact.apply(right.byContact(tenant, contact));
            }

            @Override
            public List<Visit> visits(BranchRef branch, LocalDate day) {
                return visits.apply(right.visits(branch, day));
            }
        };
    }

    @Test
    void cards_are_found_and_what_is_not_there_is_empty() {
        cards(book()).inParallel(threads).verify();

        UnaryOperator<Optional<ClientCard>> nobody = card -> Optional.empty();
        UnaryOperator<Optional<ClientCard>> anybody = card -> Optional.of(CARD);
        breaks(cards(wrong(nobody, card -> card, visits -> visits)), "a client is found by the host's id");
        breaks(cards(wrong(nobody, card -> card, visits -> visits)), "many threads get the same answer");
        breaks(cards(wrong(card -> card, nobody, visits -> visits)), "a client is found by each contact of the card");
        breaks(
                cards(wrong(anybody, card -> card, visits -> visits)),
                "an id that nobody has is empty, not null and no error");
        breaks(
                cards(wrong(anybody, card -> card, visits -> visits)),
                "another tenant's book holds no card of this one");
        breaks(
                cards(wrong(card -> card, anybody, visits -> visits)),
                "a contact that nobody owns is empty, not null and no error");
        breaks(
                cards(wrong(card -> card, card -> card, visits -> List.of())),
                "the client's visit of the busy day is there");
        breaks(
                cards(wrong(card -> card, card -> card, visits -> List.of(VISIT))),
                "a day long ago is empty, not null and no error");
        breaks(
                cards(wrong(card -> card, card -> card, visits -> List.of(VISIT))),
                "a branch that nobody knows has no visits, and is no error");
    }

    @Test
    void a_book_that_counts_days_elsewhere_is_told() {
        // Half past one at night in Almaty is the evening before in UTC.
        ClientCards utc =
                new InMemoryClientCards(ZoneId.of("UTC")).add("salon", CARD).add(BRANCH, VISIT);

        breaks(cards(utc), "the client's visit of the busy day is there");
        breaks(
                PortContract.clientCards(utc, "salon", CARD, BRANCH, DAY.minusDays(1), ALMATY),
                "visits of a day begin on that day, in the branch's own zone");
    }

    @Test
    void fields_are_completed_where_they_are_blank() {
        Completion blank = new Completion("contract/1", "salon", "c-1", "phone", "+77000000101");
        InMemoryCardFields right = new InMemoryCardFields();
        CardFields strict = new CardFields() {
            @Override
            public Optional<String> read(String tenant, String client, String field) {
                if (!field.equals("phone")) {
                    throw new IllegalArgumentException("no field " + field);
                }
                return right.read(tenant, client, field);
            }

            @Override
            public Outcome complete(Completion completion) {
                return right.complete(completion);
            }

            @Override
            public boolean canTakeBack() {
                return true;
            }
        };

        PortContract.cardFields(strict, blank).verify();

        breaks(
                PortContract.cardFields(new InMemoryCardFields(), blank),
                "a field that the host does not have is refused by name");
        java.util.Map<String, String> values = new java.util.HashMap<>();
        java.util.Iterator<Boolean> moods = List.of(true, false).iterator();
        CardFields overwriting = new CardFields() {
            @Override
            public Optional<String> read(String tenant, String client, String field) {
                return Optional.ofNullable(values.get(field));
            }

            @Override
            public Outcome complete(Completion completion) {
                boolean first = values.put(completion.field(), completion.value()) == null;
                return first || !completion.value().equals(blank.value())
                        ? new Outcome.Done(Fields.empty())
                        : new Outcome.Failed("known", false);
            }

            @Override
            public boolean canTakeBack() {
                return moods.next();
            }
        };
        List<String> broken = PortContract.cardFields(overwriting, blank).broken();
        assertThat(broken)
                .anySatisfy(each -> assertThat(each).startsWith("a field that is not blank is left as it is"))
                .anySatisfy(each -> assertThat(each).startsWith("the same key again is done"))
                .anySatisfy(each -> assertThat(each).startsWith("whether a value can be taken back"));
        breaks(
                PortContract.cardFields(new InMemoryCardFields().set("salon", "c-1", "phone", "+77000000102"), blank),
                "a blank field is empty");
        breaks(
                PortContract.cardFields(new InMemoryCardFields().set("salon", "c-1", "phone", "+77000000102"), blank),
                "a blank field is completed");
    }
}
