package io.crmautopilot.examples.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.contract.Diary;
import io.crmautopilot.json.Fields;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustCommandTest {

    @TempDir
    private Path folder;

    private Path file(Diary diary) throws Exception {
        return Files.writeString(folder.resolve("audit.jsonl"), diary.lines());
    }

    private static Diary nine() {
        Diary diary = new Diary("salon").level("ASSIST");
        for (int i = 1; i <= 10; i++) {
            diary.opened(i * 1_000L, "i" + i, "p-a")
                    .did(i * 1_000L, "client.message", "write", "a", "p-a")
                    .did(i * 1_000L, "owner.notice", "owner", "notice", "p-owner");
            if (i == 10) {
                diary.write(i * 1_000L + 1, "stop.set", Fields.of("scope", "INCIDENT", "name", "i10", "by", "p-o"));
            }
            diary.closed(i * 1_000L + 2, "handled");
        }
        return diary.write(
                20_000, "", "b1", "level.lowered", Fields.of("level", "OBSERVE", "from", "ASSIST", "why", "3 noes"));
    }

    @Test
    void it_says_where_each_kind_stands_and_why() throws Exception {
        Diary diary = new Diary("salon").level("ASSIST");
        for (int i = 1; i <= 10; i++) {
            diary.opened(i * 1_000L, "i" + i, "p-a").did(i * 1_000L, "client.message", "write", "a", "p-a");
            if (i == 10) {
                diary.write(i * 1_000L + 1, "stop.set", Fields.of("scope", "INCIDENT", "name", "i10", "by", "p-o"));
            }
            diary.closed(i * 1_000L + 2, "handled");
        }

        Shell shell = Shell.run(new TrustCommand(), file(diary));

        assertThat(shell.status).isZero();
        assertThat(shell.out).isEqualTo("""
                        salon / b1
                          client.message: assist
                            9 of 10 incidents without an objection (a person stopped it in 1): between 59 and 99 %
                            stays: 15 more incidents without an objection before "act after a veto window" is advised
                        """);
    }

    @Test
    void after_a_fall_trust_is_earned_anew_and_the_history_says_when() throws Exception {
        Shell shell = Shell.run(new TrustCommand(), file(nine()), "--history");

        assertThat(shell.out)
                .contains("client.message: observe\n    no incident tells yet\n")
                .contains("2026-03-02T10:33:20Z  b1  lowered to \"observe\": 3 noes")
                .doesNotContain("owner.notice");
    }

    @Test
    void a_log_that_does_not_verify_and_a_branch_without_incidents_say_so() throws Exception {
        Path torn =
                Files.writeString(folder.resolve("torn.jsonl"), nine().lines().substring(0, 5_000));

        assertThat(Shell.run(new TrustCommand(), torn).status).isEqualTo(1);
        assertThat(Shell.run(new TrustCommand(), file(nine()), "--branch", "b9").out)
                .startsWith("nothing is known");
        assertThatThrownBy(() -> Shell.run(new TrustCommand())).hasMessageContaining("expected FILE");
    }
}
