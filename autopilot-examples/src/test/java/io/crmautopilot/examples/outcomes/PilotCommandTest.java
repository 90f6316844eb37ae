package io.crmautopilot.examples.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.contract.Diary;
import io.crmautopilot.json.Fields;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PilotCommandTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Diary observed() {
        Diary diary = new Diary("salon").level("OBSERVE").opened(0, "o1", "p-c");
        Fields notice = diary.action("owner.notice", "owner", "n", "p-owner", null, Fields.empty());
        return diary.write(0, "action.observed", Fields.of("action", notice, "rule", "observe", "why", "observed"))
                .closed(5_000, "handled")
                .write(
                        40_000,
                        "people.did",
                        Fields.of("deed", "OWNER_KNEW", "doneAt", Diary.TEN.plusSeconds(2_400), "by", "s-1"));
    }

    @Test
    void the_owner_reads_what_was_sooner_and_what_nobody_can_tell() throws Exception {
        Shell shell =
                Shell.run(new PilotCommand(), file("audit.jsonl", observed().lines()));

        assertThat(shell.status).isZero();
        assertThat(shell.out).startsWith("""
                        salon / b1: 1 incidents were only observed, of 1 people wrote down what they did
                          the owner knew: 1 sooner; half by 40 min
                          somebody was booked: 1 nobody can tell
                        """).contains("""
                        2026-03-02 10:00  air-conditioning
                            the owner knew: it after 0 s, people after 40 min – sooner
                        """).contains("noticed by people alone: unknown");
    }

    @Test
    void a_back_test_is_compared_with_a_file_of_what_people_did() throws Exception {
        Path backtest = file("backtest.jsonl", """
                {"type":"signal","id":"s1"}
                {"type":"incident","id":"i1","openedAt":"2025-10-07T04:41:52Z","closedAt":null,"tenant":"salon","location":"b1","topics":["climate.heat"],"causes":[{"cause":"air-conditioning","probability":0.7}],"affected":[],"signals":["s1"]}
                """);
        Path deeds = file("deeds.jsonl", """
                {"event":"e1","location":"b1","deed":"owner-knew","doneAt":"2025-10-07T05:41:52Z"}
                {"event":"e1","location":"b1","deed":"vendor-agreed","doneAt":"2025-10-07T06:41:52Z","cost":25000,"currency":"KZT"}
                {"event":"e2","location":"b1","deed":"owner-knew","doneAt":"2025-10-20T05:41:52Z"}
                """);

        Shell shell = Shell.run(new PilotCommand(), "--backtest", backtest, "--deeds", deeds, "--zone", "Asia/Almaty");

        assertThat(shell.out)
                .contains("the owner knew: 1 sooner; half by 1 h 0 min")
                .contains("2025-10-07 09:41  air-conditioning")
                .contains("people 25000 KZT")
                .contains("noticed by people alone: 1\n");
    }

    @Test
    void wrong_files_and_arguments_are_named() throws Exception {
        Path backtest = file("backtest.jsonl", "");
        Path deeds =
                file("deeds.jsonl", "{\"event\":\"e1\",\"location\":\"b1\",\"deed\":\"slept\",\"doneAt\":\"x\"}\n");

        Shell shell = Shell.run(new PilotCommand(), "--backtest", backtest, "--deeds", deeds);
        assertThat(shell.status).isEqualTo(1);
        assertThat(shell.err).contains("deeds.jsonl, line 1: ").contains("SLEPT");
        assertThatThrownBy(() -> Shell.run(new PilotCommand(), "--backtest", backtest))
                .hasMessageContaining("--deeds is missing");
        assertThatThrownBy(() -> Shell.run(new PilotCommand(), "--backtest", backtest, "--deeds", deeds, "--zone", "X"))
                .hasMessageContaining("Asia/Almaty");
        assertThat(Shell.run(new PilotCommand(), file("empty.jsonl", "")).err).contains("no record in it");
    }
}
