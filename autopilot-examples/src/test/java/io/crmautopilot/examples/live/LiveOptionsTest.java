package io.crmautopilot.examples.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.examples.UsageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveOptionsTest {

    @Test
    void without_arguments_it_runs_until_it_is_interrupted_and_wants_signatures() {
        assertThat(LiveOptions.parse(List.of()))
                .isEqualTo(
                        new LiveOptions(8787, java.util.Optional.empty(), "live-secret", "live-token", false, false));
    }

    @Test
    void each_argument_has_its_place() {
        LiveOptions options = LiveOptions.parse(List.of(
                "--port", "0", "--for", "PT10M", "--secret", "s", "--verify-token", "t", "--unsigned", "--fresh"));

        assertThat(options)
                .isEqualTo(new LiveOptions(0, java.util.Optional.of(Duration.ofMinutes(10)), "s", "t", true, true));
    }

    @Test
    void what_cannot_be_understood_is_named() {
        assertThatThrownBy(() -> LiveOptions.parse(List.of("--x")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("\"--x\"");
        assertThatThrownBy(() -> LiveOptions.parse(List.of("--port"))).hasMessage("--port needs a value");
        assertThatThrownBy(() -> LiveOptions.parse(List.of("--port", "65536"))).hasMessageContaining("\"65536\"");
        assertThatThrownBy(() -> LiveOptions.parse(List.of("--port", "-1"))).hasMessageContaining("\"-1\"");
        assertThatThrownBy(() -> LiveOptions.parse(List.of("--for", "10")))
                .hasMessage("--for needs a span such as PT10M, not \"10\"");
        assertThatThrownBy(() -> LiveOptions.parse(List.of("--for", "PT0S"))).hasMessageContaining("above zero");
    }

    @Test
    void the_hints_say_how_to_sign_and_whether_one_must() {
        Path database = Path.of("live.db");

        assertThat(Hints.of(LiveOptions.parse(List.of()), 8787, database))
                .contains("X-Hub-Signature-256", "live-secret", "http://127.0.0.1:8787/webhook until ^C", "live.db");
        assertThat(Hints.of(LiveOptions.parse(List.of("--unsigned", "--for", "PT5M")), 1, database))
                .contains("for playing only", "for PT5M")
                .doesNotContain("X-Hub");
    }

    @Test
    void words_of_any_kind_become_one_json_text() {
        Signing signing = new Signing("secret", () -> Instant.parse("2026-11-20T10:30:00Z"));

        String json =
                new String(signing.whatsApp("1", "77000000101", "a\"b\\c\n\u0000 жарко 🥵"), StandardCharsets.UTF_8);

        assertThat(json).contains("{\"body\":\"a\\\"b\\\\c\\u000a\\u0000 жарко \\ud83e\\udd75\"}");
        assertThat(signing.header(new byte[0]))
                .isEqualTo("sha256=f9e66e179b6747ae54108f82f8ade8b3c25d76fd30afde6c395822c530196169");
    }
}
