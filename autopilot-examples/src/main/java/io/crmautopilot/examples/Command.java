package io.crmautopilot.examples;

import java.io.PrintStream;
import java.util.List;

/** One subcommand of {@code ./autopilot}. Made anew for each run; used from one thread. */
public interface Command {
    /** Returns the word that calls this command, such as {@code demo}. */
    String name();

    /** Returns one line for the list of commands. */
    String summary();

    /**
     * Runs the command and returns the exit status: 0 when it did what was asked, 1 when it ran and the answer is bad
     * news, 2 when it could not understand its arguments.
     *
     * @param args what stands after the command's name
     * @param out where the answer goes
     * @param err where complaints go
     * @throws UsageException if the arguments are wrong; the message says which and why
     */
    int run(List<String> args, PrintStream out, PrintStream err) throws Exception;
}
