package io.crmautopilot.examples.pages;

import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Caps;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.guard.QuietHours;
import io.crmautopilot.money.Money;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;

final class CorridorPage implements Page {

    @Override
    public String name() {
        return "corridor";
    }

    @Override
    public void run(PrintStream out, Path folder) throws IOException {
        PageHost host = new PageHost();
        Files.writeString(folder.resolve("corridor.json"), PageHost.CORRIDOR);
        var branch = PageHost.BRANCH;
        var approvers = List.of(host.owner);

        Corridor corridor = Corridor.parse(Files.readString(folder.resolve("corridor.json")));
        BranchSettings settings =
                BranchSettings.builder(branch, approvers, corridor).build();

        out.println("caps: " + settings.corridor().caps());
        out.println("in code: " + inCode(corridor.caps().currency()).quiet());
        try {
            Corridor.parse("{\"currency\": \"KZT\", \"perActoin\": 25000}");
        } catch (IllegalArgumentException wrong) {
            out.println("a misspelt cap: " + wrong.getMessage());
        }
    }

    private static Corridor inCode(Currency kzt) {
        Money action = Money.ofMajor(25_000, kzt);
        Money incident = Money.ofMajor(60_000, kzt);
        Money day = Money.ofMajor(100_000, kzt);
        Money month = Money.ofMajor(400_000, kzt);
        Money vendor = Money.ofMajor(150_000, kzt);
        Money client = Money.ofMajor(10_000, kzt);
        Money goodwill = Money.ofMajor(3_000, kzt);

        Corridor corridor = Corridor.builder("2", new Caps(action, incident, day, month, vendor, client, goodwill))
                .quiet(QuietHours.parse("21:30-08:30"))
                .vetoWindow(Duration.ofMinutes(5))
                .build();
        return corridor;
    }
}
