package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Affected;
import io.crmautopilot.engine.Fact;
import io.crmautopilot.engine.IncidentView;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.BudgetLedger;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.signal.Verdict;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Plays one step of an incident in a test: it keeps what the engine would keep, answers lookups from a table, and lets each action end
 * as the test says.
 */
final class Stage {

    static final Currency KZT = Currency.getInstance("KZT");
    static final BranchRef BRANCH = new BranchRef("aruana", "dostyk");
    static final Instant OPENED = Instant.parse("2025-10-07T04:42:00Z");

    Instant now = OPENED;
    PlanStep step;
    AutonomyLevel level = AutonomyLevel.CORRIDOR;
    boolean sure = true;
    Verdict verdict = Verdict.COMMON_CAUSE_LIKELY;
    Fields extras = Fields.of("business", "Aruana");
    final List<Affected> affected = new ArrayList<>();
    final Map<String, Fact> facts = new HashMap<>();
    final List<Noted> notes = new ArrayList<>();
    final Map<String, ActionView> actions = new LinkedHashMap<>();
    final List<Reply> replies = new ArrayList<>();
    final Map<String, Instant> milestones = new HashMap<>();
    final Map<String, Function<Fields, Fields>> lookups = new HashMap<>();
    final List<Move> moves = new ArrayList<>();
    final BudgetLedger ledger = new BudgetLedger();
    Function<Action, ActionView> outcome = action -> action.details().has(Action.NEEDS_PERSON)
            ? view(action, Status.REFUSED, "no-answer", "nobody answered, and silence is no")
            : view(action, Status.DONE, "", "");

    Stage(String kind, Object... settings) {
        step = new PlanStep(kind, kind, List.of(), Fields.of(settings));
    }

    ActionView view(Action action, Status status, String rule, String reason) {
        return new ActionView(action, status, now, rule, reason, Fields.empty());
    }

    Stage complains(String token, Language language, String messageId, int minutesAfter) {
        Instant at = OPENED.plus(Duration.ofMinutes(minutesAfter));
        affected.add(new Affected(token, "whatsapp", language, language, at, at, List.of(messageId)));
        return this;
    }

    Stage says(String token, Instant at, String text) {
        replies.add(new Reply(token, at, "r-" + replies.size(), text));
        return this;
    }

    /** Writes again, which the detector does not count and the engine hands on as an answer that reads as a complaint. */
    Stage complainsAgain(String token, String text) {
        replies.add(new Reply(token, now, "r-" + replies.size(), text, true));
        return this;
    }

    /** Lets somebody agree to come within {@code span}, as the vendor's step notes it. */
    Stage booked(Duration span) {
        Booking booking = new Booking("v-1", now.plus(span), tenge(20_000), Optional.empty(), now);
        notes.add(new Noted("vendor", Booking.BOOKED, "booked", booking.toFields(), "", now));
        milestones.put("vendor:booked", now);
        return this;
    }

    Stage givenBack(String token) {
        notes.add(new Noted("", "dialogue.given-back", "", Fields.of("dialogue", token), "", now));
        return this;
    }

    Stage at(Instant time) {
        now = time;
        return this;
    }

    Stage later(Duration span) {
        now = now.plus(span);
        return this;
    }

    Stage reached(String milestone) {
        milestones.put(milestone, now);
        return this;
    }

    StepView view() {
        return new StepView(
                now,
                settings(),
                incident(),
                step,
                OPENED,
                Map.copyOf(facts),
                List.copyOf(notes),
                actions,
                replies,
                "#7:ab12");
    }

    /** Lets the step go on until it waits or ends; returns that move. */
    Move run(Procedure procedure) {
        for (int i = 0; i < 200; i++) {
            Move move = procedure.next(view());
            moves.add(move);
            if (!take(move)) {
                return move;
            }
        }
        throw new AssertionError("the step does not come to rest: " + moves.subList(moves.size() - 3, moves.size()));
    }

