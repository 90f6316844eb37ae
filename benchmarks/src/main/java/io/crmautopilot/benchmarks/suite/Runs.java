package io.crmautopilot.benchmarks.suite;

import io.crmautopilot.benchmarks.CpuProfiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** Runs parts of the set and gathers every iteration of every virtual machine; a benchmark's figures are medians over all of them. */
final class Runs {

    private static final String BYTES = "gc.alloc.rate.norm";

    private static final class Samples {
        private final List<Double> wall = new ArrayList<>();
        private final List<Double> cpu = new ArrayList<>();
        private final List<Double> bytes = new ArrayList<>();
        private int threads = 1;
    }

    private final Map<String, Samples> samples = new LinkedHashMap<>();
    private final Path logs;
    private final Consumer<String> progress;
    private int parts;

    Runs(Path logs, Consumer<String> progress) {
        this.logs = logs;
        this.progress = progress;
    }

    /** Runs a part once. */
    void run(ChainedOptionsBuilder options) throws RunnerException {
        parts++;
        for (RunResult result : new Runner(options.addProfiler(GCProfiler.class)
                        .addProfiler(CpuProfiler.class)
                        .shouldFailOnError(true)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .output(logs.resolve("jmh-" + parts + ".log").toString())
                        .build())
                .run()) {
            String name = name(result.getParams());
            Samples taken = samples.computeIfAbsent(name, each -> new Samples());
            taken.threads = result.getParams().getThreads();
            for (BenchmarkResult machine : result.getBenchmarkResults()) {
                for (IterationResult iteration : machine.getIterationResults()) {
                    taken.wall.add(iteration.getPrimaryResult().getScore());
                    taken.cpu.add(score(iteration, CpuProfiler.RESULT));
                    taken.bytes.add(score(iteration, BYTES));
                }
            }
            Measurement so = measurement(name, taken);
            progress.accept(String.format(
                    java.util.Locale.ROOT, "%-74s %12s %14.2f bytes", name, Page.time(so.cpuNs()), so.bytes()));
        }
    }

    private static double score(IterationResult iteration, String name) {
        Result<?> result = iteration.getSecondaryResults().get(name);
        return result == null ? 0 : result.getScore();
    }

    /** Returns the class, method and parameters of a benchmark in one order. */
    static String name(BenchmarkParams params) {
        String[] parts = params.getBenchmark().split("\\.");
        Map<String, String> sorted = new TreeMap<>();
        params.getParamsKeys().forEach(key -> sorted.put(key, params.getParam(key)));
        List<String> pairs = new ArrayList<>();
        sorted.forEach((key, value) -> pairs.add(key + "=" + value));
        return parts[parts.length - 2] + "." + parts[parts.length - 1]
                + (pairs.isEmpty() ? "" : "[" + String.join(",", pairs) + "]");
    }

    Measurements medians() {
        Measurements all = new Measurements();
        samples.forEach((name, taken) -> all.add(measurement(name, taken)));
        return all;
    }

    private static Measurement measurement(String name, Samples taken) {
        return new Measurement(name, median(taken.wall), median(taken.cpu), median(taken.bytes), taken.threads);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
