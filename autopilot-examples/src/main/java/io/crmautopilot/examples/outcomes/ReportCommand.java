package io.crmautopilot.examples.outcomes;

import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.VerifiedLog;
import io.crmautopilot.explain.ReportBook;
import io.crmautopilot.explain.ReportLanguage;
import io.crmautopilot.outcome.OutcomeSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code ./autopilot report FILE}: a page of an incident or of a period, which needs nothing from elsewhere. */
public final class ReportCommand implements Command {

    private static final String USAGE =
            "expected FILE [INCIDENT] [--month YYYY-MM | --from DAY --to DAY]" + " [--lang ru|kk|en] [--out PAGE.html]";

    /** Creates the command. */
    public ReportCommand() {}

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String summary() {
        return "writes a page of an incident or of a month from its audit log";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        Asked asked = new Asked(args, USAGE, Set.of(), Set.of("--month", "--from", "--to", "--lang", "--out"));
        List<String> words = asked.words(1, 2);
        ReportLanguage language = ReportLanguage.valueOf(
                asked.one("--lang", List.of("ru", "kk", "en"), "en").toUpperCase(Locale.ROOT));
        Path to = Path.of(asked.one("--out").orElse("report.html"));
        String period = asked.one("--month")
                .orElse((asked.one("--from").orElse("…") + " – "
                                + asked.one("--to").orElse("…"))
                        .replace("… – …", "…"));
        io.crmautopilot.outcome.Days days = asked.days();
        ReportBook book = new ReportBook(OutcomeSettings.none());
        if (!VerifiedLog.read(asked.file(), book::accept, err)) {
            return 1;
        }
        Optional<String> page = words.size() == 2
                ? book.incident(words.get(1), language)
                : Optional.of(book.month(days, period, language));
        if (page.isEmpty()) {
            err.print("there is no incident " + words.get(1) + " in it; there are\n");
            book.incidents().forEach(id -> err.print("  " + id + "\n"));
            return 1;
        }
        Files.writeString(to, page.get());
        out.print("written to " + to + "\n");
        return 0;
    }
}
