package io.crmautopilot.benchmarks.suite;

import io.crmautopilot.json.Fields;
import io.crmautopilot.reader.Readers;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.util.Utils;

/** The command behind {@code benchmarks/run}: runs the set, compares it with the baseline, writes the page and its picture. */
public final class Suite {

    private static final String HELP = String.join(
            System.lineSeparator(),
            "benchmarks/run                           runs the whole set, compares it with benchmarks/baseline.json and",
            "                                         writes docs/performance.md and docs/performance.svg",
            "benchmarks/run --only REGEX              runs the parts whose names match, and compares them",
            "benchmarks/run --compare                 compares the last results with the baseline again, runs nothing",
            "benchmarks/run --publish                 writes the page and its picture of the last results, runs nothing",
            "benchmarks/run --update-baseline REASON  makes the last results the baseline, and keeps the reason in it",
            "",
            "Exit status: 0 when there is no regression, 1 when there is one, 2 when the arguments are not understood.");

    private static final String PART = "only";
    private static final String FAILED = "failed";

    private final Path home;
    private final Path results;
    private final PrintStream out;

    private Suite(Path home, PrintStream out) {
        this.home = home;
        this.results = home.resolve("benchmarks/target/results.json");
        this.out = out;
    }

    /** Runs the command; the property {@code autopilot.home} names the project's folder. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Suite suite = new Suite(Path.of(System.getProperty("autopilot.home", ".")), out);
        int status;
        try {
            status = suite.run(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage());
            status = 2;
        }
        System.exit(status);
    }

    private int run(List<String> arguments) throws IOException, InterruptedException {
        if (arguments.isEmpty()) {
            Measurements measured = measure("");
            publish(measured);
            out.println(goals(measured));
            return compare(measured);
        }
        return switch (arguments.get(0)) {
            case "--only" -> {
                Measurements measured = measure(value(arguments));
                out.println(goals(measured));
                yield compare(measured);
            }
            case "--compare" -> compare(Measurements.read(results));
            case "--publish" -> {
                publish(Measurements.read(results));
                yield 0;
            }
            case "--update-baseline" -> {
                Path file = home.resolve("benchmarks/baseline.json");
                Baseline.read(file)
                        .with(Measurements.read(results), value(arguments))
                        .write(file);
                out.println("wrote " + file + "; commit it with the change that it belongs to");
                yield 0;
            }
            case "--help", "-h" -> {
                out.println(HELP);
                yield 0;
            }
            default ->
                throw new IllegalArgumentException(
                        "unknown argument " + arguments.get(0) + System.lineSeparator() + HELP);
        };
    }

    private static String value(List<String> arguments) {
        if (arguments.size() < 2) {
            throw new IllegalArgumentException(arguments.get(0) + " lacks its value");
        }
        return arguments.get(1);
    }

    private void publish(Measurements measured) throws IOException {
        Page.write(home.resolve("docs/performance.md"), measured);
        Files.writeString(home.resolve("docs/performance.svg"), Curve.of(measured));
        out.println("wrote docs/performance.md and docs/performance.svg");
    }

    private int compare(Measurements measured) {
        boolean whole = !measured.conditions().containsKey(PART);
        Comparison comparison = Comparison.of(Baseline.read(home.resolve("benchmarks/baseline.json")), measured, whole);
        out.println(comparison.text());
        String failed = measured.conditions().getOrDefault(FAILED, "");
        if (!failed.isEmpty()) {
            out.println("These parts failed, see benchmarks/target/jmh: " + failed);
        }
        return comparison.passes() && failed.isEmpty() ? 0 : 1;
    }

    /** Measures; what is done is in the file of results after every part, so that a part that fails costs only itself. */
    private Measurements measure(String regex) throws IOException, InterruptedException {
        Pattern only = Pattern.compile(regex);
        Path logs = Files.createDirectories(home.resolve("benchmarks/target/jmh"));
        List<Double> loads = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        long started = System.nanoTime();
        Runs runs = new Runs(logs, line -> {
            loads.add(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            out.println(line);
        });
        int most = Plan.ALL.stream().mapToInt(Plan::rounds).max().orElse(1);
        for (int round = 1; round <= most; round++) {
            for (Plan part : Plan.ALL) {
                if (part.rounds() >= round && only.matcher(part.include()).find()) {
                    try {
                        runs.run(part.options());
                    } catch (RunnerException e) {
                        out.println("FAILED " + part.include() + ": " + e.getMessage());
                        failed.add(part.include());
                    }
                    conditions(runs.medians(), regex, failed, loads, started).write(results);
                }
            }
        }
        Measurements measured = conditions(runs.medians(), regex, failed, loads, started);
        if (only.matcher("HeapUse").find()) {
            heap(measured);
        }
        measured.write(results);
        return measured;
    }

    private static Measurements conditions(
            Measurements measured, String part, List<String> failed, List<Double> loads, long started) {
        if (!part.isEmpty()) {
            measured.condition(PART, part);
        }
        if (!failed.isEmpty()) {
            measured.condition(FAILED, String.join(" ", failed));
        }
        return measured.condition(
                        "measured",
                        Instant.now().atZone(ZoneOffset.UTC).toLocalDate().toString())
                .condition(
                        "Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"))
                .condition(
                        "machine",
                        Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                                + System.getProperty("os.arch"))
                .condition(
                        "load average while it ran",
                        String.format(
                                Locale.ROOT,
                                "%.1f to %.1f",
                                loads.stream().mapToDouble(d -> d).min().orElse(0),
                                loads.stream().mapToDouble(d -> d).max().orElse(0)))
                .condition(
                        "the run took",
                        Duration.ofNanos(System.nanoTime() - started).toMinutes() + " minutes");
    }

    /** Measures heaps in a virtual machine of their own, and the jar. */
    private void heap(Measurements measured) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Utils.getCurrentJvm(),
                        "-XX:+UseSerialGC",
                        "-Xms6g",
                        "-Xmx6g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapUse.class.getName(),
                        "1000000",
                        "100000")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the measurement of heaps failed");
        }
        Fields fields = Fields.parse(answer.substring(answer.lastIndexOf('\n') + 1));
        fields.keys().forEach(key -> {
            measured.figure(key, Math.rint(fields.decimal(key)));
            out.printf(Locale.ROOT, "%-74s %,14.0f bytes%n", key, fields.decimal(key));
        });
        try {
            Path jar = Path.of(Readers.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isRegularFile(jar)) {
                measured.figure("jar.detect", (double) Files.size(jar));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String goals(Measurements measured) {
        StringBuilder text = new StringBuilder();
        for (Goals goal : Goals.ALL) {
            String sign = goal.met(measured).map(met -> met ? "met" : "MISSED").orElse("");
            text.append(String.format(
                    Locale.ROOT, "%-76s %-20s %16s  %s%n", goal.what(), goal.must(), goal.measured(measured), sign));
        }
        return text.toString();
    }
}
