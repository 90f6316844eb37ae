package io.crmautopilot.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.diagnosis.CauseModel;
import io.crmautopilot.playbook.Playbook;
import io.crmautopilot.playbook.Playbooks;
import io.crmautopilot.words.SlotType;
import io.crmautopilot.words.Wording;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybooksCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void all_playbooks_are_printed_with_their_steps() throws Exception {
        assertThat(run(List.of())).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("The first playbook that fits is followed")
                .contains("air-conditioning  (version 1.")
                .contains("  - compensate: compensate, after vendor is booked and clients is told\n")
                .contains("unsure  (version 1.");
    }

    @Test
    void one_is_printed_by_its_name() throws Exception {
        assertThat(run(List.of("leak"))).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("leak  (version 1.")
                .doesNotContain("heating");
    }

    @Test
    void a_file_of_the_host_is_checked_before_it_is_printed(@TempDir Path folder) throws Exception {
        Path wrong = Files.writeString(
                folder.resolve("own.json"),
                "{\"version\": \"1\", \"playbooks\": [{\"scenario\": \"x\", \"about\": \"a\","
                        + " \"steps\": [{\"id\": \"a\", \"kind\": \"dance\"}]}]}");

        assertThat(run(List.of("--file", wrong.toString()))).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("playbook x: step a is of the unknown kind dance");
        assertThatThrownBy(() -> run(List.of("--file", "nowhere.json"))).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> run(List.of("flood")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("there is no playbook \"flood\"");
    }

    @Test
    void every_cause_of_the_standard_diagnosis_has_a_playbook_and_words() {
        Set<String> answered = Playbooks.standard().list().stream()
                .map(Playbook::causes)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        Wording wording = Wording.standard();

        CauseModel.standard().causes().forEach(cause -> {
            assertThat(answered).contains(cause.id());
            assertThat(wording.phrases(SlotType.CAUSE)).contains(cause.id());
            if (cause.trade() != null) {
                assertThat(wording.phrases(SlotType.TRADE)).contains(cause.trade());
            }
        });
        assertThat(wording.phrases(SlotType.CAUSE)).contains(CauseModel.UNKNOWN);
    }

    private int run(List<String> args) throws Exception {
        try (PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return new PlaybooksCommand().run(args, o, e);
        }
    }
}
