package io.crmautopilot.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_command_gets_the_words_after_its_name() throws Exception {
        int status = run("echo", "қалай", "--help");

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("қалай --help\n");
    }

    @Test
    void an_unknown_command_is_named_and_the_others_are_listed() throws Exception {
        int status = run("ecko");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("\"ecko\"").contains("  echo  says it again\n");
        assertThat(out.size()).isZero();
    }

    @Test
    void no_command_is_a_mistake_but_asking_for_help_is_not() throws Exception {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--help")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void wrong_arguments_end_with_two_and_the_commands_name() throws Exception {
        int status = run("echo");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("autopilot echo: say something\n");
    }

    @Test
    void no_two_commands_share_a_name() {
        assertThat(Main.commands()).extracting(Command::name).doesNotHaveDuplicates();
    }

    private int run(String... args) throws Exception {
        try (PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return Main.run(List.of(new Echo()), List.of(args), o, e);
        }
    }

    private static final class Echo implements Command {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public String summary() {
            return "says it again";
        }

        @Override
        public int run(List<String> args, PrintStream out, PrintStream err) {
            if (args.isEmpty()) {
                throw new UsageException("say something");
            }
            out.print(String.join(" ", args) + "\n");
            return 0;
        }
    }
}
