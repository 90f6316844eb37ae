package io.crmautopilot.benchmarks.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run against the baseline. Bytes an operation and ratios to a rival in the same run may fail it, because neither depends on how busy
 * the machine is; time never does.
 *
 * @param findings what is worth a line, regressions first
 */
record Comparison(List<Finding> findings) {

    /** Bytes may grow by so much of what they were ... */
    private static final double BYTES_SHARE = 0.01;

    /** ... and so many more, which is what the measuring itself may allocate. */
    private static final double BYTES_MORE = 16;

    /** A ratio may fall to this share of what it was. */
    private static final double RATIO_SHARE = 0.5;

    /** What became of a benchmark. */
    enum Kind {
        /** It allocates more, or its lead over its rival fell by half. */
        REGRESSION(true),
        /** The baseline has it and the run does not: a benchmark that is gone is a promise that is gone. */
        MISSING(true),
        /** It became so much better that the baseline should follow. */
        IMPROVEMENT(false),
        /** The run has it and the baseline does not: it is held to nothing yet. */
        NEW(false);

        final boolean fails;

        Kind(boolean fails) {
            this.fails = fails;
        }
    }

    /**
     * One line.
     *
     * @param kind what became of it
     * @param name the benchmark or rivalry
     * @param text the figures
     */
    record Finding(Kind kind, String name, String text) {}

    Comparison {
        findings = findings.stream()
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    /**
     * Compares a run with a baseline.
     *
     * @param whole whether the whole set was run; if not, what is missing is no finding
     */
    static Comparison of(Baseline baseline, Measurements measured, boolean whole) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Double> ratios = new TreeMap<>();
        for (Rivalry rivalry : Rivalry.ALL) {
            rivalry.timesDearer(measured).ifPresent(ratio -> ratios.put(rivalry.name(), ratio));
        }
        Map<String, Double> bytes = new TreeMap<>();
        measured.all().forEach(each -> bytes.put(each.name(), each.bytes()));
        bytes.forEach(
                (name, now) -> bytes(name, baseline.bytes().get(name), now).ifPresent(findings::add));
        ratios.forEach(
                (name, now) -> ratio(name, baseline.ratios().get(name), now).ifPresent(findings::add));
        if (whole) {
            missing(baseline.bytes(), bytes, findings);
            missing(baseline.ratios(), ratios, findings);
        }
        return new Comparison(findings);
    }

    private static Optional<Finding> bytes(String name, @org.jspecify.annotations.Nullable Double before, double now) {
        String figures = figure(now) + " bytes an operation";
        if (before == null) {
            return Optional.of(new Finding(Kind.NEW, name, figures));
        }
        double allowance = Math.abs(before) * BYTES_SHARE + BYTES_MORE;
        String both = figures + ", " + figure(before) + " in the baseline";
        if (now > before + allowance) {
            return Optional.of(new Finding(Kind.REGRESSION, name, both));
        }
        return now < before - allowance ? Optional.of(new Finding(Kind.IMPROVEMENT, name, both)) : Optional.empty();
    }

    private static Optional<Finding> ratio(String name, @org.jspecify.annotations.Nullable Double before, double now) {
        String figures = "the rival is " + figure(now) + " times dearer";
        if (before == null) {
            return Optional.of(new Finding(Kind.NEW, name, figures));
        }
        String both = figures + ", " + figure(before) + " in the baseline";
        if (now < before * RATIO_SHARE) {
            return Optional.of(new Finding(Kind.REGRESSION, name, both));
        }
        return now > before / RATIO_SHARE ? Optional.of(new Finding(Kind.IMPROVEMENT, name, both)) : Optional.empty();
    }

    private static void missing(Map<String, Double> before, Map<String, Double> now, List<Finding> findings) {
        before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .sorted()
                .forEach(name ->
                        findings.add(new Finding(Kind.MISSING, name, "is in the baseline and was not measured")));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%,.0f", value);
    }

    /** Tells whether the run may pass. */
    boolean passes() {
        return findings.stream().noneMatch(finding -> finding.kind().fails);
    }

    /** Returns the findings as lines of text. */
    String text() {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(String.format(
                Locale.ROOT,
                "%-11s %s: %s%n",
                finding.kind().name().toLowerCase(Locale.ROOT),
                finding.name(),
                finding.text())));
        return text.append(passes() ? "No regression against the baseline." : "REGRESSION against the baseline.")
                .append('\n')
                .toString();
    }
}
