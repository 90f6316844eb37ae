package io.crmautopilot.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class SmokeTest {

    private static Set<String> all() {
        Set<String> names = new TreeSet<>();
        for (BenchmarkListEntry entry : BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())) {
            names.add(entry.getUsername());
        }
        return names;
    }

    /** In this virtual machine, and with little of everything: it shows that they run, not what they cost. */
    @Test
    void every_benchmark_runs(@TempDir Path folder) throws Exception {
        System.setProperty("jmh.ignoreLock", "true");
        Runs runs = new Runs(folder, line -> {});

        runs.run(Plan.smoke());

        Set<String> ran = new TreeSet<>();
        for (Measurement each : runs.medians().all()) {
            ran.add("io.crmautopilot.benchmarks." + each.name().replaceAll("\\[.*", ""));
            assertThat(each.wallNs()).as(each.name()).isPositive();
        }
        assertThat(ran).isEqualTo(all());
    }

    @Test
    void every_benchmark_is_in_the_set() {
        List<String> left = new ArrayList<>(all());

        left.removeIf(name -> Plan.ALL.stream()
                .anyMatch(part -> java.util.regex.Pattern.compile(part.include())
                        .matcher(name)
                        .find()));

        assertThat(left).isEmpty();
    }
}
