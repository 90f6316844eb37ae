package io.crmautopilot.examples.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.contract.Diary;
import io.crmautopilot.examples.UsageException;
import io.crmautopilot.json.Fields;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomesCommandTest {

    @TempDir
    private Path folder;

    private static Diary diary() {
        Diary diary = new Diary("salon").opened(0, "i1", "p-a", "p-b");
        diary.did(60, diary.action("vendor.agree", "repair", "agree", "p-v", "20000", Fields.empty()))
                .reached(90, "repair", "booked")
                .did(95, "client.message", "write", "written/p-a", "p-a")
                .write(
                        4000,
                        "budget.settled",
                        Fields.of("key", "i1/repair/agree", "amount", Diary.money("18000"), "why", "the final price"))
                .closed(9200, "handled");
        return diary;
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("audit.jsonl"), text);
    }

    private Shell run(Object... args) throws Exception {
        return Shell.run(new OutcomesCommand(), args);
    }

    @Test
    void a_table_shows_each_figure_with_what_is_not_known() throws Exception {
        Shell shell = run(file(diary().lines()), "--usual-loss", "air-conditioning=350000:KZT");

        assertThat(shell.status).isZero();
        assertThat(shell.out).isEqualTo("""
                        salon / b1: all days
                          incidents                 1
                          clients who complained    2
                          solved at first contact   0 % (0 of 1; 1 unknown, so 0 to 50 %)
                          journey complete          0 % (0 of 2)
                            cause removed           0 % (0 of 2)
                            told                    50 % (1 of 2)
                            content                 unknown (of 2)
                          retained                  unknown (of 2)
                          escalated                 0 % (0 of 1)
                          overridden by people      0 % (0 of 1)
                            vetoes                  0
                            questions               0: yes 0, no 0, changed 0, nobody answered 0
                            approval time           none
                          false alarms              unknown (of 1)
                          time to first decision    half within 1 min, nine of ten within 1 min (1)
                          time to vendor agreed     half within 1 min 30 s, nine of ten within 1 min 30 s (1)
                          time to clients told      unknown (1 never)
                          time to closed            half within 2 h 33 min, nine of ten within 2 h 33 min (1)
                          spent                     18000 KZT
                            the corridor allowed    60000 KZT
                            the usual loss          350000 KZT in 1 of 1 incidents, for which 18000 KZT was spent

                        """);
    }

    @Test
    void json_leaves_out_what_is_not_known() throws Exception {
        Shell shell = run(file(diary().lines()), "--json", "--by", "branch-and-scenario", "--month", "2026-03");
        Fields row = Fields.parse(shell.out.strip());

        assertThat(row.text("scenario")).isEqualTo("air-conditioning");
        assertThat(row.text("from")).isEqualTo("2026-03-01");
        assertThat(row.fields("told")).isEqualTo(Fields.of("part", 1, "of", 2, "unknown", 0));
        assertThat(row.fields("clientsTold").has("median")).isFalse();
        assertThat(row.list("money").get(0).has("usualLoss")).isFalse();
    }

    @Test
    void a_period_without_an_incident_says_so() throws Exception {
        assertThat(run(file(diary().lines()), "--month", "2026-04").out).isEqualTo("no incident in that period\n");
        assertThat(run(file(diary().lines()), "--from", "2026-03-02", "--to", "2026-03-02").out)
                .startsWith("salon / b1: from 2026-03-02 to 2026-03-02");
    }

    @Test
    void there_are_no_figures_from_a_log_that_does_not_verify() throws Exception {
        String sound = diary().lines();
        Shell tampered = run(file(sound.replace("\"minor\":1800000", "\"minor\":100")));
        Shell cut = run(file(sound.substring(0, sound.length() - 40)));
        Shell missing = run(file(sound.substring(sound.indexOf('\n') + 1)));
        Shell empty = run(file(""));

        assertThat(tampered.status).isEqualTo(1);
        assertThat(tampered.out).isEmpty();
        assertThat(tampered.err).contains("no figures").contains("was changed after it was written");
        assertThat(cut.err).contains("torn off");
        assertThat(missing.err).contains("missing before record 2");
        assertThat(empty.err).contains("there is no record in it");
    }

    @Test
    void a_record_of_another_version_and_one_without_its_parts_are_named() throws Exception {
        Shell other = run(file(diary().lines().replace("\"v\":1", "\"v\":2")));
        Shell partless = run(file(
                diary().write(9300, "budget.settled", Fields.of("key", "k")).lines()));

        assertThat(other.err).contains("unknown version");
        assertThat(partless.status).isEqualTo(1);
        assertThat(partless.out).isEmpty();
        assertThat(partless.err).contains("(budget.settled) cannot be counted: key is absent: minor");
    }

    @Test
    void wrong_arguments_say_what_is_right() throws Exception {
        Path file = file(diary().lines());

        assertThatThrownBy(() -> run()).isInstanceOf(UsageException.class).hasMessageContaining("expected FILE");
        assertThatThrownBy(() -> run(folder.resolve("none"))).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> run(file, "--by", "weather")).hasMessageContaining("not \"weather\"");
        assertThatThrownBy(() -> run(file, "--month", "March")).hasMessageContaining("2025-10");
        assertThatThrownBy(() -> run(file, "--month", "2026-03", "--from", "2026-03-01"))
                .hasMessageContaining("stands alone");
        assertThatThrownBy(() -> run(file, "--from", "2026-03-05", "--to", "2026-03-01"))
                .hasMessageContaining("before it begins");
        assertThatThrownBy(() -> run(file, "--usual-loss", "all of it")).hasMessageContaining("350000:KZT");
        assertThatThrownBy(() -> run(file, "--usual-loss")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> run(file, "--colour")).hasMessageContaining("no option --colour");
    }

    @Test
    void every_figure_has_its_definition() throws Exception {
        assertThat(run("--definitions").out)
                .contains("solved at first contact\n  clients who were written to")
                .contains("beside it: what was never noticed is in no log");
    }
}
