package io.crmautopilot.simulation;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The other side of every port: what really happened, by key and by meaning. It outlives processes. What it is asked to do it can
 * refuse, lose the answer to, or answer strangely.
 */
public final class SimWorld {

    /** How the world treats one call. */
    public enum Manner {
        /** It does it and says so. */
        FINE,
        /** It does not do it, says so, and may do it later. */
        BUSY,
        /** It does not do it and never will. */
        NEVER,
        /** It does it, and the answer is lost. */
        LOST_ANSWER,
        /** It does not do it, and the answer is lost as well. */
        LOST_CALL,
        /** It does it, and the port throws. */
        THROWS,
        /** It does it, and the port answers nothing at all. */
        NULL,
        /** It does it, and the process dies before it hears so. */
        CRASH
    }

    /** Decides how a call is treated. */
    @FunctionalInterface
    public interface Manners {
        /** Returns how this call is treated. */
        Manner of(Action action);
    }

    /** Something that was done, and when by true time. */
    public record Deed(Action action, Instant at) {}

    private final SimClock clock;
    private final List<Deed> deeds = new ArrayList<>();
    private final Map<String, Outcome> firstOutcome = new HashMap<>();
    private final Set<String> calls = new HashSet<>();
    private final List<Consumer<Deed>> listeners = new ArrayList<>();
    private final List<Consumer<Action>> witnesses = new ArrayList<>();
    private Manners manners = action -> Manner.FINE;

    /** Creates a world in which all goes well. */
    public SimWorld(SimClock clock) {
        this.clock = clock;
    }

    /** Sets how calls are treated from now on. */
    public void treat(Manners value) {
        manners = value;
    }

    /** Tells {@code listener} of every deed, once it is done. */
    public void onDeed(Consumer<Deed> listener) {
        listeners.add(listener);
    }

    /** Tells {@code witness} of every call, before anything is done. */
    public void onCall(Consumer<Action> witness) {
        witnesses.add(witness);
    }

    /** Returns all that was done, in order. */
    public List<Deed> deeds() {
        return List.copyOf(deeds);
    }

    /** Returns what was done of one kind. */
    public List<Action> deeds(String kind) {
        return deeds.stream()
                .map(Deed::action)
                .filter(action -> action.kind().equals(kind))
                .toList();
    }

    /** Tells whether a call with that key ever came. */
    public boolean wasCalled(String key) {
        return calls.contains(key);
    }

    /** Takes a call of an effect; a key that the other side knows is not done again where the effect says so. */
    @org.jspecify.annotations.Nullable
    synchronized Outcome perform(EffectSpec spec, Action action) {
        witnesses.forEach(witness -> witness.accept(action));
        calls.add(action.key());
        Manner manner = manners.of(action);
        Outcome known = spec.idempotent() ? firstOutcome.get(action.key()) : null;
        return switch (manner) {
            case BUSY -> new Outcome.Failed("busy", true);
            case NEVER -> known != null ? known : new Outcome.Failed("no such address", false);
            case LOST_CALL -> new Outcome.InDoubt("no answer");
            case LOST_ANSWER -> {
                done(action, known);
                yield new Outcome.InDoubt("no answer");
            }
            case THROWS -> {
                done(action, known);
                throw new IllegalStateException("port is broken");
            }
            case NULL -> {
                done(action, known);
                yield null;
            }
            case CRASH -> {
                done(action, known);
                throw new Crash("during " + action.key());
            }
            case FINE -> done(action, known);
        };
    }

    private Outcome done(Action action, @org.jspecify.annotations.Nullable Outcome known) {
        if (known != null) {
            return known;
        }
        Deed deed = new Deed(action, clock.truth());
        deeds.add(deed);
        Outcome outcome = new Outcome.Done(Fields.of("receipt", "r-" + deeds.size()));
        firstOutcome.put(action.key(), outcome);
        listeners.forEach(listener -> listener.accept(deed));
        return outcome;
    }

    /** Says what became of a key: done, or never seen. */
    synchronized Optional<Outcome> query(Action action) {
        if (manners.of(action) == Manner.LOST_CALL) {
            return Optional.empty();
        }
        Outcome outcome = firstOutcome.get(action.key());
        return Optional.of(outcome != null ? outcome : new Outcome.Failed("never arrived", true));
    }
}
