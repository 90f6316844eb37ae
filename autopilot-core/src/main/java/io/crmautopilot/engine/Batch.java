package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.guard.ApprovalChain;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Actions that a person is asked about in one question. What only informs is merged whatever its kind; what costs money is merged with
 * its own kind alone, so that nobody says yes to a sum in passing; what cannot be undone is never merged.
 *
 * @param actions the actions, in the order in which they were proposed
 * @param chain who is asked
 * @param needs how many different people must say yes
 * @param undo what the hardest of them to undo declares
 * @param deadline when the first of them is of no use any more; {@link Instant#MAX} when none says so
 * @param presses whether one with a deadline is no message to a client: those come by the dozen, and what they would say can wait for
 *     the answer to the question before, or be left to a person
 */
record Batch(
        List<Action> actions, ApprovalChain chain, int needs, Reversibility undo, Instant deadline, boolean presses) {

    /** More parts than this do not fit a phone's screen: they are two questions. */
    private static final int PARTS = 4;

    /** Money and deadlines first, then what is hard to undo, then larger sums. */
    private static final Comparator<Batch> RANK = Comparator.comparing((Batch batch) -> !batch.isUrgent())
            .thenComparing(Batch::deadline)
            .thenComparing(Batch::undo, Comparator.reverseOrder())
            .thenComparing(batch -> -batch.sum().map(Money::minor).orElse(0L))
            .thenComparing(batch -> batch.actions().get(0).key());

    /** Returns what is to be asked, the most important first. */
    static List<Batch> of(
            List<ActionState> held,
            BranchSettings settings,
            Optional<Corridor> begunWith,
            Function<Action, Optional<EffectSpec>> specs) {
        Map<String, List<Action>> groups = new LinkedHashMap<>();
        for (ActionState state : held) {
            Action action = state.action;
            Reversibility undo = undo(action, specs);
            String group = undo == Reversibility.IRREVERSIBLE
                    ? "alone " + action.key()
                    : spends(action, undo)
                            ? "costs " + action.kind()
                            : "informs " + settings.corridor().approvalOf(action.kind(), none(settings));
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(action);
        }
        List<Batch> batches = new ArrayList<>();
        for (List<Action> group : groups.values()) {
            for (List<Action> part : fitting(group)) {
                batches.add(of(part, settings, begunWith, specs));
            }
        }
        batches.sort(RANK);
        return List.copyOf(batches);
    }

    /** Returns the question about exactly these actions; they go to the chain that their sum together asks for. */
    static Batch of(
            Iterable<Action> actions,
            BranchSettings settings,
            Optional<Corridor> begunWith,
            Function<Action, Optional<EffectSpec>> specs) {
        List<Action> list = new ArrayList<>();
        Money sum = none(settings);
        Reversibility undo = Reversibility.INFORMS;
        Instant deadline = Instant.MAX;
        boolean presses = false;
        for (Action action : actions) {
            list.add(action);
            Money cost = action.reserve().orElse(sum);
            sum = action.reserve().isPresent() && cost.currency().equals(sum.currency()) ? sum.plus(cost) : sum;
            Reversibility its = undo(action, specs);
            undo = its.compareTo(undo) > 0 ? its : undo;
            Instant end = deadlineOf(action);
            deadline = end.isBefore(deadline) ? end : deadline;
            presses |= end.isBefore(Instant.MAX)
                    && specs.apply(action)
                            .filter(spec -> spec.audience() == EffectSpec.Audience.CLIENT)
                            .isEmpty();
        }
        String kind = list.get(0).kind();
        ApprovalChain chain = settings.corridor().approvalOf(kind, sum);
        Money total = sum;
        // What loosens while an incident is open does not hold for it.
        int needs = Math.max(
                chain.needs(),
                begunWith
                        .map(corridor -> corridor.approvalOf(kind, total).needs())
                        .orElse(1));
        return new Batch(List.copyOf(list), chain, needs, undo, deadline, presses);
    }

    private static List<List<Action>> fitting(List<Action> group) {
        List<List<Action>> fitting = new ArrayList<>();
        List<Action> current = new ArrayList<>();
        for (List<Action> part : byPart(group).values()) {
            if (byPart(current).size() == PARTS) {
                fitting.add(current);
                current = new ArrayList<>();
            }
            current.addAll(part);
        }
        fitting.add(current);
        return fitting;
    }

    private static Map<String, List<Action>> byPart(List<Action> actions) {
        Map<String, List<Action>> parts = new LinkedHashMap<>();
        for (Action action : actions) {
            parts.computeIfAbsent(sort(action), name -> new ArrayList<>()).add(action);
        }
        return parts;
    }

    /** Two actions of one sort are one part of a question: the same thing to do, for different people. */
    private static String sort(Action action) {
        return String.join(
                " ",
                action.kind(),
                action.step(),
                situation(action),
                action.reserve().map(Money::toString).orElse(""));
    }

    private static String situation(Action action) {
        Object text = action.details().asMap().get("text");
        return text instanceof Fields fields && fields.asMap().get("situation") instanceof String situation
                ? situation
                : "";
    }

    /** Returns the parts that a person may say yes to one by one; empty when there is only one. */
    List<Fields> parts() {
        List<Fields> parts = new ArrayList<>();
        for (List<Action> part : byPart(actions).values()) {
            Action first = part.get(0);
            parts.add(Fields.of(
                    "kind",
                    first.kind(),
                    "step",
                    first.step(),
                    "situation",
                    situation(first).isEmpty() ? null : situation(first),
                    "people",
                    part.stream().map(Action::to).distinct().count(),
                    "keys",
                    part.stream().map(Action::key).toList()));
        }
        return parts.size() < 2 ? List.of() : List.copyOf(parts);
    }

    /** Returns what all of it costs, or empty when it costs nothing. */
    Optional<Money> sum() {
        return actions.stream().flatMap(action -> action.reserve().stream()).reduce(Money::plus);
    }

    /** Tells whether it may take the place in the hour that is kept free for what matters most. */
    boolean isUrgent() {
        return presses || undo.compareTo(Reversibility.COSTLY) >= 0 || sum().isPresent();
    }

    /** Tells whether it had better wait for the answer to an open question about the same kinds, to be asked together with the rest. */
    boolean waitsFor(Set<String> openKinds) {
        return !isUrgent() && actions.stream().map(Action::kind).anyMatch(openKinds::contains);
    }

    /** Returns when the action is of no use any more, as its {@code deadline} says; {@link Instant#MAX} when it does not. */
    static Instant deadlineOf(Action action) {
        try {
            return action.details().asMap().get(Action.DEADLINE) instanceof String text
                    ? Instant.parse(text)
                    : Instant.MAX;
        } catch (DateTimeParseException e) {
            return Instant.MAX;
        }
    }

    private static boolean spends(Action action, Reversibility undo) {
        return action.reserve().isPresent() || undo.compareTo(Reversibility.COSTLY) >= 0;
    }

    /** Where no effect of its kind is left nobody knows what it would do. */
    private static Reversibility undo(Action action, Function<Action, Optional<EffectSpec>> specs) {
        return specs.apply(action).map(EffectSpec::reversibility).orElse(Reversibility.IRREVERSIBLE);
    }

    private static Money none(BranchSettings settings) {
        return Money.zero(settings.corridor().caps().currency());
    }
}
