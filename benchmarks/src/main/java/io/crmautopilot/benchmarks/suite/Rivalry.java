package io.crmautopilot.benchmarks.suite;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Two benchmarks that are held against each other in the same run.
 *
 * @param name what it is called in the baseline
 * @param ours our side
 * @param rival the other side
 * @param by what is compared: processor time, or time by the clock where threads wait
 */
record Rivalry(String name, String ours, String rival, ToDoubleFunction<Measurement> by) {

    static final String AT_1000 = "[branches=1000,days=180,perDay=24,texts=mixed]";

    /** All of them. */
    static final List<Rivalry> ALL = List.of(
            cpu("path.rules/afternoon", "HotPath.rules" + AT_1000, "HotPath.afternoon" + AT_1000),
            cpu("path.learned/afternoon", "HotPath.learned" + AT_1000, "HotPath.afternoon" + AT_1000),
            cpu(
                    "path.learned/libraries",
                    "HotPath.learned" + AT_1000,
                    "HotPath.libraries[branches=1000,days=180,perDay=24,texts=mixed,training=2600]"),
            cpu("path.rules/floor", "HotPath.rules" + AT_1000, "HotPath.floor" + AT_1000),
            cpu("read.rules/floor", "ReadMessage.rules[texts=mixed]", "ReadMessage.floor[texts=mixed]"),
            cpu("read.learned/floor", "ReadMessage.learned[texts=mixed]", "ReadMessage.floor[texts=mixed]"),
            cpu(
                    "detector/deque",
                    "DetectorUpdate.update[branches=1000,days=180,perDay=24]",
                    "DetectorUpdate.deque[branches=1000,days=180,perDay=24]"),
            cpu("start/lingua", "ColdStart.learned", "ColdStart.lingua"),
            wall("audit.sqlite.32/force", "AuditAppend.thirtyTwo[store=sqlite]", "AuditAppend.force"),
            wall("audit.postgres.32/force", "AuditAppend.thirtyTwo[store=postgres]", "AuditAppend.force"));

    private static Rivalry cpu(String name, String ours, String rival) {
        return new Rivalry(name, ours, rival, Measurement::cpuNs);
    }

    private static Rivalry wall(String name, String ours, String rival) {
        return new Rivalry(name, ours, rival, Measurement::wallNsTogether);
    }

    /** Returns how many times dearer the rival is than ours; empty when one of them was not measured. */
    Optional<Double> timesDearer(Measurements measured) {
        Optional<Measurement> mine = measured.find(ours);
        Optional<Measurement> other = measured.find(rival);
        return mine.isPresent() && other.isPresent() && by.applyAsDouble(mine.get()) > 0
                ? Optional.of(by.applyAsDouble(other.get()) / by.applyAsDouble(mine.get()))
                : Optional.empty();
    }
}
