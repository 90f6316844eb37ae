package io.crmautopilot.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmautopilot.benchmarks.suite.Comparison.Finding;
import io.crmautopilot.benchmarks.suite.Comparison.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final String OURS = "HotPath.rules" + Rivalry.AT_1000;
    private static final String RIVAL = "HotPath.afternoon" + Rivalry.AT_1000;

    private static Measurements run(double ourNs, double rivalNs, double ourBytes) {
        return new Measurements()
                .add(new Measurement(OURS, 3 * ourNs, ourNs, ourBytes, 1))
                .add(new Measurement(RIVAL, 3 * rivalNs, rivalNs, 4_000, 1));
    }

    private static final Baseline BASELINE = Baseline.empty().with(run(500, 4_000, 0), "the first one there is");

    private static List<Kind> kinds(Measurements run) {
        return Comparison.of(BASELINE, run, true).findings().stream()
                .map(Finding::kind)
                .toList();
    }

    @Test
    void the_same_again_is_no_finding() {
        Comparison same = Comparison.of(BASELINE, run(500, 4_000, 0), true);

        assertThat(same.findings()).isEmpty();
        assertThat(same.passes()).isTrue();
    }

    @Test
    void a_machine_at_half_its_speed_is_no_finding() {
        assertThat(kinds(run(1_000, 8_000, 0))).isEmpty();
    }

    @Test
    void noise_within_the_allowance_is_no_finding() {
        assertThat(kinds(run(900, 4_000, 16))).isEmpty();
        assertThat(Comparison.of(
                                Baseline.empty().with(run(500, 4_000, 10_000), "one that allocates"),
                                run(500, 4_000, 10_116),
                                true)
                        .findings())
                .isEmpty();
    }

    @Test
    void more_bytes_than_the_allowance_fail() {
        Comparison more = Comparison.of(BASELINE, run(500, 4_000, 16.1), true);

        assertThat(more.passes()).isFalse();
        assertThat(more.findings())
                .containsExactly(new Finding(Kind.REGRESSION, OURS, "16.10 bytes an operation, 0.00 in the baseline"));
        assertThat(more.text()).contains("REGRESSION against the baseline");
    }

    @Test
    void one_percent_counts_from_what_it_was() {
        Baseline baseline = Baseline.empty().with(run(500, 4_000, 10_000), "one that allocates");

        assertThat(Comparison.of(baseline, run(500, 4_000, 10_117), true).passes())
                .isFalse();
    }

    @Test
    void a_lead_that_falls_by_more_than_half_fails() {
        Comparison slower = Comparison.of(BASELINE, run(1_001, 4_000, 0), true);

        assertThat(slower.passes()).isFalse();
        assertThat(slower.findings())
                .extracting(Finding::name, Finding::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "path.rules/afternoon", "the rival is 4.00 times dearer, 8.00 in the baseline"));
    }

    @Test
    void a_lead_of_half_passes() {
        assertThat(kinds(run(1_000, 4_000, 0))).isEmpty();
    }

    @Test
    void an_improvement_passes_and_is_named_so_that_the_baseline_follows() {
        Comparison better = Comparison.of(
                Baseline.empty().with(run(500, 4_000, 300), "one that allocates"), run(200, 4_000, 0), true);

        assertThat(better.passes()).isTrue();
        assertThat(better.findings()).extracting(Finding::kind).containsExactly(Kind.IMPROVEMENT, Kind.IMPROVEMENT);
    }

    @Test
    void a_benchmark_that_is_gone_fails_a_whole_run_and_not_a_part_of_one() {
        Measurements part = new Measurements().add(new Measurement(RIVAL, 1, 4_000, 4_000, 1));

        assertThat(Comparison.of(BASELINE, part, true).passes()).isFalse();
        assertThat(kinds(part)).containsExactly(Kind.MISSING, Kind.MISSING);
        assertThat(Comparison.of(BASELINE, part, false).findings()).isEmpty();
    }

    @Test
    void a_new_benchmark_passes_and_is_named() {
        Measurements more = run(500, 4_000, 0).add(new Measurement("New.one", 1, 1, 7, 1));

        assertThat(kinds(more)).containsExactly(Kind.NEW);
        assertThat(Comparison.of(BASELINE, more, true).passes()).isTrue();
    }

    @Test
    void regressions_are_told_first() {
        Measurements mixed = run(200, 4_000, 90).add(new Measurement("New.one", 1, 1, 7, 1));

        assertThat(kinds(mixed)).containsExactly(Kind.REGRESSION, Kind.IMPROVEMENT, Kind.NEW);
    }

    @Test
    void threads_that_wait_for_each_other_are_counted_together_and_by_the_clock() {
        Measurements run = new Measurements()
                .add(new Measurement("AuditAppend.thirtyTwo[store=sqlite]", 320_000, 9, 0, 32))
                .add(new Measurement("AuditAppend.force", 100_000, 1, 0, 1));

        Baseline baseline = Baseline.empty().with(run, "thirty-two writers share one force");

        assertThat(baseline.ratios()).containsEntry("audit.sqlite.32/force", 10.0);
    }

    @Test
    void a_baseline_is_changed_for_a_reason_that_it_keeps(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("baseline.json");
        BASELINE.with(run(400, 4_000, 2.5), "a faster \"reader\" of words").write(file);

        Baseline read = Baseline.read(file);

        assertThat(read.reasons()).containsExactly("the first one there is", "a faster \"reader\" of words");
        assertThat(read.bytes()).containsEntry(OURS, 2.5).containsEntry(RIVAL, 4_000.0);
        assertThat(read.ratios()).containsEntry("path.rules/afternoon", 10.0);
        assertThat(Files.readAllLines(file)).as("one entry a line").hasSizeGreaterThan(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BASELINE.with(run(1, 1, 1), " because "))
                .withMessageContaining("at least 15 characters");
        assertThat(Baseline.read(folder.resolve("absent.json"))).isEqualTo(Baseline.empty());
    }

    @Test
    void results_read_back_as_they_were_written(@TempDir Path folder) {
        Path file = folder.resolve("results/run.json");
        Measurements run = run(500, 4_000, 0.125).figure("heap", 250).condition("jdk", "17.0.15");
        run.write(file);

        Measurements read = Measurements.read(file);

        assertThat(read.all()).containsExactlyElementsOf(run.all());
        assertThat(read.figures()).isEqualTo(run.figures());
        assertThat(read.conditions()).isEqualTo(run.conditions());
    }
}
