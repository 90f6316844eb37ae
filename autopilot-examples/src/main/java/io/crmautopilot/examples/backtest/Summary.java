package io.crmautopilot.examples.backtest;

import io.crmautopilot.backtest.BacktestResult;
import io.crmautopilot.backtest.PlayedIncident;
import io.crmautopilot.detector.DetectorCounts;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.signal.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells an owner what would have happened: numbers, a table, and a sentence for each incident. No person and no text is shown. */
final class Summary {

    private static final int ROWS = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final PrintStream out;
    private final DateTimeFormatter time;

    Summary(PrintStream out, ZoneId zone) {
        this.out = out;
        this.time = TIME.withZone(zone);
    }

    void print(BacktestResult result) {
        if (result.first() == null || result.last() == null) {
            out.println("No messages were counted.");
            printPassedOver(result);
            return;
        }
        out.printf(
                Locale.ROOT,
                "%,d messages of %d %s, %s to %s; %,d complaints.%n",
                result.lines(),
                result.branches(),
                result.branches() == 1 ? "branch" : "branches",
                time.format(result.first()),
                time.format(result.last()),
                result.complaints());
        printPassedOver(result);
        if (result.incidents() == 0) {
            out.println("The autopilot would have alerted nobody: nothing happened that chance does not explain.");
            return;
        }
        double years =
                Math.max(1, Duration.between(result.first(), result.last()).toHours()) / 8_766.0;
        out.printf(
                Locale.ROOT,
                "The autopilot would have alerted %,d %s, %.2f a branch and month.%n%n",
                result.incidents(),
                result.incidents() == 1 ? "time" : "times",
                result.incidents() / (years * 12 * Math.max(1, result.branches())));
        table(result);
        out.println();
        result.shown().stream().limit(ROWS).forEach(this::sentence);
        if (result.incidents() > ROWS) {
            out.printf(Locale.ROOT, "... and %,d more; --out FILE writes all of them.%n", result.incidents() - ROWS);
        }
    }

    private void printPassedOver(BacktestResult result) {
        DetectorCounts counts = result.counts();
        passedOver(result.badLines(), "lines that hold no message");
        passedOver(result.late() + counts.late(), "messages out of order by more than the allowed lateness");
        passedOver(result.farAhead(), "messages dated months ahead of all others of their branch");
        passedOver(counts.repeated(), "messages whose id came before");
        passedOver(counts.reusedIds(), "of these at another time: two messages under one id");
        passedOver(counts.copies(), "copied or forwarded complaints: mentions, but no witnesses");
        passedOver(counts.outgoing(), "messages of the business itself");
    }

    private void passedOver(long count, String what) {
        if (count > 0) {
            out.printf(Locale.ROOT, "Not counted: %,d %s.%n", count, what);
        }
    }

    private void table(BacktestResult result) {
        out.printf(
                Locale.ROOT,
                "%-16s  %-14s  %-28s  %6s  %7s  %s%n",
                "known at",
                "branch",
                "topics",
                "people",
                "minutes",
                "probable cause");
        for (PlayedIncident incident :
                result.shown().subList(0, Math.min(ROWS, result.shown().size()))) {
            Signal signal = incident.signal();
            out.printf(
                    Locale.ROOT,
                    "%-16s  %-14s  %-28s  %6d  %7d  %s%n",
                    time.format(incident.openedAt()),
                    cut(signal.branch().location(), 14),
                    cut(String.join(" ", signal.topics()), 28),
                    signal.people().size(),
                    minutes(incident),
                    cause(incident));
        }
    }

    private void sentence(PlayedIncident incident) {
        Signal signal = incident.signal();
        String topics = String.join(" and ", signal.topics());
        if (signal.verdict() == Verdict.GENERAL_SURGE) {
            out.printf(
                    Locale.ROOT,
                    "- On %s %d people at %s complained of %s while everybody wrote more than usual: only people would"
                            + " have been told.%n",
                    time.format(incident.openedAt()),
                    signal.people().size(),
                    signal.branch().location(),
                    topics);
            return;
        }
        out.printf(
                Locale.ROOT,
                "- On %s at %s it would have been known that people complain of %s: %d in all, where %s is normal;"
                        + " chance does that once in %s.%s%n",
                time.format(incident.openedAt()),
                signal.branch().location(),
                topics,
                signal.people().size(),
                expected(signal.expected()),
                years(signal.recurrenceYears()),
                incident.diagnosis() == null ? "" : " " + because(incident.diagnosis()));
    }

    private static String because(Diagnosis diagnosis) {
        Cause cause = diagnosis.likeliest();
        String rival = diagnosis.causes().size() > 1
                ? ", or " + diagnosis.causes().get(1).id()
                : "";
        return diagnosis.sure()
                ? String.format(Locale.ROOT, "Probably it was: %s (%.0f %%).", cause.id(), cause.probability() * 100)
                : String.format(
                        Locale.ROOT,
                        "Not sure what it was: %s (%.0f %%)%s.",
                        cause.id(),
                        cause.probability() * 100,
                        rival);
    }

    private static String cause(PlayedIncident incident) {
        Diagnosis diagnosis = incident.diagnosis();
        if (diagnosis == null) {
            return "none: general surge";
        }
        Cause cause = diagnosis.likeliest();
        return String.format(
                Locale.ROOT,
                "%s %.0f %%%s",
                cause.id(),
                cause.probability() * 100,
                diagnosis.sure() ? "" : ", not sure");
    }

    private static long minutes(PlayedIncident incident) {
        Instant until = incident.closedAt();
        return until == null ? 0 : Duration.between(incident.openedAt(), until).toMinutes();
    }

    private static String expected(double expected) {
        return expected < 0.1 ? "hardly anybody" : String.format(Locale.ROOT, "%.1f", expected);
    }

    private static String years(double years) {
        if (years >= 1000) {
            return "more than 1000 years";
        }
        return years >= 1.5
                ? String.format(Locale.ROOT, "%.0f years", years)
                : String.format(Locale.ROOT, "%.0f months", Math.max(1, years * 12));
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
