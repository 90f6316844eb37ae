package io.crmautopilot.examples.simulate;

import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.UsageException;
import java.io.PrintStream;
import java.util.List;

/** {@code ./autopilot simulate [--quick] [--seed N]}: prints the tables of {@code docs/detecting.md}. */
public final class SimulateCommand implements Command {

    private static final int BRANCHES = 200;
    private static final int BRANCHES_QUICK = 20;

    /** Makes the command. */
    public SimulateCommand() {}

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String summary() {
        return "how often the detector cries wolf, and what it finds, on invented streams";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        int branches = BRANCHES;
        long seed = 1;
        for (int i = 0; i < args.size(); i++) {
            switch (args.get(i)) {
                case "--quick" -> branches = BRANCHES_QUICK;
                case "--seed" -> seed = seed(i + 1 < args.size() ? args.get(++i) : "");
                default ->
                    throw new UsageException(
                            "unknown argument " + args.get(i) + "\nusage: ./autopilot simulate [--quick] [--seed N]");
            }
        }
        err.print("simulating " + branches + " branch-years for each row; seed " + seed + "\n");
        return new Suite(out, branches, seed).run() ? 0 : 1;
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageException("--seed needs a whole number, not \"" + text + "\"");
        }
    }
}
