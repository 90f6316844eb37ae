package io.crmautopilot.examples.salon;

import io.crmautopilot.engine.IncidentView;
import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.Home;
import io.crmautopilot.explain.ReportBook;
import io.crmautopilot.explain.ReportLanguage;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.SqliteStore;
import io.crmautopilot.outcome.OutcomeSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./autopilot demo}: plays the salon's day and prints its timeline. */
public final class DemoCommand implements Command {

    /** Creates the command. */
    public DemoCommand() {}

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "plays the salon's day: [--observe] [--assist [--yes]] [--veto HH:MM] [--until HH:MM] [--vendors HOW], or a"
                + " month: --month [--seed N]";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        if (args.contains("--month")) {
            return MonthDemo.run(args, out);
        }
        Options options = Options.parse(args);
        Path folder = Files.createDirectories(Home.target("salon"));
        Path database = folder.resolve("audit.db");
        for (String part : List.of("", "-wal", "-shm", "-reserve")) {
            Files.deleteIfExists(folder.resolve("audit.db" + part));
        }
        SalonCase salon = options.vendors().map(SalonCase.load()::with).orElseGet(SalonCase::load);
        try (JdbcStore store = SqliteStore.at(database)) {
            SalonDay day = new SalonDay(salon, SalonCase.DAY, options, store.auditLog(), store.personVault());
            int learned = day.learn();
            out.print(
                    "Aruana, " + SalonCase.DAY + ", Almaty time. " + learned + " messages of five weeks learned.\n\n");
            day.play();
            Console console = new Console(out, salon.zone());
            List<Entry> entries = day.entries();
            entries.forEach(console::print);
            summary(day, salon, console, out);
            out.print("\n  journal  " + database + "  ("
                    + day.timeline().records().size() + " records, hash-chained)\n");
            for (Path report : pages(day, folder)) {
                out.print("  report   " + report + "\n");
            }
        }
        return 0;
    }

    /** Writes the page of each incident, as {@code ./autopilot report} does for any log. */
    private static List<Path> pages(SalonDay day, Path folder) throws IOException {
        ReportBook book = new ReportBook(OutcomeSettings.none());
        day.timeline().records().forEach(book::accept);
        List<Path> pages = new ArrayList<>();
        for (String incident : book.incidents()) {
            String name = pages.isEmpty() ? "report.html" : "report-" + (pages.size() + 1) + ".html";
            pages.add(Files.writeString(
                    folder.resolve(name),
                    book.incident(incident, ReportLanguage.EN).orElseThrow()));
        }
        return pages;
    }

    private static void summary(SalonDay day, SalonCase salon, Console console, PrintStream out) {
        out.print("\n");
        List<IncidentView> incidents = day.autopilot().incidents(salon.tenant());
        if (incidents.isEmpty()) {
            out.print("No incident.\n");
        }
        for (IncidentView incident : incidents) {
            Summary.of(incident, day.autopilot().actions(salon.tenant(), incident.id()))
                    .lines(salon.zone())
                    .forEach(console::note);
        }
    }
}
