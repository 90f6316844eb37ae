package io.crmautopilot.steps;

import io.crmautopilot.engine.StepView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where the incident stands as a whole, by the milestones of all steps and the times of the complaints. Pure. */
final class Course {

    /** Two of the owner's own windows without a new person count as normal again. */
    private static final int QUIET_WINDOWS = 2;

    /** After so many quiet windows nothing more is waited for, whatever step should have said so. */
    private static final int BACKSTOP_WINDOWS = 6;

    private Course() {}

    /** Returns when a milestone of that name was first reached by any step. */
    static Optional<Instant> reached(StepView view, String milestone) {
        return view.incident().milestones().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(":" + milestone))
                .map(java.util.Map.Entry::getValue)
                .min(Instant::compareTo);
    }

    /** Tells whether nothing more is to be expected: the rate is normal again, or a person has it and it has become quiet. */
    static boolean isOver(StepView view) {
        Instant last = view.incident().lastNewPersonAt();
        Duration window = view.settings().headlineWindow();
        boolean quiet = !view.now().isBefore(last.plus(window.multipliedBy(QUIET_WINDOWS)));
        boolean personHasIt = reached(view, "handed-over").isPresent()
                && reached(view, "booked").isEmpty();
        return reached(view, "normal").isPresent()
                || (personHasIt && quiet)
                || !view.now().isBefore(backstop(view));
    }

    /** Returns when {@link #isOver} is worth asking again although nothing happened. */
    static Instant backstop(StepView view) {
        Instant last = reached(view, "booked")
                .filter(booked -> booked.isAfter(view.incident().lastNewPersonAt()))
                .orElse(view.incident().lastNewPersonAt());
        return last.plus(view.settings().headlineWindow().multipliedBy(BACKSTOP_WINDOWS));
    }

    /** Returns when the complaints count as over if nobody new complains from {@code from} on. */
    static Instant quietFrom(StepView view, Instant from) {
        Instant last = view.incident().lastNewPersonAt();
        return (last.isAfter(from) ? last : from)
                .plus(view.settings().headlineWindow().multipliedBy(QUIET_WINDOWS));
    }
}
