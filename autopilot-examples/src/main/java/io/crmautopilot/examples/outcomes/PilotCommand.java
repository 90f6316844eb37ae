package io.crmautopilot.examples.outcomes;

import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.VerifiedLog;
import io.crmautopilot.outcome.Days;
import io.crmautopilot.pilot.PilotBook;
import io.crmautopilot.pilot.PilotCase;
import io.crmautopilot.pilot.PilotSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code ./autopilot pilot}: what the autopilot would have done where it only observes, beside what people did. */
public final class PilotCommand implements Command {

    private static final String USAGE = "expected FILE [--branch NAME] [--month YYYY-MM | --from DAY --to DAY], or"
            + " --backtest RECORDS --deeds FILE [--zone ZONE]";

    /** Creates the command. */
    public PilotCommand() {}

    @Override
    public String name() {
        return "pilot";
    }

    @Override
    public String summary() {
        return "compares what it would have done where it only observes with what people did";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        Asked asked = new Asked(
                args,
                USAGE,
                Set.of(),
                Set.of("--branch", "--month", "--from", "--to", "--backtest", "--deeds", "--zone"));
        Optional<Long> missed = Optional.empty();
        List<PilotCase> cases;
        if (asked.has("--backtest")) {
            asked.words(0, 0);
            ZoneId zone = zone(asked);
            try {
                Deeds deeds = Deeds.read(file(asked, "--deeds"));
                cases = deeds.matched(file(asked, "--backtest"), zone);
                missed = Optional.of(deeds.missed());
            } catch (IllegalArgumentException wrong) {
                err.print(wrong.getMessage() + "\n");
                return 1;
            }
        } else {
            asked.words(1, 1);
            PilotBook book = new PilotBook();
            if (!VerifiedLog.read(asked.file(), book::accept, err)) {
                return 1;
            }
            cases = book.cases();
        }
        Days days = asked.days();
        List<PilotCase> chosen = cases.stream()
                .filter(each -> days.contains(each.day()))
                .filter(each -> asked.one("--branch")
                        .map(name -> name.equals(each.location()))
                        .orElse(true))
                .toList();
        if (chosen.isEmpty()) {
            out.print("no incident of that period and branch was only observed\n");
            return 0;
        }
        for (String location :
                new TreeSet<>(chosen.stream().map(PilotCase::location).toList())) {
            List<PilotCase> here = chosen.stream()
                    .filter(each -> each.location().equals(location))
                    .toList();
            new PilotTable(here.get(0).tenant() + " / " + location, here, PilotSummary.of(here, missed)).print(out);
        }
        return 0;
    }

    private static Path file(Asked asked, String option) {
        String name = asked.one(option).orElseThrow(() -> asked.wrong(option + " is missing"));
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw asked.wrong("there is no file " + name);
        }
        return file;
    }

    private static ZoneId zone(Asked asked) {
        try {
            return ZoneId.of(asked.one("--zone").orElse("UTC"));
        } catch (DateTimeException unknown) {
            throw asked.wrong("--zone is written Asia/Almaty");
        }
    }
}
