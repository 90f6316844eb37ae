package io.crmautopilot.trust;

import io.crmautopilot.guard.AutonomyLevel;
import java.util.Optional;

/** What the evidence of one kind advises, and how much more of it a higher level needs. */
record Verdict(Advice advice, long missing) {

    static Verdict of(
            TrustSettings settings, AutonomyLevel level, boolean irreversible, long good, long all, long observed) {
        if (level == AutonomyLevel.OBSERVE) {
            long missing = Math.max(0, settings.observedFirst() - observed);
            return new Verdict(missing == 0 ? Advice.RAISE : Advice.STAY, missing);
        }
        if (irreversible) {
            return new Verdict(Advice.STAY, 0);
        }
        if (Interval.of(good, all).high() < settings.needed(level)) {
            return new Verdict(Advice.LOWER, 0);
        }
        Optional<AutonomyLevel> next = Standing.above(level);
        if (next.isEmpty()) {
            return new Verdict(Advice.STAY, 0);
        }
        long missing = 0;
        while (Interval.of(good + missing, all + missing).low() < settings.needed(next.get())) {
            missing++;
        }
        return new Verdict(missing == 0 ? Advice.RAISE : Advice.STAY, missing);
    }
}