    private boolean take(Move move) {
        if (move instanceof Move.Ask ask) {
            Fields answer = Objects.requireNonNull(lookups.get(ask.lookup()), ask.lookup())
                    .apply(ask.args());
            facts.put(ask.name(), new Fact(ask.name(), true, answer, "", now));
            return true;
        }
        if (move instanceof Move.Act act) {
            for (Action action : act.actions()) {
                if (actions.putIfAbsent(action.key(), outcome.apply(action)) != null) {
                    throw new AssertionError("proposed twice: " + action.key());
                }
            }
            return true;
        }
        if (move instanceof Move.Note note) {
            notes.add(new Noted(step.id(), note.what(), note.milestone(), note.facts(), note.why(), now));
            if (!note.milestone().isEmpty()) {
                milestones.putIfAbsent(step.id() + ":" + note.milestone(), now);
            }
            return true;
        }
        if (move instanceof Move.Settle settle) {
            money(
                    "budget.settled",
                    Fields.of("key", settle.key(), "amount", settle.amount().toFields()));
            ledger.settle(settle.key(), settle.amount());
            return true;
        }
        if (move instanceof Move.Release release) {
            money("budget.released", Fields.of("key", release.key()));
            ledger.release(release.key());
            return true;
        }
        return false;
    }

    private void money(String what, Fields facts) {
        notes.add(new Noted("", what, "", facts, "", now));
    }

    /** Returns what became of an action that was proposed. */
    ActionView ended(String key) {
        return Objects.requireNonNull(actions.get(key), key);
    }

    List<Action> acted() {
        return actions.values().stream().map(ActionView::action).toList();
    }

    List<String> situations() {
        return acted().stream()
                .filter(action -> action.details().has("text"))
                .map(action -> action.details().fields("text").text("situation"))
                .toList();
    }

    <T extends Move> List<T> moves(Class<T> type) {
        return moves.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> noted() {
        return notes.stream().map(Noted::what).toList();
    }

    IncidentView incident() {
        Diagnosis diagnosis = new Diagnosis(
                List.of(
                        cause("air-conditioning", "hvac", 0.9),
                        cause("ventilation", "hvac", 0.07),
                        cause("power", "electrician", 0.03)),
                sure,
                List.of("a look at the air conditioner"));
        List<String> people = affected.stream().map(Affected::token).toList();
        Signal signal = new Signal(
                "s-1",
                OPENED,
                BRANCH,
                List.of("climate.air", "climate.heat"),
                Duration.ofMinutes(40),
                people.isEmpty() ? List.of("p-1") : people,
                Math.max(1, affected.stream().mapToInt(a -> a.messages().size()).sum()),
                0.1,
                1000,
                0.99,
                null,
                verdict,
                List.of(),
                1,
                false);
        return new IncidentView(
                "inc-1",
                BRANCH,
                OPENED,
                signal,
                diagnosis,
                "air-conditioning",
                IncidentView.Status.OPEN,
                affected,
                milestones,
                Set.of(),
                "");
    }

    private static Cause cause(String id, String trade, double probability) {
        return new Cause(id, trade, null, Cause.Scope.BRANCH, probability, List.of(), List.of(), List.of());
    }

    BranchSettings settings() {
        return new BranchSettings(
                BRANCH,
                "Aruana Достык",
                "пр. Достык 85",
                43.2389,
                76.9555,
                ZoneId.of("Asia/Almaty"),
                Set.of("air-conditioner"),
                List.of(new Approver("owner", "Сауле", new Contact("whatsapp", "+77000090001"), Language.RU)),
                level,
                Map.of(),
                Corridor.parse("""
                        {"currency":"KZT","perAction":25000,"perIncident":60000,"perDay":100000,"perMonth":400000,
                         "perVendorPerMonth":150000,"perClientPerYear":10000,"compensationPerClient":3000}
                        """),
                Duration.ofMinutes(40),
                Duration.ofMinutes(30),
                extras);
    }

    static Money tenge(long sum) {
        return Money.ofMajor(sum, KZT);
    }
}
