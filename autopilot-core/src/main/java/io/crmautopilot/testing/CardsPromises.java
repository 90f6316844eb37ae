package io.crmautopilot.testing;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

final class CardsPromises {

    private static final String NOBODY = "no-such-client-of-a-contract";

    private final ClientCards port;
    private final String tenant;
    private final ClientCard known;
    private final BranchRef branch;
    private final LocalDate busy;
    private final ZoneId zone;

    CardsPromises(ClientCards port, String tenant, ClientCard known, BranchRef branch, LocalDate busy, ZoneId zone) {
        this.port = port;
        this.tenant = tenant;
        this.known = known;
        this.branch = branch;
        this.busy = busy;
        this.zone = zone;
    }

    List<Promise> all() {
        return List.of(
                Promise.of("a client is found by the host's id", () -> found(port.byId(tenant, known.id()))),
                Promise.of(
                        "a client is found by each contact of the card",
                        () -> known.contacts().stream()
                                .flatMap(contact -> found(port.byContact(tenant, contact)).stream())
                                .findFirst()),
                Promise.of(
                        "an id that nobody has is empty, not null and no error",
                        () -> Promise.same(port.byId(tenant, NOBODY), Optional.empty())),
                Promise.of(
                        "a contact that nobody owns is empty, not null and no error",
                        () -> Promise.same(
                                port.byContact(tenant, new Contact("whatsapp", "+70000000000")), Optional.empty())),
                Promise.of(
                        "another tenant's book holds no card of this one",
                        () -> Promise.same(port.byId(tenant + "-other", known.id()), Optional.empty())),
                Promise.of(
                        "the client's visit of the busy day is there",
                        () -> Promise.unless(
                                port.visits(branch, busy).stream()
                                        .anyMatch(visit -> visit.client().equals(known.id())),
                                "no visit of the client is among them")),
                Promise.of("visits of a day begin on that day, in the branch's own zone", this::ofTheDay),
                Promise.of(
                        "a day long ago is empty, not null and no error",
                        () -> Promise.same(port.visits(branch, LocalDate.of(1990, 1, 1)), List.of())),
                Promise.of(
                        "a branch that nobody knows has no visits, and is no error",
                        () -> Promise.same(
                                port.visits(new BranchRef(tenant, "no-such-branch-of-a-contract"), busy), List.of())),
                Promise.together(
                        "many threads get the same answer",
                        number -> port.byId(tenant, known.id()),
                        answers -> answers.stream()
                                .flatMap(answer -> found(answer).stream())
                                .findFirst()));
    }

    private Optional<String> ofTheDay() {
        for (Visit visit : port.visits(branch, busy)) {
            LocalDate day = visit.startsAt().atZone(zone).toLocalDate();
            if (!day.equals(busy)) {
                return Optional.of("one begins on " + day);
            }
            if (visit.length().isNegative() || visit.length().isZero()) {
                return Optional.of("one is no longer than nothing");
            }
        }
        return Promise.kept();
    }

    @SuppressWarnings({"ConstantValue", "OptionalAssignedToNull"}) // a host in plain Java may return null all the same
    private Optional<String> found(Optional<ClientCard> card) {
        if (card == null || card.isEmpty()) {
            return Optional.of(card == null ? "it was null" : "nobody was found");
        }
        return Promise.unless(
                card.get().equals(known),
                "another card was found, or one with other facts: " + card.get().id());
    }
}
