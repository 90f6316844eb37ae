package io.crmautopilot.examples.outcomes;

import io.crmautopilot.examples.Command;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a command and keeps what it said. */
final class Shell {

    final int status;
    final String out;
    final String err;

    private Shell(int status, String out, String err) {
        this.status = status;
        this.out = out;
        this.err = err;
    }

    static Shell run(Command command, Object... args) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            int status = command.run(List.of(args).stream().map(String::valueOf).toList(), o, e);
            return new Shell(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }
}
