package io.crmautopilot.examples.pages;

import io.crmautopilot.Autopilot;
import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.diagnosis.Diagnosers;
import io.crmautopilot.engine.Receipt;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.playbook.Playbooks;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class EmbeddingPage implements Page {

    @Override
    public String name() {
        return "embedding";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        PageHost host = new PageHost();
        Autopilot autopilot = built(host, host.owner, PageHost.CORRIDOR);
        for (Message message : PageHost.today()) {
            drive(autopilot, PageHost.history(), message, out);
        }
        out.println("incidents: " + autopilot.incidents("salon").size());
        out.println("observed, and sent: " + host.messenger.letters().size());
    }

    private static Autopilot built(PageHost host, Approver owner, String corridorJson) {
        var kit = host.kit();
        var log = host.log;
        var vault = host.vault;
        var clock = host.clock;

        MessageReader reader = Readers.standard();
        BranchSettings branch = BranchSettings.builder(
                        new BranchRef("salon", "dostyk"), List.of(owner), Corridor.parse(corridorJson))
                .named("Aruana Достык")
                .zone(ZoneId.of("Asia/Almaty"))
                .equipment(Set.of("air-conditioner"))
                .build(); // AutonomyLevel.OBSERVE until you say otherwise
        Autopilot autopilot = Autopilot.builder()
                .settings(TenantSettings.fixed(List.of(branch)))
                .reader(reader)
                .detector(StreamingDetector.of(
                        reader.topics(), DetectorSettings.defaults().withTimeZone(ZoneId.of("Asia/Almaty"))))
                .diagnoser(Diagnosers.standard())
                .planner(Playbooks.standard())
                .kit(kit)
                .log(log)
                .vault(vault)
                .clock(clock)
                .build();
        return autopilot;
    }

    private static void drive(Autopilot autopilot, List<Message> history, Message message, PrintStream out) {
        history.forEach(autopilot::learn);
        Receipt receipt = autopilot.accept(message);
        Optional<Instant> next = autopilot.tick();

        out.println(receipt.status() + (next.isPresent() ? ", something is due later" : ""));
    }
}
