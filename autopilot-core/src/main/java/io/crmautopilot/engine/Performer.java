package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Calls effects, and turns how they ended into the record of it. The only class that changes the world. */
final class Performer {

    /** How often something is tried or asked about before a person gets it. */
    static final int ATTEMPTS = 3;

    /** What brings a case to people is tried for as long as it takes: there is nobody else to give it to. */
    static final String HAND_OVER = "hand-over";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Parts parts;

    Performer(Parts parts) {
        this.parts = parts;
    }

    /** Returns how often an action of that kind is tried. */
    static int most(String kind) {
        return kind.equals(HAND_OVER) ? Integer.MAX_VALUE : ATTEMPTS;
    }

    /**
     * Performs {@code action}, whose start is durable, unless a stop came in between; returns the record of how it ended.
     *
     * @param doubtful whether the outcome of an earlier attempt is hidden
     */
    Draft perform(IncidentState incident, Action action, int attempt, boolean doubtful, boolean stopped, Instant now) {
        if (stopped) {
            return doubtful
                    ? doubt(incident, action, attempt, false, now, "a person stopped it before it was tried again")
                    : Draft.of(
                            incident,
                            RecordKind.ACTION_FAILED,
                            Fields.of(
                                    "key",
                                    action.key(),
                                    "rule",
                                    "stopped",
                                    "why",
                                    "a person stopped it before it ran"));
        }
        Outcome outcome = call(effect(action), action, now);
        if (doubtful && outcome instanceof Outcome.Failed failed) {
            // This attempt was not done, and the one before may have been: only "done" or an answer to a question
            // settles it.
            return doubt(incident, action, attempt, true, now, failed.reason());
        }
        return record(incident, action, attempt, now, outcome);
    }

    /** Asks the other side what became of {@code action}, whose outcome is hidden; returns the record of the answer. */
    Draft query(IncidentState incident, Action action, int attempt, Instant now) {
        Outcome answer = ask(effect(action), action)
                .orElse(new Outcome.InDoubt("the other side does not say what became of it"));
        return record(incident, action, attempt + 1, now, answer);
    }

    /** Returns the record of what the other side reported of {@code action} by itself. */
    Draft reported(IncidentState incident, Action action, int attempt, Outcome outcome) {
        return record(incident, action, attempt, parts.clock().instant(), outcome);
    }

    /** Returns the record that nothing was reported of {@code action} so far: after a few of them a person is asked. */
    Draft unreported(IncidentState incident, Action action, int attempt, Instant now) {
        return doubt(incident, action, attempt + 1, true, now, "no report came so far of what became of it");
    }

    /** Returns the record that a person must find out what became of {@code action}. */
    Draft askHuman(IncidentState incident, Action action, int attempt, Instant now, String why) {
        return doubt(incident, action, attempt, false, now, why);
    }

    private Draft record(IncidentState incident, Action action, int attempt, Instant now, Outcome outcome) {
        return outcome.match(
                done -> Draft.of(
                        incident,
                        RecordKind.ACTION_DONE,
                        Fields.of("key", action.key(), "facts", done.facts(), "settle", settlement(action))),
                failed -> Draft.of(
                        incident,
                        RecordKind.ACTION_FAILED,
                        Fields.of(
                                "key",
                                action.key(),
                                "rule",
                                "failed",
                                "why",
                                failed.reason(),
                                "attempt",
                                attempt,
                                "retryAt",
                                failed.retryable() && attempt < most(action.kind()) ? now.plus(pause(attempt)) : null)),
                inDoubt -> doubt(incident, action, attempt, true, now, inDoubt.reason()));
    }

    private Draft doubt(IncidentState incident, Action action, int attempt, boolean mayGoOn, Instant now, String why) {
        boolean goesOn = mayGoOn && attempt < most(action.kind()) && onDoubt(action) != OnDoubt.ASK_HUMAN;
        return Draft.of(
                incident,
                RecordKind.ACTION_IN_DOUBT,
                Fields.of(
                        "key",
                        action.key(),
                        "rule",
                        "in-doubt",
                        "why",
                        why,
                        "attempt",
                        attempt,
                        "retryAt",
                        goesOn ? now.plus(pause(attempt)) : null));
    }

    /** Returns what is done in doubt about {@code action}; a person is asked where no effect of its kind is left to ask. */
    OnDoubt onDoubt(Action action) {
        Effect effect = parts.effects().get(action.kind());
        return effect == null ? OnDoubt.ASK_HUMAN : effect.spec().onDoubt();
    }

    private @org.jspecify.annotations.Nullable Fields settlement(Action action) {
        return effect(action).spec().settlement() == Settlement.WHEN_DONE
                ? action.reserve().map(money -> money.toFields()).orElse(null)
                : null;
    }

    private static Duration pause(int attempt) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (2 * Math.min(attempt - 1, 5)));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Effect effect(Action action) {
        Effect effect = parts.effects().get(action.kind());
        if (effect == null) {
            throw new IllegalStateException("no effect is registered for " + action.kind());
        }
        return effect;
    }

    /** Whatever an effect throws hides the outcome: it may have thrown after the other side had done it. */
    @SuppressWarnings("ConstantValue") // a host may break the promise not to answer null
    private static Outcome call(Effect effect, Action action, Instant now) {
        try {
            Outcome outcome = effect.perform(action, now);
            return outcome != null ? outcome : new Outcome.InDoubt("the effect gave no outcome");
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return new Outcome.InDoubt("the effect failed: " + e.getClass().getSimpleName());
        }
    }

    @SuppressWarnings({"ConstantValue", "OptionalAssignedToNull"}) // a host may break the promise not to answer null
    private static Optional<Outcome> ask(Effect effect, Action action) {
        try {
            Optional<Outcome> answer = effect.query(action);
            return answer != null ? answer : Optional.empty();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return Optional.empty();
        }
    }
}
