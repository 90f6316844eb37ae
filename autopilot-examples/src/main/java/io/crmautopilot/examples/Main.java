package io.crmautopilot.examples;

import io.crmautopilot.examples.backtest.BacktestCommand;
import io.crmautopilot.examples.evaluate.Evaluate;
import io.crmautopilot.examples.live.LiveCommand;
import io.crmautopilot.examples.opinion.ModelCommand;
import io.crmautopilot.examples.outcomes.OutcomesCommand;
import io.crmautopilot.examples.outcomes.PilotCommand;
import io.crmautopilot.examples.outcomes.ReportCommand;
import io.crmautopilot.examples.outcomes.TrustCommand;
import io.crmautopilot.examples.pages.PageCommand;
import io.crmautopilot.examples.reading.TrainCommand;
import io.crmautopilot.examples.salon.CardsCommand;
import io.crmautopilot.examples.salon.DemoCommand;
import io.crmautopilot.examples.simulate.SimulateCommand;
import io.crmautopilot.reader.Readers;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The program behind {@code ./autopilot}: finds the command that the first word names, and runs it. */
public final class Main {
    private static final int BAD_ARGUMENTS = 2;

    private Main() {}

    /** Returns the commands that there are, in the order in which the list shows them. */
    static List<Command> commands() {
        return List.of(
                new DemoCommand(),
                new CardsCommand(),
                new LiveCommand(),
                new PlaybooksCommand(),
                new VendorsCommand(),
                new BacktestCommand(Readers::standard),
                new SimulateCommand(),
                new VerifyCommand(),
                new ExplainCommand(),
                new OutcomesCommand(),
                new TrustCommand(),
                new PilotCommand(),
                new ModelCommand(),
                new ReportCommand(),
                new Evaluate(),
                new TrainCommand(),
                new PageCommand());
    }

    /** Runs the command that {@code args} name and exits with its status. */
    public static void main(String[] args) throws Exception {
        // UTF-8 whatever the terminal's locale says: the timeline quotes Kazakh and Russian.
        try (PrintStream out =
                        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
                PrintStream err =
                        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
            int status = run(commands(), List.of(args), out, err);
            out.flush();
            if (status != 0) {
                System.exit(status);
            }
        }
    }

    /** Runs one of {@code commands} and returns its exit status; 2 when no command or a wrong argument was given. */
    static int run(List<Command> commands, List<String> args, PrintStream out, PrintStream err) throws Exception {
        if (args.isEmpty()) {
            err.print(usage(commands));
            return BAD_ARGUMENTS;
        }
        String word = args.get(0);
        if (word.equals("--help") || word.equals("-h") || word.equals("help")) {
            out.print(usage(commands));
            return 0;
        }
        for (Command command : commands) {
            if (command.name().equals(word)) {
                return run(command, args.subList(1, args.size()), out, err);
            }
        }
        err.print("autopilot: there is no command \"" + word + "\"" + "\n");
        err.print(usage(commands));
        return BAD_ARGUMENTS;
    }

    private static int run(Command command, List<String> args, PrintStream out, PrintStream err) throws Exception {
        try {
            return command.run(args, out, err);
        } catch (UsageException wrong) {
            err.print("autopilot " + command.name() + ": " + wrong.getMessage() + "\n");
            return BAD_ARGUMENTS;
        }
    }

    private static String usage(List<Command> commands) {
        StringBuilder text = new StringBuilder("usage: ./autopilot COMMAND [ARGUMENT...]\n\ncommands:\n");
        int width = commands.stream().mapToInt(c -> c.name().length()).max().orElse(0);
        for (Command command : commands) {
            String gap = " ".repeat(width - command.name().length());
            text.append("  ").append(command.name()).append(gap).append("  ");
            text.append(command.summary()).append('\n');
        }
        return text.toString();
    }
}
