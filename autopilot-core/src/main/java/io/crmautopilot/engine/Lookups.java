package io.crmautopilot.engine;

import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks lookups and writes their answers down. One that fails is asked again a little later, and then counts as not knowing. */
final class Lookups {

    private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private record Failure(int times, Instant again) {}

    private final Parts parts;
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();

    Lookups(Parts parts) {
        this.parts = parts;
    }

    /** Asks, unless it failed a moment ago; returns {@code now} when the answer is recorded, else when to ask again. */
    Instant ask(TenantDesk desk, StepView view, Move.Ask ask, Instant now) {
        // Keys are unique within a tenant only.
        String key = view.incident().branch().tenant() + "/" + view.key(ask.name());
        Failure before = failures.getOrDefault(key, new Failure(0, now));
        if (before.again().isAfter(now)) {
            return before.again();
        }
        Fields answer;
        try {
            answer = look(view, ask, now);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("lookup {} failed in {}", ask.lookup(), view.incident().id(), e);
            if (before.times() + 1 < ATTEMPTS) {
                Instant again = now.plus(PAUSE.multipliedBy(before.times() + 1L));
                failures.put(key, new Failure(before.times() + 1, again));
                return again;
            }
            answer = Fields.empty();
            failures.remove(key);
            record(desk, view, ask, now, answer, e.getClass().getSimpleName());
            return now;
        }
        failures.remove(key);
        record(desk, view, ask, now, answer, "");
        return now;
    }

    private Fields look(StepView view, Move.Ask ask, Instant now) {
        Lookup lookup = parts.lookups().get(ask.lookup());
        if (lookup == null) {
            throw new IllegalStateException("no lookup is registered for " + ask.lookup());
        }
        return lookup.look(new Lookup.Inquiry(view.settings(), view.incident(), ask.args(), now));
    }

    private static void record(
            TenantDesk desk, StepView view, Move.Ask ask, Instant now, Fields answer, String problem) {
        desk.commit(
                now,
                new Draft(
                        view.incident().branch().location(),
                        view.incident().id(),
                        RecordKind.STEP_LEARNED,
                        Fields.of(
                                "step",
                                view.step().id(),
                                "name",
                                ask.name(),
                                "lookup",
                                ask.lookup(),
                                "args",
                                ask.args(),
                                "known",
                                problem.isEmpty(),
                                "value",
                                answer,
                                "problem",
                                problem.isEmpty() ? null : problem,
                                "why",
                                ask.why())));
    }
}
