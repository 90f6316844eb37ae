package io.crmautopilot.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class PublishedTest {

    private static Measurements run() {
        Measurements run = new Measurements().condition("Java", "17");
        for (int branches : List.of(1, 1_000, 100_000, 1_000_000)) {
            run.add(new Measurement("HotPath.rules" + Goals.branches(branches), 9, 500 + branches / 1_000.0, 0, 1));
            run.add(new Measurement("DetectorUpdate.update[branches=" + branches + ",days=1,perDay=24]", 9, 100, 0, 1));
        }
        return run.add(new Measurement("HotPath.rules" + Rivalry.AT_1000, 3_000, 1_000, 0.25, 1))
                .add(new Measurement("HotPath.afternoon" + Rivalry.AT_1000, 9_000, 5_000, 3_370, 1))
                .figure("heap.branch.quiet", 300);
    }

    private static Goals goal(String what) {
        return Goals.ALL.stream()
                .filter(each -> each.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_goal_is_a_ratio_of_processor_times_of_one_run() {
        Goals rules = goal("whole path by rules / an afternoon's");

        assertThat(rules.measured(run())).isEqualTo("20.0 %");
        assertThat(rules.met(run())).contains(true);
        assertThat(goal("1,000,000 branches / 1,000").measured(run())).isEqualTo("2.99");
        assertThat(goal("1,000,000 branches / 1,000").met(run())).contains(false);
        assertThat(goal("1,000,000 branches, more than 1,000").measured(run())).isEqualTo("999 ns");
    }

    @Test
    void what_was_not_measured_is_a_dash_and_neither_met_nor_missed() {
        Goals chain = goal("hash chain on a record");

        assertThat(chain.measured(run())).isEqualTo("–");
        assertThat(chain.met(run())).isEmpty();
    }

    @Test
    void the_page_keeps_what_people_wrote_around_the_tables_and_marks_what_falls_short(@TempDir Path folder)
            throws IOException {
        String page = Files.readString(Path.of("../docs/performance.md"));
        Path copy = Files.writeString(folder.resolve("page.md"), page);

        Page.write(copy, run());
        Page.write(copy, run());

        String written = Files.readString(copy);
        assertThat(written).startsWith(page.substring(0, page.indexOf("<!-- measured: begin")));
        assertThat(written).endsWith(page.substring(page.indexOf("<!-- measured: end")));
        assertThat(written).containsOnlyOnce("| a quiet branch | ≤ 256 bytes | **300 bytes** |");
        assertThat(written).contains("| whole path by rules / an afternoon's | ≤ 25 % | 20.0 % |");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Page.replaced("no marks", "tables"))
                .withMessageContaining("marks");
    }

    @Test
    void the_picture_is_sound_xml_with_a_point_for_each_measurement() throws Exception {
        String svg = Curve.of(run());

        Document picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));

        assertThat(picture.getElementsByTagName("circle").getLength()).isEqualTo(8);
        assertThat(svg)
                .contains("prefers-color-scheme:dark")
                .contains("1,000,000")
                .contains("branches, chosen at random");
    }

    @Test
    void the_middle_of_an_even_number_lies_between_the_two() {
        assertThat(Runs.median(List.of(4.0, 1.0, 3.0))).isEqualTo(3);
        assertThat(Runs.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    }
}
