package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.guard.BudgetLedger;
import io.crmautopilot.guard.Caps;
import io.crmautopilot.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The engine's gate as a life of the vendor's step needs it: the real ledger under the caps of the branch, and an owner who is asked for
 * what lies above the corridor or needs a person, and says yes, no or nothing. Sending fails by chance.
 */
final class HouseGate {

    private record Held(Instant until, String key, Status then) {}

    private final Stage stage;
    private final SplittableRandom random;
    private final Caps caps;
    private final Map<String, Held> held = new HashMap<>();
    final Set<String> byPerson = new HashSet<>();

    HouseGate(Stage stage, SplittableRandom random) {
        this.stage = stage;
        this.random = random;
        this.caps = stage.settings().corridor().caps();
    }

    ActionView admit(Action action) {
        boolean person = action.details().has(Action.NEEDS_PERSON)
                || action.reserve().filter(sum -> sum.exceeds(caps.perAction())).isPresent();
        if (!person) {
            return start(action);
        }
        int word = random.nextInt(3);
        Instant until = stage.now.plus(word == 2 ? Duration.ofMinutes(60) : Duration.ofMinutes(1 + random.nextInt(20)));
        held.put(action.key(), new Held(until, action.key(), word == 0 ? Status.DONE : Status.REFUSED));
        return stage.view(action, Status.HELD, "needs-person", "a person has to say yes");
    }

    /** Returns when the owner, or the end of the question, speaks next. */
    Optional<Instant> next() {
        return held.values().stream().map(Held::until).min(Instant::compareTo);
    }

    /** Lets the owner speak whose time has come. */
    void speak() {
        for (Held one : new ArrayList<>(held.values())) {
            if (!one.until().isAfter(stage.now)) {
                held.remove(one.key());
                Action action = stage.ended(one.key()).action();
                boolean silent = one.then() == Status.REFUSED && random.nextBoolean();
                if (one.then() == Status.DONE) {
                    byPerson.add(one.key());
                    stage.actions.put(one.key(), start(action));
                } else {
                    stage.actions.put(
                            one.key(),
                            stage.view(
                                    action,
                                    Status.REFUSED,
                                    silent ? "no-answer" : "refused-by-person",
                                    silent ? "nobody answered" : "a person said no"));
                }
            }
        }
    }

    private ActionView start(Action action) {
        if (action.reserve().isPresent()) {
            BudgetLedger.Reservation wanted = new BudgetLedger.Reservation(
                    action.key(),
                    action.reserve().get(),
                    action.incident(),
                    action.to(),
                    "",
                    stage.now,
                    stage.now.plus(Duration.ofDays(7)));
            Optional<BudgetLedger.Refusal> over =
                    stage.ledger.check(wanted, caps, stage.settings().zone());
            if (over.isPresent()) {
                return stage.view(
                        action, Status.REFUSED, over.get().cap(), over.get().reason());
            }
            stage.ledger.reserve(wanted, stage.settings().zone());
        } else if (random.nextInt(60) == 0) {
            return stage.view(action, Status.REFUSED, "failed", "the channel does not take it");
        }
        return stage.view(action, random.nextInt(80) == 0 ? Status.IN_DOUBT : Status.DONE, "", "");
    }

    /** Returns what is reserved now for vendors, in all. */
    Money reserved() {
        return stage.ledger.open().stream()
                .map(BudgetLedger.Reservation::amount)
                .reduce(Money.zero(caps.currency()), Money::plus);
    }

    /** Returns the vendors for whom money is reserved now. */
    List<String> payees() {
        return stage.ledger.open().stream()
                .map(one -> Objects.requireNonNull(one.vendor()))
                .distinct()
                .toList();
    }
}
