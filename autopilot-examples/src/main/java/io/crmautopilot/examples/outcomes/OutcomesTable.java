package io.crmautopilot.examples.outcomes;

import io.crmautopilot.outcome.Outcomes;
import io.crmautopilot.outcome.Share;
import io.crmautopilot.outcome.Spans;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** The figures of one scope as lines of text: each with what it is of, and with what is not known. */
final class OutcomesTable {

    private static final int WIDTH = 26;

    private final Outcomes row;

    OutcomesTable(Outcomes row) {
        this.row = row;
    }

    void print(PrintStream out) {
        out.print(title() + "\n");
        line(out, "incidents", incidents());
        line(out, "clients who complained", Long.toString(row.clients()));
        line(out, "solved at first contact", share(row.solvedAtFirstContact()));
        line(out, "journey complete", share(row.journeys()));
        line(out, "  cause removed", share(row.causeRemoved()));
        line(out, "  told", share(row.told()));
        line(out, "  content", share(row.content()));
        line(out, "retained", share(row.retained()));
        line(out, "escalated", share(row.escalated()));
        row.reasons().forEach((reason, times) -> line(out, "  " + times + " times", reason));
        line(out, "overridden by people", share(row.overridden()));
        line(out, "  vetoes", row.vetoes() + (row.tooLate() > 0 ? ", too late for " + row.tooLate() + " actions" : ""));
        line(
                out,
                "  questions",
                row.questions() + ": yes " + row.approved() + ", no " + row.refused() + ", changed " + row.edited()
                        + ", nobody answered " + row.silent());
        line(out, "  approval time", spans(row.approval()));
        line(out, "false alarms", share(row.falseAlarms()));
        line(out, "time to first decision", spans(row.firstDecision()));
        line(out, "time to vendor agreed", spans(row.vendorAgreed()));
        line(out, "time to clients told", spans(row.clientsTold()));
        line(out, "time to closed", spans(row.closed()));
        row.money().forEach(money -> money(out, money));
        out.print("\n");
    }

    private String title() {
        String place =
                row.scope().location().isEmpty() ? "" : " / " + row.scope().location();
        String scenario =
                row.scope().scenario().isEmpty() ? "" : ", " + row.scope().scenario();
        boolean all =
                row.days().from().equals(LocalDate.MIN) && row.days().until().equals(LocalDate.MAX);
        String period = all
                ? "all days"
                : (row.days().from().equals(LocalDate.MIN)
                                ? ""
                                : "from " + row.days().from() + " ")
                        + (row.days().until().equals(LocalDate.MAX)
                                ? ""
                                : "to " + row.days().until().minusDays(1));
        return row.scope().tenant() + place + scenario + ": " + period.strip();
    }

    private String incidents() {
        return row.incidents()
                + (row.observed() > 0 ? ", " + row.observed() + " only observed" : "")
                + (row.open() > 0 ? ", " + row.open() + " not over" : "");
    }

    private static void line(PrintStream out, String name, String value) {
        out.print("  " + name + " ".repeat(Math.max(1, WIDTH - name.length())) + value + "\n");
    }

    private static void money(PrintStream out, Outcomes.Spent money) {
        String promised = money.promised().isZero() ? "" : ", " + money.promised() + " promised besides";
        line(out, "spent", money.spent() + promised);
        line(out, "  the corridor allowed", money.corridor().toString());
        line(
                out,
                "  the usual loss",
                money.lossesKnown().part() == 0
                        ? "unknown (nobody said)"
                        : money.usualLoss() + " in " + money.lossesKnown().part() + " of "
                                + money.lossesKnown().of() + " incidents, for which " + money.spentOfThose()
                                + " was spent");
    }

    static String share(Share share) {
        if (share.percent().isEmpty()) {
            return share.unknown() == 0 ? "nobody" : "unknown (of " + share.unknown() + ")";
        }
        String unknown = share.unknown() == 0
                ? ""
                : "; " + share.unknown() + " unknown, so " + share.lowest().orElse(0) + " to "
                        + share.highest().orElse(0) + " %";
        return share.percent().getAsInt() + " % (" + share.part() + " of " + share.of() + unknown + ")";
    }

    static String spans(Spans spans) {
        if (spans.took().isEmpty()) {
            return spans.never() + spans.pending() == 0 ? "none" : "unknown" + behind(spans);
        }
        return "half " + span(spans.median()) + ", nine of ten " + span(spans.ninetieth()) + " ("
                + spans.took().size() + (spans.never() > 0 ? ", " + spans.never() + " never" : "")
                + (spans.pending() > 0 ? ", " + spans.pending() + " not yet" : "") + ")";
    }

    private static String behind(Spans spans) {
        return " (" + (spans.never() > 0 ? spans.never() + " never" : "")
                + (spans.never() > 0 && spans.pending() > 0 ? ", " : "")
                + (spans.pending() > 0 ? spans.pending() + " not yet" : "") + ")";
    }

    private static String span(Optional<Duration> span) {
        return span.map(known -> "within " + words(known)).orElse("never");
    }

    static String words(Duration span) {
        if (span.toHours() > 0) {
            return span.toHours() + " h " + span.toMinutesPart() + " min";
        }
        return span.toMinutes() > 0
                ? span.toMinutes() + " min" + (span.toSecondsPart() > 0 ? " " + span.toSecondsPart() + " s" : "")
                : span.toSeconds() + " s";
    }
}
