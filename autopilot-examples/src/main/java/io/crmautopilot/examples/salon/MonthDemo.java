package io.crmautopilot.examples.salon;

import io.crmautopilot.examples.Home;
import io.crmautopilot.examples.UsageException;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.SqliteStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ./autopilot demo --month}: plays a month of the chain, for the figures, trust, pilot and reports of its log. */
final class MonthDemo {

    private static final long SEED = 11;

    private MonthDemo() {}

    static int run(List<String> args, PrintStream out) throws IOException {
        long seed = seed(args);
        Path folder = Files.createDirectories(Home.target("salon"));
        Path database = folder.resolve("month.db");
        for (String part : List.of("", "-wal", "-shm", "-reserve")) {
            Files.deleteIfExists(folder.resolve("month.db" + part));
        }
        try (JdbcStore store = SqliteStore.at(database)) {
            SalonMonth month = new SalonMonth(seed, store.auditLog(), store.personVault());
            int troubles = month.play();
            out.print("Aruana, " + SalonMonth.MONTH + ", played from seed " + seed + " with " + troubles
                    + " troubles.\n\n  journal  " + database + "\n\nTry\n");
            for (String command : List.of("outcomes", "trust", "pilot", "report")) {
                out.print("  ./autopilot " + command + " " + Home.folder().relativize(database) + "\n");
            }
        }
        return 0;
    }

    private static long seed(List<String> args) {
        if (args.equals(List.of("--month"))) {
            return SEED;
        }
        if (args.size() == 3 && args.get(0).equals("--month") && args.get(1).equals("--seed")) {
            try {
                return Long.parseLong(args.get(2));
            } catch (NumberFormatException wrong) {
                throw new UsageException("--seed is a whole number, not \"" + args.get(2) + "\"");
            }
        }
        throw new UsageException("a month is played by --month [--seed N] alone");
    }
}
