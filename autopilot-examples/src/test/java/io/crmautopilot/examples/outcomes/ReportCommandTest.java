package io.crmautopilot.examples.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.contract.Diary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    private Path folder;

    private Path file() throws Exception {
        Diary diary = new Diary("salon").opened(0, "i1", "p-a").closed(900, "handled");
        return Files.writeString(folder.resolve("audit.jsonl"), diary.lines());
    }

    @Test
    void a_page_of_a_month_and_one_of_an_incident_are_written() throws Exception {
        Path month = folder.resolve("month.html");
        Path incident = folder.resolve("incident.html");

        Shell one = Shell.run(new ReportCommand(), file(), "--month", "2026-03", "--lang", "kk", "--out", month);
        Shell other = Shell.run(new ReportCommand(), file(), "i1", "--out", incident);

        assertThat(List.of(one.status, other.status)).containsExactly(0, 0);
        assertThat(Files.readString(month)).startsWith("<!doctype html>\n<html lang=\"kk\">");
        assertThat(Files.readString(incident)).contains("failure of the air conditioning, b1");
    }

    @Test
    void an_unknown_incident_lists_those_that_there_are_and_nothing_is_written() throws Exception {
        Path page = folder.resolve("page.html");

        Shell shell = Shell.run(new ReportCommand(), file(), "i9", "--out", page);

        assertThat(shell.status).isEqualTo(1);
        assertThat(shell.err).contains("there is no incident i9").contains("  i1\n");
        assertThat(page).doesNotExist();
    }

    @Test
    void a_log_that_does_not_verify_has_no_page() throws Exception {
        Path page = folder.resolve("page.html");
        Path torn = Files.writeString(
                folder.resolve("torn.jsonl"), Files.readString(file()).substring(0, 700));

        assertThat(Shell.run(new ReportCommand(), torn, "--out", page).status).isEqualTo(1);
        assertThat(page).doesNotExist();
        assertThatThrownBy(() -> Shell.run(new ReportCommand(), file(), "--lang", "de"))
                .hasMessageContaining("not \"de\"");
    }

    @Test
    void one_incident_is_told_to_a_reader_and_answers_a_question() throws Exception {
        Shell owner = told(file(), "--for", "owner", "--lang", "en");
        Shell now = told(file(), "--why", "now");
        Shell client = told(file(), "i1", "--for", "client", "--client", "p-");
        Shell nobody = told(file(), "--for", "client", "--client", "p-zzz");

        assertThat(owner.out).startsWith("b1, 2026-03-02 10:00: failure of the air conditioning (90 %)\n");
        assertThat(now.out).contains("1 people within 20 minutes, where 0.02 are normal");
        assertThat(client.out).startsWith("On 2026-03-02 10:00 you wrote to us about: heat.");
        assertThat(nobody.status).isEqualTo(1);
        assertThat(nobody.err).contains("p-zzz");
        assertThatThrownBy(() -> told(file(), "--for", "cook")).hasMessageContaining("not \"cook\"");
        assertThatThrownBy(() -> told(file(), "--for", "owner", "--why", "now")).hasMessageContaining("one at a time");
    }

    private static Shell told(Object... args) throws Exception {
        return Shell.run(
                new io.crmautopilot.examples.Command() {
                    @Override
                    public String name() {
                        return "explain";
                    }

                    @Override
                    public String summary() {
                        return "";
                    }

                    @Override
                    public int run(List<String> words, java.io.PrintStream out, java.io.PrintStream err)
                            throws java.io.IOException {
                        return io.crmautopilot.examples.outcomes.Telling.run(words, out, err);
                    }
                },
                args);
    }
}
