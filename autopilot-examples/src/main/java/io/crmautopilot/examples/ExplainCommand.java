package io.crmautopilot.examples;

import io.crmautopilot.examples.outcomes.Telling;
import io.crmautopilot.verify.Explainer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** {@code ./autopilot explain FILE [INCIDENT] [--language ru|kk|en]}: what happened and why, from the log alone. */
final class ExplainCommand implements Command {

    private static final String USAGE = "expected FILE [INCIDENT] [--language ru|kk|en], or with " + Telling.USAGE;

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "tells what happened in an incident and why, from its audit log alone";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        if (Telling.isAsked(args)) {
            return Telling.run(args, out, err);
        }
        List<String> words = new ArrayList<>();
        String language = "en";
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals("--language")) {
                i++;
                if (i == args.size() || !Explainer.languages().contains(args.get(i))) {
                    throw new UsageException("--language takes one of " + Explainer.languages() + "; " + USAGE);
                }
                language = args.get(i);
            } else {
                words.add(args.get(i));
            }
        }
        if (words.isEmpty() || words.size() > 2) {
            throw new UsageException(USAGE);
        }
        String incident = words.size() == 2 ? words.get(1) : "";
        return Explainer.explain(VerifyCommand.existing(words.get(0)), incident, language, out) ? 0 : 1;
    }
}
