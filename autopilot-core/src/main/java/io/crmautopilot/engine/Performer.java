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

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    private final Parts parts;

    Performer(Parts parts) {
        this.parts = parts;
    }

    /** Performs {@code action}, whose start is durable, unless a stop came in between; returns the record of how it ended. */
    Draft perform(IncidentState incident, Action action, int attempt, Instant now) {
        if (parts.latch().over(incident.branch, incident.id, action.key()).isPresent()) {
            return Draft.of(
                    incident,
                    RecordKind.ACTION_FAILED,
                    Fields.of("key", action.key(), "rule", "stopped", "why", "a person stopped it before it ran"));
        }
        Effect effect = effect(action);
        return record(incident, action, attempt, now, call(effect, action, now));
    }

    /** Finds out what became of {@code action}, whose outcome is hidden, as its effect declares; returns the record of the answer. */
    Draft resolve(IncidentState incident, Action action, int attempt, Instant now) {
        Effect effect = effect(action);
        OnDoubt onDoubt = effect.spec().onDoubt();
        if (onDoubt == OnDoubt.RETRY_SAME_KEY) {
            return perform(incident, action, attempt + 1, now);
        }
        if (onDoubt == OnDoubt.QUERY) {
            Optional<Outcome> answer = ask(effect, action);
            return record(
                    incident,
                    action,
                    attempt + 1,
                    now,
                    answer.orElse(new Outcome.InDoubt("the other side does not say what became of it")));
        }
        return doubt(
                incident,
                action,
                ATTEMPTS,
                now,
                "its outcome is hidden, and it may be neither repeated nor asked about");
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
                                "retryAt",
                                failed.retryable() && attempt < ATTEMPTS ? now.plus(pause(attempt)) : null)),
                inDoubt -> doubt(incident, action, attempt, now, inDoubt.reason()));
    }

    private Draft doubt(IncidentState incident, Action action, int attempt, Instant now, String why) {
        boolean goesOn = attempt < ATTEMPTS && effect(action).spec().onDoubt() != OnDoubt.ASK_HUMAN;
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

    private @org.jspecify.annotations.Nullable Fields settlement(Action action) {
        return effect(action).spec().settlement() == Settlement.WHEN_DONE
                ? action.reserve().map(money -> money.toFields()).orElse(null)
                : null;
    }

    private static Duration pause(int attempt) {
        return FIRST_PAUSE.multipliedBy(1L << (2 * Math.min(attempt - 1, 5)));
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

    private static Optional<Outcome> ask(Effect effect, Action action) {
        try {
            return effect.query(action);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return Optional.empty();
        }
    }
}
