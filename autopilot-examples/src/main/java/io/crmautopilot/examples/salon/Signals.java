package io.crmautopilot.examples.salon;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.incident.Evidence;
import io.crmautopilot.signal.SentimentDeviation;
import io.crmautopilot.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells what was noticed, and what was made of it. A revision in which no new person complains says nothing new. */
final class Signals {

    private static final int REASONS = 3;
    private static final double WORTH_NAMING = 0.01;

    private final Map<String, Integer> people = new HashMap<>();

    Optional<Entry> seen(AuditRecord entry) {
        Signal signal = Signal.of(entry.body().fields("signal"));
        Integer before = people.put(signal.id(), signal.people().size());
        if (before != null && before == signal.people().size()) {
            return Optional.empty();
        }
        String what = String.format(
                Locale.ROOT,
                "%s: %d people, %d messages, of %s (normal: %.2f in %s)",
                signal.branch().location(),
                signal.people().size(),
                signal.mentions(),
                String.join(" and ", signal.topics()),
                signal.expected(),
                minutes(signal.window().toMinutes()));
        String shown = signal.verdict().opensIncident() ? "" : "; not yet more than a coincidence: shown, nothing done";
        return Optional.of(new Entry(entry.seq(), entry.at(), "monitor", what, why(signal) + shown, List.of()));
    }

    private static String why(Signal signal) {
        String often = signal.recurrenceYears() >= 1000
                ? "less than once in 1000 years"
                : String.format(Locale.ROOT, "once in %.1f years", signal.recurrenceYears());
        SentimentDeviation mood = signal.sentiment();
        return "chance does this here " + often
                + (mood == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; sentiment %+.2f, normal here %+.2f, deviation %+.2f",
                                mood.window(),
                                mood.baseline(),
                                mood.deviation()));
    }

    Entry opened(AuditRecord entry) {
        Signal signal = Signal.of(entry.body().fields("signal"));
        String verdict = switch (signal.verdict()) {
            case COMMON_CAUSE_LIKELY ->
                String.format(Locale.ROOT, "no coincidence: a common cause with probability %.3f", signal.posterior());
            case GENERAL_SURGE -> "everybody writes more than usual: no single cause";
            case COINCIDENCE_NOT_EXCLUDED -> "perhaps a coincidence";
            case INSUFFICIENT_DATA -> "too little is known of this branch";
        };
        return thought(entry, verdict);
    }

    Entry changed(AuditRecord entry) {
        return thought(entry, "seen anew");
    }

    private static Entry thought(AuditRecord entry, String verdict) {
        Diagnosis diagnosis = Diagnosis.of(entry.body().fields("diagnosis"));
        Cause cause = diagnosis.likeliest();
        List<String> more = new ArrayList<>();
        String rivals = rivals(diagnosis);
        if (!rivals.isEmpty()) {
            more.add("rivals: " + rivals);
        }
        cause.supports().stream().limit(REASONS).map(Evidence::detail).forEach(reason -> more.add("for it: " + reason));
        cause.contradicts().stream()
                .limit(1)
                .map(Evidence::detail)
                .forEach(reason -> more.add("against it: " + reason));
        diagnosis.wouldChange().stream().limit(1).forEach(change -> more.add("would change it: " + change));
        String sure = diagnosis.sure() ? "" : ", not sure";
        return new Entry(
                entry.seq(),
                entry.at(),
                "thought",
                verdict,
                "cause: " + cause.id() + " " + percent(cause) + sure,
                more);
    }

    private static String rivals(Diagnosis diagnosis) {
        List<String> named = diagnosis.causes().stream()
                .skip(1)
                .filter(rival -> rival.probability() >= WORTH_NAMING)
                .limit(REASONS)
                .map(rival -> rival.id() + " " + percent(rival))
                .toList();
        return String.join(", ", named);
    }

    private static String percent(Cause cause) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * cause.probability());
    }

    private static String minutes(long minutes) {
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }
}
