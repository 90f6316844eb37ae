package io.crmautopilot.simulation;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Affected;
import io.crmautopilot.engine.Fact;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Procedures that are short and behave like those of a real kit: they ask, act, wait, settle, and hand over what they cannot do. */
final class SimSteps {

    static final Currency KZT = Currency.getInstance("KZT");
    static final Money GRANT = Money.ofMajor(2_000, KZT);
    private static final Duration ANSWER = Duration.ofMinutes(10);
    private static final Duration REPAIR = Duration.ofHours(2);
    private static final Duration NEWCOMERS = Duration.ofMinutes(20);

    private SimSteps() {}

    static List<Procedure> all() {
        return List.of(
                procedure("owner-notice", SimSteps::owner),
                procedure("vendor", SimSteps::vendor),
                procedure("clients", SimSteps::clients),
                procedure("compensate", SimSteps::compensate),
                procedure("watch", SimSteps::watch),
                procedure("close", SimSteps::close),
                procedure("hand-over", view -> new Move.HandOver("no playbook fits", "look at the evidence")));
    }

    static Procedure procedure(String kind, Function<StepView, Move> next) {
        return new Procedure() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Move next(StepView view) {
                return next.apply(view);
            }
        };
    }

    static Action action(StepView view, String kind, String name, String to, @Nullable Money cost, Fields details) {
        return new Action(
                view.key(name.split("/")),
                kind,
                view.incident().branch(),
                view.incident().id(),
                view.step().id(),
                to,
                cost,
                details);
    }

    private static Move owner(StepView view) {
        Action notice =
                action(view, "owner.notice", "notice", "owner", null, Fields.of("checkpoint", view.checkpoint()));
        return orAct(view, notice, done -> new Move.Finish("told", Fields.empty(), "the owner was written to"));
    }

    private static Move close(StepView view) {
        Action close = action(view, "salon.close", "close", "", null, Fields.of("days", 3));
        return orAct(view, close, done -> new Move.Finish("decided", Fields.empty(), "a person decided"));
    }

    /** Returns what follows once the action has ended, or the move towards that. */
    private static Move orAct(StepView view, Action action, Function<ActionView, Move> then) {
        Optional<ActionView> known = view.actions().containsKey(action.key())
                ? Optional.of(view.actions().get(action.key()))
                : Optional.empty();
        if (known.isEmpty()) {
            return new Move.Act(action, "it is next");
        }
        return known.get().status().isFinal()
                ? then.apply(known.get())
                : new Move.Await(view.now().plus(Duration.ofHours(1)), "the end of " + action.key());
    }

    private static Move vendor(StepView view) {
        Optional<Fact> found = view.fact("vendors");
        if (found.isEmpty()) {
            return new Move.Ask("vendors", "vendors", Fields.empty(), "somebody must come");
        }
        for (String token : found.get().value().texts("vendors")) {
            Move move = talk(view, token);
            if (move != null) {
                return move;
            }
        }
        return new Move.HandOver("no vendor came", "call one by hand");
    }

    /** Returns the move in the talk with one vendor, or null when it has led nowhere. */
    private static @Nullable Move talk(StepView view, String token) {
        Action request = action(view, "vendor.request", "request/" + token, token, null, Fields.empty());
        ActionView asked = view.actions().get(request.key());
        if (asked == null) {
            return new Move.Act(request, "they are next");
        }
        if (!asked.status().isFinal()) {
            return new Move.Await(view.now().plus(Duration.ofHours(1)), "the request");
        }
        if (asked.status() != Status.DONE) {
            return null;
        }
        Optional<Long> price = said(view, token, "price ");
        if (price.isEmpty()) {
            Instant until = asked.at().plus(ANSWER);
            return view.now().isBefore(until) ? new Move.Await(until, "their price") : null;
        }
        Action agree = action(
                view,
                "vendor.agree",
                "agree/" + token,
                token,
                Money.ofMajor(price.get(), KZT),
                Fields.of("payee", token, "price", price.get()));
        ActionView agreed = view.actions().get(agree.key());
        if (agreed == null) {
            return new Move.Act(agree, "they said a price");
        }
        if (!agreed.status().isFinal()) {
            return new Move.Await(view.now().plus(Duration.ofHours(1)), "the agreement");
        }
        return agreed.status() == Status.DONE ? repair(view, token, agreed, price.get()) : null;
    }

    private static @Nullable Move repair(StepView view, String token, ActionView agreed, long price) {
        String key = agreed.action().key();
        Optional<Long> bill = said(view, token, "bill ");
        if (bill.isPresent() && bill.get() > price) {
            return new Move.HandOver("the bill is above what was agreed", "talk to them");
        }
        Instant until = agreed.at().plus(REPAIR);
        if (bill.isEmpty() && view.now().isBefore(until)) {
            return new Move.Await(until, "the repair");
        }
        boolean moved = view.notes().stream()
                .anyMatch(note -> note.what().startsWith("budget.")
                        && note.facts().text("key").equals(key));
        if (!moved) {
            return bill.isPresent()
                    ? new Move.Settle(key, Money.ofMajor(bill.get(), KZT), "the bill")
                    : new Move.Release(key, "nobody came");
        }
        return bill.isPresent() ? new Move.Finish("repaired", Fields.of("bill", bill.get()), "they came") : null;
    }

    /** Returns the number in the first reply of that person that begins with {@code word}. */
    private static Optional<Long> said(StepView view, String token, String word) {
        return view.replies().stream()
                .filter(reply -> reply.from().equals(token))
                .map(Reply::text)
                .filter(text -> text.matches(word + "[0-9]{1,9}"))
                .map(text -> Long.parseLong(text.substring(word.length())))
                .findFirst();
    }

    private static Move clients(StepView view) {
        List<Action> fresh = new ArrayList<>();
        for (Affected person : view.incident().affected()) {
            Action letter =
                    action(view, "client.message", "letter/" + person.token(), person.token(), null, Fields.empty());
            if (!view.actions().containsKey(letter.key())) {
                fresh.add(letter);
            }
        }
        if (!fresh.isEmpty()) {
            return new Move.Act(fresh, "they complained");
        }
        boolean open = own(view).anyMatch(action -> !action.status().isFinal());
        Instant until = view.since().plus(NEWCOMERS);
        if (open || view.now().isBefore(until)) {
            return new Move.Await(open ? view.now().plus(Duration.ofHours(1)) : until, "letters and newcomers");
        }
        return new Move.Finish("told", Fields.empty(), "all were written to");
    }

    private static Move compensate(StepView view) {
        List<Action> fresh = new ArrayList<>();
        for (Affected person : view.incident().affected()) {
            Action grant = action(
                    view, "compensation.grant", "grant/" + person.token(), person.token(), GRANT, Fields.empty());
            if (!view.actions().containsKey(grant.key())) {
                fresh.add(grant);
            }
        }
        if (!fresh.isEmpty()) {
            return new Move.Act(fresh, "they suffered");
        }
        return own(view).allMatch(action -> action.status().isFinal())
                ? new Move.Finish("made-good", Fields.empty(), "all were made good")
                : new Move.Await(view.now().plus(Duration.ofHours(1)), "grants");
    }

    private static java.util.stream.Stream<ActionView> own(StepView view) {
        return view.actions().values().stream()
                .filter(action -> action.action().step().equals(view.step().id()));
    }

    private static Move watch(StepView view) {
        Instant quiet = view.incident()
                .lastComplaintAt()
                .plus(view.settings().headlineWindow().multipliedBy(2));
        return view.now().isBefore(quiet)
                ? new Move.Await(quiet, "two windows without a complaint")
                : new Move.Finish("quiet", Fields.empty(), "nobody complains any more");
    }
}
