package io.crmautopilot.examples.evaluate;

import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.UsageException;
import java.io.PrintStream;
import java.util.List;

/** {@code ./autopilot evaluate}: scores a reader against a labelled file; the first option says which reader. */
public final class Evaluate implements Command {
    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String summary() {
        return "score the readers against a labelled file: --replies FILE.jsonl [--errors N]";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
        if (args.contains("--replies")) {
            return new EvaluateReplies().run(args, out);
        }
        throw new UsageException("name what is to be scored: --replies FILE.jsonl");
    }
}
