package io.crmautopilot.examples.live;

import io.crmautopilot.channels.Secret;
import io.crmautopilot.channels.WebhookIntake;
import io.crmautopilot.channels.WebhookSettings;
import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.Home;
import io.crmautopilot.examples.salon.SalonHost;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.SqliteStore;
import io.crmautopilot.message.Inbox;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code ./autopilot live}: a host on this machine that one can post webhooks to, and watch. */
public final class LiveCommand implements Command {

    private static final int MESSAGES = 10_000;
    private static final int URGENT = 1_000;

    private final InstantSource clock;

    /** Creates the command on the machine's clock. */
    public LiveCommand() {
        this(InstantSource.system());
    }

    LiveCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public String summary() {
        return "takes webhooks on this machine: [--port N] [--for PT10M] [--unsigned] [--fresh] [--secret S] [--verify-token T]";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        LiveOptions options = LiveOptions.parse(args);
        Path database = database(options);
        Screen screen = new Screen(out, clock, SalonHost.zone());
        try (JdbcStore store = SqliteStore.at(database)) {
            Inbox urgent = store.inbox("urgent", URGENT);
            Inbox messages = store.inbox("messages", MESSAGES);
            try (LiveSalon salon = new LiveSalon(store, List.of(urgent, messages), screen, clock)) {
                WebhookIntake intake = new WebhookIntake(
                        WebhookSettings.of(Secret.of(options.verifyToken()), Secret.of(options.secret())),
                        messages,
                        clock,
                        salon::mayAlwaysBeHeard,
                        urgent);
                try (LiveServer server = new LiveServer(
                        options, intake, screen, salon::wake, () -> salon.status(intake.counts()), salon::giveBack)) {
                    screen.text(Hints.of(options, server.port(), database));
                    // The span begins when it listens: learning five weeks takes its time on a busy machine.
                    salon.workUntil(options.span().map(clock.instant()::plus).orElse(Instant.MAX));
                }
            }
        }
        screen.text("The time is over.\n");
        return 0;
    }

    private static Path database(LiveOptions options) throws IOException {
        Path folder = Files.createDirectories(Home.target("live"));
        if (options.fresh()) {
            for (String part : List.of("", "-wal", "-shm", "-reserve")) {
                Files.deleteIfExists(folder.resolve("live.db" + part));
            }
        }
        return folder.resolve("live.db");
    }
}
