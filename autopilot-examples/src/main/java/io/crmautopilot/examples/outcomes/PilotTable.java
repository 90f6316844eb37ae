package io.crmautopilot.examples.outcomes;

import io.crmautopilot.incident.Deed;
import io.crmautopilot.outcome.Measured;
import io.crmautopilot.outcome.Unknown;
import io.crmautopilot.pilot.Comparison;
import io.crmautopilot.pilot.PilotCase;
import io.crmautopilot.pilot.PilotLine;
import io.crmautopilot.pilot.PilotSummary;
import java.io.PrintStream;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A pilot's comparison as lines of text, for the owner. */
final class PilotTable {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final Map<Deed.Kind, String> WHAT = Map.of(
            Deed.Kind.OWNER_KNEW, "the owner knew",
            Deed.Kind.VENDOR_AGREED, "somebody was booked",
            Deed.Kind.CLIENTS_TOLD, "clients were told",
            Deed.Kind.COMPENSATED, "clients were made good",
            Deed.Kind.SOLVED, "it was over");

    private final String title;
    private final List<PilotCase> cases;
    private final PilotSummary summary;

    PilotTable(String title, List<PilotCase> cases, PilotSummary summary) {
        this.title = title;
        this.cases = cases;
        this.summary = summary;
    }

    void print(PrintStream out) {
        out.print(title + ": " + summary.cases() + " incidents were only observed, of " + summary.written()
                + " people wrote down what they did\n");
        summary.lines().forEach((what, counts) -> {
            Duration gained = summary.gained().get(what);
            out.print("  " + WHAT.get(what) + ": " + words(counts, "sooner", "later")
                    + (gained == null ? "" : "; half by " + signed(gained)) + "\n");
        });
        out.print("  cost: " + words(summary.cost(), "cheaper", "dearer") + "\n");
        out.print("  false alarms: " + OutcomesTable.share(summary.falseAlarms()) + "\n");
        out.print("  noticed by people alone: "
                + summary.missed().map(String::valueOf).orElse("unknown: no log holds what nobody noticed") + "\n");
        out.print(
                "  (~ is an estimate: the median of the incidents of the same kind that it acted on, in the same log)\n\n");
        cases.forEach(each -> one(each, out));
    }

    private static void one(PilotCase each, PrintStream out) {
        out.print("  " + AT.format(each.noticedAt().atZone(each.zone())) + "  "
                + (each.scenario().isEmpty() ? "unknown cause" : each.scenario()) + "\n");
        for (PilotLine line : each.lines()) {
            out.print("    " + WHAT.get(line.what()) + ": it after " + (line.estimated() ? "~ " : "")
                    + span(line.autopilot()) + ", people after " + span(line.people()) + " – "
                    + word(line.comparison(), "sooner", "later") + "\n");
        }
        out.print("    cost: it ~ " + money(each.autopilotCost()) + ", people " + money(each.peopleCost()) + " – "
                + word(each.cost(), "cheaper", "dearer") + "\n");
    }

    private static String money(Measured<io.crmautopilot.money.Money> sum) {
        return sum.match(Object::toString, why -> "unknown");
    }

    private static String span(Measured<Duration> span) {
        return span.match(PilotTable::signed, why -> why == Unknown.NEVER ? "never" : "unknown");
    }

    private static String signed(Duration span) {
        return span.isNegative() ? "minus " + OutcomesTable.words(span.negated()) : OutcomesTable.words(span);
    }

    private static String words(Map<Comparison, Long> counts, String better, String worse) {
        return counts.entrySet().stream()
                .map(each -> each.getValue() + " " + word(each.getKey(), better, worse))
                .collect(Collectors.joining(", "));
    }

    static String word(Comparison comparison, String better, String worse) {
        return switch (comparison) {
            case BETTER -> better;
            case SAME -> "the same";
            case WORSE -> worse;
            case ONLY_AUTOPILOT -> "only it would have done it";
            case ONLY_PEOPLE -> "only people did it";
            case UNKNOWN -> "nobody can tell";
        };
    }
}
