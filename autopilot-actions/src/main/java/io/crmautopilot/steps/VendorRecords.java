package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.negotiation.Move;
import io.crmautopilot.vendors.negotiation.Move.Question;
import io.crmautopilot.vendors.negotiation.Move.Why;
import io.crmautopilot.vendors.negotiation.NegotiationEvent;
import io.crmautopilot.vendors.negotiation.Proposal;
import io.crmautopilot.vendors.reply.VendorReply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A step's dealing with vendors, read off its records as the events of one negotiation. Each action of ours says which move it is and
 * which reply was the last one known when it was decided, so that the order of words and answers is the one in which they were taken,
 * whatever the clocks of channels say.
 */
final class VendorRecords {

    /** The details of an action that say which move it is. */
    static final String DEALING = "dealing";

    private static final Duration OPEN = Duration.ofMinutes(5);

    private final StepView view;
    private final VendorReadings readings;
    private final Currency currency;
    private final List<Reply> replies;
    private final List<ActionView> actions;
    private final List<NegotiationEvent> events = new ArrayList<>();

    private VendorRecords(StepView view, VendorReadings readings, Set<String> vendors) {
        this.view = view;
        this.readings = readings;
        this.currency = view.settings().corridor().caps().currency();
        this.replies = view.replies().stream()
                .filter(reply -> vendors.contains(reply.from()))
                .filter(reply -> !reply.at().isBefore(view.since().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)))
                .toList();
        this.actions = view.actions().values().stream()
                .filter(action -> action.action().step().equals(view.step().id()))
                .filter(action -> action.action().details().has(DEALING))
                .toList();
    }

    static VendorRecords of(StepView view, VendorReadings readings, Set<String> vendors) {
        VendorRecords records = new VendorRecords(view, readings, vendors);
        records.fold();
        return records;
    }

    private void fold() {
        int heard = 0;
        for (ActionView action : actions) {
            heard = hear(heard, index(action.action().details().fields(DEALING).text("heard", "")));
            happened(action);
        }
        hear(heard, replies.size());
        for (Noted note : view.noted(Spending.SETTLED)) {
            events.add(new NegotiationEvent.Settled(
                    note.at(),
                    note.facts().text("vendor"),
                    Money.of(note.facts().fields("amount"))));
        }
        for (Noted note : view.noted(VendorDealing.DISPUTED)) {
            events.add(new NegotiationEvent.Disputed(
                    note.at(),
                    note.facts().text("vendor"),
                    Money.of(note.facts().fields("asked"))));
        }
        events.add(new NegotiationEvent.TimePassed(view.now()));
    }

    private int hear(int from, int to) {
        for (int i = from; i < to; i++) {
            Reply reply = replies.get(i);
            VendorReadings.Reading said = reading(reply);
            events.add(new NegotiationEvent.Replied(reply.at(), reply.from(), said.reply(), said.progress()));
        }
        return Math.max(from, to);
    }

    private int index(String message) {
        for (int i = replies.size() - 1; i >= 0; i--) {
            if (replies.get(i).message().equals(message)) {
                return i + 1;
            }
        }
        return 0;
    }

    private void happened(ActionView action) {
        String vendor = action.action().to();
        Fields dealing = action.action().details().fields(DEALING);
        boolean sent = action.status() == Status.DONE || action.status() == Status.IN_DOUBT;
        boolean refused = action.status() == Status.REFUSED;
        Instant at = action.at();
        switch (dealing.text("move")) {
            case "request" -> told(sent, refused, new NegotiationEvent.Requested(at, vendor), vendor, at);
            case "ask" -> told(sent, refused, new NegotiationEvent.Asked(at, vendor, ask(vendor, dealing)), vendor, at);
            case "counter" ->
                told(
                        sent,
                        refused,
                        new NegotiationEvent.Countered(at, new Move.CounterOffer(vendor, money(dealing, "price"))),
                        vendor,
                        at);
            case "agree" -> proposed(action, Proposal.of(dealing.fields("proposal")), sent, refused);
            case "decline" -> over(sent || refused, new NegotiationEvent.Declined(at, vendor, why(dealing)));
            case "defer" -> over(sent || refused, new NegotiationEvent.Deferred(at, vendor));
            case "hold-to" -> over(sent || refused, new NegotiationEvent.HeldTo(at, vendor));
            case "remind" -> over(sent || refused, new NegotiationEvent.Reminded(at, vendor));
            case "progress" -> over(sent || refused, new NegotiationEvent.AskedProgress(at, vendor));
            default -> {}
        }
    }

    /** What does not reach a vendor whom we still have to agree with ends the talk. */
    private void told(boolean sent, boolean refused, NegotiationEvent event, String vendor, Instant at) {
        over(sent, event);
        over(refused, new NegotiationEvent.Blocked(at, vendor));
    }

    private void over(boolean so, NegotiationEvent event) {
        if (so) {
            events.add(event);
        }
    }

    private void proposed(ActionView action, Proposal proposal, boolean sent, boolean refused) {
        if (sent) {
            events.add(new NegotiationEvent.Reserved(action.at(), proposal));
            events.add(new NegotiationEvent.Agreed(action.at(), proposal));
        } else if (refused) {
            events.add(new NegotiationEvent.Refused(action.at(), proposal));
        } else {
            events.add(
                    new NegotiationEvent.Held(action.at(), proposal, view.now().plus(OPEN)));
        }
    }

    private static Move.Ask ask(String vendor, Fields dealing) {
        Set<Question> questions =
                dealing.texts("questions").stream().map(Question::valueOf).collect(Collectors.toSet());
        return new Move.Ask(
                vendor,
                questions,
                dealing.has("arriveBy") ? Optional.of(dealing.instant("arriveBy")) : Optional.empty(),
                money(dealing, "price"));
    }

    static Why why(Fields dealing) {
        return Why.valueOf(dealing.text("why"));
    }

    private static Optional<Money> money(Fields dealing, String key) {
        return dealing.has(key) ? Optional.of(Money.of(dealing.fields(key))) : Optional.empty();
    }

    List<NegotiationEvent> events() {
        return events;
    }

    /** Returns the id of the last reply that is known now; empty when there is none. */
    String heard() {
        return replies.isEmpty() ? "" : replies.get(replies.size() - 1).message();
    }

    /** Returns our actions of which it is still open what becomes of them. */
    List<ActionView> open() {
        return actions.stream().filter(action -> !action.status().isFinal()).toList();
    }

    boolean isObserved() {
        return actions.stream().anyMatch(action -> action.status() == Status.OBSERVED);
    }

    /** Returns our actions of the move called {@code move} to {@code vendor}, the oldest first. */
    List<ActionView> ours(String move, String vendor) {
        return actions.stream()
                .filter(action -> action.action().to().equals(vendor))
                .filter(action ->
                        action.action().details().fields(DEALING).text("move").equals(move))
                .toList();
    }

    /** Returns what was agreed with {@code vendor} and holds money: the booking, and what was added to it. */
    List<Action> agreed(String vendor) {
        return ours("agree", vendor).stream()
                .filter(action -> action.status() == Status.DONE || action.status() == Status.IN_DOUBT)
                .map(ActionView::action)
                .toList();
    }

    List<Reply> replies(String vendor) {
        return replies.stream().filter(reply -> reply.from().equals(vendor)).toList();
    }

    VendorReply read(Reply reply) {
        return reading(reply).reply();
    }

    private VendorReadings.Reading reading(Reply reply) {
        LocalTime at = reply.at().atZone(view.settings().zone()).toLocalTime();
        return readings.read(currency, reply.text(), at);
    }

    /** Returns the refusals that hold for every vendor: nobody answered, or such messages are not allowed at all. */
    Optional<ActionView> refusedForAll() {
        return actions.stream()
                .filter(action -> action.status() == Status.REFUSED)
                .filter(action -> !action.action().details().has(Action.NEEDS_PERSON))
                .filter(action -> !Set.of("failed", "refused-by-person").contains(action.rule()))
                .filter(action -> Set.of("request", "ask", "counter", "agree")
                        .contains(action.action().details().fields(DEALING).text("move")))
                .filter(action -> action.rule().equals("no-answer")
                        || action.action().reserve().isEmpty())
                .findFirst();
    }
}
