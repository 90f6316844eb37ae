package io.crmautopilot.benchmarks.suite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A goal of the hot path, and how the measurements answer it.
 *
 * @param what what is to hold
 * @param must the limit
 * @param limit the limit as a number
 * @param least whether the limit is the least that is good, or the most
 * @param unit how the figure is written, with its number as {@code %s}
 * @param value the figure; empty when it was not measured
 */
record Goals(
        String what,
        String must,
        double limit,
        boolean least,
        String unit,
        Function<Measurements, Optional<Double>> value) {

    private static final String MIXED = Rivalry.AT_1000;

    static final List<Goals> ALL = List.of(
            most("allocation in the steady state, rules", "< 1 byte", 1, "%s bytes", bytes("HotPath.rules" + MIXED)),
            most(
                    "allocation in the steady state, learned",
                    "< 1 byte",
                    1,
                    "%s bytes",
                    bytes("HotPath.learned" + MIXED)),
            most("whole path by rules / an afternoon's", "≤ 25 %", 25, "%s %%", share("path.rules/afternoon")),
            most("whole path, learned / an afternoon's", "≤ 75 %", 75, "%s %%", share("path.learned/afternoon")),
            most("whole path, learned / libraries", "≤ 2 %", 2, "%s %%", share("path.learned/libraries")),
            most(
                    "detector alone / Esper's distinct count, measured elsewhere at 358 ns",
                    "≤ 30 %",
                    30,
                    "%s %%",
                    cpu("DetectorUpdate.update[branches=1000,days=180,perDay=24]")
                            .andThen(ns -> ns.map(v -> v / 3.58))),
            most("1,000 branches / one", "≤ 1.3", 1.3, "%s", path(branches(1_000), branches(1))),
            most("1,000,000 branches / 1,000", "≤ 2.5", 2.5, "%s", path(branches(1_000_000), branches(1_000))),
            most(
                    "1,000,000 branches, more than 1,000",
                    "≤ 600 ns",
                    600,
                    "%s ns",
                    measured -> cpu("HotPath.rules" + branches(1_000_000))
                            .apply(measured)
                            .flatMap(many -> cpu("HotPath.rules" + branches(1_000))
                                    .apply(measured)
                                    .map(few -> many - few))),
            most("2,400 messages in the window / 24", "≤ 1.1", 1.1, "%s", path(window(2_400), window(24))),
            least("two threads on different branches / one, by rules", "≥ 1.8", 1.8, "%s", Goals::twoThreads),
            most(
                    "a branch with three active streams",
                    "≤ 2,048 bytes",
                    2_048,
                    "%s bytes",
                    figure("heap.branch.active")),
            most("a quiet branch", "≤ 256 bytes", 256, "%s bytes", figure("heap.branch.quiet")),
            most("a character of 100,000 / of 300, rules", "≤ 1.3", 1.3, "%s", perCharacter("rules")),
            most("a character of 100,000 / of 300, learned", "≤ 1.3", 1.3, "%s", perCharacter("learned")),
            most("class load to first verdict, learned", "≤ 250 ms", 250, "%s ms", milliseconds("ColdStart.learned")),
            most("jar with the model", "≤ 4 MB", 4, "%s MB", megabytes("jar.detect")),
            most("heap of the shared tables", "≤ 8 MB", 8, "%s MB", megabytes("heap.tables.learned")),
            least(
                    "back-test, topics given",
                    "≥ 100,000 a second",
                    100_000,
                    "%s a second",
                    perSecond("BacktestLines.topicsGiven")),
            least("SQLite, 32 writers / a force a record", "≥ 6 times", 6, "%s times", times("audit.sqlite.32/force")),
            least(
                    "PostgreSQL, 32 writers / a force a record",
                    "≥ 6 times",
                    6,
                    "%s times",
                    times("audit.postgres.32/force")),
            most("hash chain on a record", "≤ 500 ns", 500, "%s ns", cpu("HashChain.digest")));

    private static Goals most(
            String what, String must, double limit, String unit, Function<Measurements, Optional<Double>> value) {
        return new Goals(what, must, limit, false, unit, value);
    }

    private static Goals least(
            String what, String must, double limit, String unit, Function<Measurements, Optional<Double>> value) {
        return new Goals(what, must, limit, true, unit, value);
    }

    static String branches(int count) {
        return "[branches=" + count + ",days=1,perDay=24,texts=mixed]";
    }

    static String window(int messages) {
        return "[branches=100,days=3,perDay=" + messages + ",texts=mixed]";
    }

    private static Function<Measurements, Optional<Double>> bytes(String name) {
        return measured -> measured.find(name).map(Measurement::bytes);
    }

    private static Function<Measurements, Optional<Double>> cpu(String name) {
        return measured -> measured.find(name).map(Measurement::cpuNs);
    }

    private static Function<Measurements, Optional<Double>> milliseconds(String name) {
        return measured -> measured.find(name).map(each -> each.wallNs() / 1e6);
    }

    private static Function<Measurements, Optional<Double>> perSecond(String name) {
        return measured -> measured.find(name).map(each -> 1e9 / each.cpuNs());
    }

    private static Function<Measurements, Optional<Double>> figure(String name) {
        return measured -> measured.figure(name);
    }

    private static Function<Measurements, Optional<Double>> megabytes(String name) {
        return measured -> measured.figure(name).map(each -> each / (1 << 20));
    }

    private static Function<Measurements, Optional<Double>> times(String rivalry) {
        return measured -> Rivalry.ALL.stream()
                .filter(each -> each.name().equals(rivalry))
                .findFirst()
                .flatMap(each -> each.timesDearer(measured));
    }

    private static Function<Measurements, Optional<Double>> share(String rivalry) {
        return times(rivalry).andThen(times -> times.map(each -> 100 / each));
    }

    private static Function<Measurements, Optional<Double>> path(String one, String other) {
        return ratio("HotPath.rules" + one, "HotPath.rules" + other);
    }

    private static Function<Measurements, Optional<Double>> ratio(String one, String other) {
        return measured -> cpu(one).apply(measured)
                .flatMap(top -> cpu(other).apply(measured).map(bottom -> top / bottom));
    }

    private static Function<Measurements, Optional<Double>> perCharacter(String reader) {
        return ratio("LongMessage." + reader + "[chars=100000]", "LongMessage." + reader + "[chars=300]")
                .andThen(ratio -> ratio.map(each -> each * 300 / 100_000));
    }

    private static Optional<Double> twoThreads(Measurements measured) {
        return measured.find("TwoThreads.one")
                .flatMap(one -> measured.find("TwoThreads.two").map(two -> one.wallNs() / two.wallNsTogether()));
    }

    /** Returns whether the goal is met; empty when it was not measured. */
    Optional<Boolean> met(Measurements measured) {
        return value.apply(measured).map(figure -> least ? figure >= limit : figure <= limit);
    }

    /** Returns the figure as text; a dash when it was not measured. */
    String measured(Measurements measured) {
        return value.apply(measured)
                .map(figure -> String.format(
                        Locale.ROOT,
                        unit,
                        String.format(
                                Locale.ROOT,
                                Math.abs(figure) < 10 ? "%.2f" : Math.abs(figure) < 100 ? "%.1f" : "%,.0f",
                                figure)))
                .orElse("–");
    }
}
