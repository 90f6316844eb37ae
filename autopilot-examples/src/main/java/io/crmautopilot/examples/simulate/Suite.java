package io.crmautopilot.examples.simulate;

import io.crmautopilot.detector.DetectorSettings;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** All tables of {@code docs/detecting.md}, from a seed. */
final class Suite {

    private static final double[] RATES = {0.05, 0.2, 1, 5, 20};
    private static final int YEAR = 365;
    private static final double VARYING = 2;

    private final PrintStream out;
    private final int branches;
    private final long seed;
    private final DetectorSettings settings = DetectorSettings.defaults();

    /** Makes a suite in which a row of a table rests on so many branches of a year. */
    Suite(PrintStream out, int branches, long seed) {
        this.out = out;
        this.branches = branches;
        this.seed = seed;
    }

    /** Prints all tables; returns whether every bar was reached. */
    boolean run() {
        boolean kept = falseAlarms();
        kept &= troubles();
        kept &= recall();
        kept &= calibration();
        out.println(kept ? "All bars were reached." : "Not all bars were reached.");
        return kept;
    }

    private boolean falseAlarms() {
        double budget = settings.falseAlarmsPerBranchYear();
        out.printf(Locale.ROOT, "%nFalse alarms a branch-year; the budget is %.2f%n%n", budget);
        out.println(
                "| background a topic and day | topics | days | false alarms | 95 % interval | in the first month, a"
                        + " branch |");
        out.println("|---|---|---|---|---|---|");
        boolean kept = true;
        for (double rate : RATES) {
            for (double shape : List.of(0.0, VARYING)) {
                kept &= falseAlarmRow(Scenario.quiet(number(rate), rate, shape), shape > 0 ? "vary by 71 %" : "even");
            }
        }
        kept &= falseAlarmRow(Scenario.quiet("1", 1, VARYING).withSeason(0.8), "vary, season of 80 %");
        kept &= falseAlarmRow(Scenario.quiet("0.2", 0.2, VARYING).withTopics(24), "vary by 71 %");
        kept &= falseAlarmRow(Scenario.quiet("1", 1, VARYING).withTopics(24), "vary by 71 %");
        return kept;
    }

    private boolean falseAlarmRow(Scenario scenario, String days) {
        int count = scenario.topics() > 1 ? Math.max(1, branches / 4) : branches;
        Tally tally = Trial.runAll(scenario, settings, count, YEAR, seed);
        out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %.2f | %.2f to %.2f | %.2f |%n",
                scenario.name(),
                scenario.topics(),
                days,
                tally.falseAlarmsPerYear(),
                tally.lowerBound(),
                tally.upperBound(),
                tally.falseAlarmsWhileYoung / (double) tally.branches);
        return tally.lowerBound() <= settings.falseAlarmsPerBranchYear();
    }

    private boolean troubles() {
        out.printf(Locale.ROOT, "%nWhat must not be taken for an incident, 26 times a year%n%n");
        out.println("| what | false alarms a branch-year | general surges a branch-year |");
        out.println("|---|---|---|");
        boolean kept = true;
        for (Scenario.Trouble trouble : Scenario.Trouble.values()) {
            Scenario scenario = Scenario.quiet(trouble.name(), 1, 0).withTrouble(trouble);
            Tally tally = Trial.runAll(scenario, settings, Math.max(1, branches / 2), YEAR, seed + 1);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f |%n",
                    trouble.name().toLowerCase(Locale.ROOT),
                    tally.falseAlarmsPerYear(),
                    tally.surges / tally.branchYears);
            kept &= tally.lowerBound() <= settings.falseAlarmsPerBranchYear();
        }
        return kept;
    }

    private boolean recall() {
        out.printf(Locale.ROOT, "%nIncidents found: share, people needed, minutes after the first report%n%n");
        out.println("| background a day | 3 people | 4 | 5 | 6 | 7 | 11 | 15 |");
        out.println("|---|---|---|---|---|---|---|---|");
        boolean kept = true;
        for (double rate : RATES) {
            out.printf(Locale.ROOT, "| %s |", number(rate));
            Tally few = new Tally();
            for (int people : new int[] {3, 4, 5, 6, 7, 11, 15}) {
                Scenario scenario = Scenario.quiet("", rate, 0).withIncidents(12, people);
                Tally tally = Trial.runAll(scenario, settings, Math.max(1, branches / 5), YEAR, seed + 2);
                out.printf(
                        Locale.ROOT, " %.2f / %.1f / %.0f |", tally.recall(), tally.meanPeople(), tally.meanMinutes());
                if (people <= 6) {
                    few.add(tally);
                } else if (rate <= 1) {
                    kept &= tally.recall() >= 0.99;
                }
            }
            out.println();
            kept &= rate > 0.9 || few.recall() >= 0.8;
        }
        return kept;
    }

    private boolean calibration() {
        out.printf(
                Locale.ROOT,
                "%nHow right the posterior is: four incidents a branch-year, rates of 0.05 to 20 a day%n%n");
        Tally sum = new Tally();
        for (double rate : RATES) {
            for (double shape : List.of(0.0, VARYING)) {
                Scenario scenario = Scenario.quiet("", rate, shape).withIncidents(4, 0);
                sum.add(Trial.runAll(scenario, settings, branches / 2 + 1, YEAR, seed + 3));
            }
        }
        out.println("| posterior when first said | signals | of them real |");
        out.println("|---|---|---|");
        double lower = 0.5;
        for (int k = 0; k < Tally.CLASSES.length; k++) {
            out.printf(
                    Locale.ROOT,
                    "| %.2f to %.2f | %d | %.3f |%n",
                    lower,
                    Math.min(1, Tally.CLASSES[k]),
                    sum.said[k],
                    sum.right[k] / (double) Math.max(1, sum.said[k]));
            lower = Tally.CLASSES[k];
        }
        return sum.said[2] < 100 || (sum.right[2] >= 0.9 * sum.said[2] && sum.right[2] <= 0.99 * sum.said[2]);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%s", value);
    }
}
