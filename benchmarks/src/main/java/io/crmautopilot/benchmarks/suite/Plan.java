package io.crmautopilot.benchmarks.suite;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * A part of the set: which benchmarks, with which parameters. Both sides of a ratio stand in the same part.
 *
 * @param include a regular expression over the benchmarks' names
 * @param params parameters that differ from the benchmarks' own
 * @param rounds how many times it runs; the parts with several rounds take turns, so that a busy minute hits both sides
 */
record Plan(String include, Map<String, List<String>> params, int rounds) {

    /** All parts, in the order in which they run. */
    static final List<Plan> ALL = List.of(
            part("HotPath\\.(floor|afternoon|libraries|rules|learned)$", 2),
            part("DetectorUpdate\\.(update|deque)$", 2),
            part("TwoThreads\\.", 2),
            part("HotPath\\.(rules|learned)$", 1, "texts", "hot"),
            part("HotPath\\.rules$", 1, "days", "1", "branches", "1,1000,100000,1000000"),
            part("DetectorUpdate\\.update$", 1, "days", "1", "branches", "1,1000,100000,1000000"),
            part("HotPath\\.rules$", 1, "days", "3", "branches", "100", "perDay", "24,240,2400"),
            part("DetectorUpdate\\.update$", 1, "days", "3", "branches", "100", "perDay", "24,240,2400"),
            part("ReadMessage\\.", 1),
            part("LongMessage\\.", 1),
            part("BacktestLines\\.", 1),
            part("ColdStart\\.", 1),
            part("EngineStep\\.", 1),
            part("GateParts\\.", 1),
            part("AuditAppend\\.", 1),
            part("HashChain\\.", 1),
            part("LogReplay\\.", 1),
            part("BranchSnapshot\\.", 1));

    private static Plan part(String include, int rounds, String... params) {
        Map<String, List<String>> map = new java.util.TreeMap<>();
        for (int i = 0; i < params.length; i += 2) {
            map.put(params[i], List.of(params[i + 1].split(",")));
        }
        return new Plan(include, map, rounds);
    }

    /** Returns the options of a run in virtual machines of its own. */
    ChainedOptionsBuilder options() {
        ChainedOptionsBuilder options = new OptionsBuilder().include(include);
        params.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        return options;
    }

    /** Returns the options of a smoke run: every benchmark once for a moment, in this virtual machine, with little of everything. */
    static ChainedOptionsBuilder smoke() {
        return new OptionsBuilder()
                .include(".*")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10))
                .param("branches", "50")
                .param("days", "1")
                .param("texts", "hot")
                .param("training", "20")
                .param("chars", "300")
                .param("records", "1000");
    }
}
