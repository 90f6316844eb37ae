package io.crmautopilot.examples.evaluate;

import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.UsageException;
import io.crmautopilot.examples.reading.EvaluateMessages;
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
        return "score the readers against a labelled file: --corpus or --replies FILE.jsonl [--errors N]";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
        if (args.contains("--replies")) {
            return new EvaluateReplies().run(args, out);
        }
        if (args.contains("--corpus")) {
            return new EvaluateMessages().run(args, out, err);
        }
        throw new UsageException("name what is to be scored: --corpus FILE.jsonl or --replies FILE.jsonl");
    }
}
