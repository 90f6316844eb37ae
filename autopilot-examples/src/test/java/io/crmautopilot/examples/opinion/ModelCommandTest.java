package io.crmautopilot.examples.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.examples.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCommandTest {

    @TempDir
    Path folder;

    private String run(String... args) throws IOException {
        Path file = Files.writeString(folder.resolve("messages.txt"), """
                you burned my scalp, I will sue you
                слишком жарко, нечем дышать
                vendor: может через час, может через два, 5000 или 7000, Ерлан, +7 700 000 43 21
                """);
        List<String> all = new ArrayList<>(List.of(args));
        all.add(1, file.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            assertThat(new ModelCommand().run(all, print, print)).isZero();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_dry_run_lists_what_would_leave_without_names_and_numbers() throws IOException {
        String shown = run("--dry-run");

        assertThat(shown)
                .contains(
                        "line 1  messages/1.", "line 2  stays here", "line 3  vendor-replies/1.", "2 of 3 would leave")
                .contains("<<NAME>>, <<PHONE>>")
                .doesNotContain("Ерлан", "4321", "43 21");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--chat"})
    void a_server_on_this_machine_plays_a_model_over_both_interfaces(String chat) throws IOException {
        try (ModelStub stub = new ModelStub()) {
            List<String> args =
                    new ArrayList<>(List.of("--ask", "--url", stub.url().toString()));
            if (!chat.isEmpty()) {
                args.add(chat);
            }

            assertThat(run(args.toArray(String[]::new)))
                    .contains("requests=1, answered=1", "model.answered messages/1.", "line 1  complaint");
        }
    }

    @Test
    void what_is_not_understood_is_named() {
        assertThatThrownBy(() -> ModelOptions.parse(List.of("--send", "x")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--send");
        assertThatThrownBy(() -> ModelOptions.parse(List.of("--dry-run", "no-such-file")))
                .hasMessageContaining("no-such-file");
    }
}
