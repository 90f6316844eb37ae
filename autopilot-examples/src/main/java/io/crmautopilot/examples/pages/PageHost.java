package io.crmautopilot.examples.pages;

import io.crmautopilot.Autopilot;
import io.crmautopilot.AutopilotBuilder;
import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.diagnosis.Diagnosers;
import io.crmautopilot.engine.Kit;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.playbook.Playbooks;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.steps.StandardKit;
import io.crmautopilot.testing.InMemoryAuditLog;
import io.crmautopilot.testing.InMemoryClientCards;
import io.crmautopilot.testing.InMemoryPersonVault;
import io.crmautopilot.testing.InMemoryVendorDirectory;
import io.crmautopilot.testing.RecordingDesk;
import io.crmautopilot.testing.RecordingLoyalty;
import io.crmautopilot.testing.RecordingMessenger;
import io.crmautopilot.testing.SettableClock;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An invented salon with everything in memory, for the code of the pages. */
final class PageHost {

    static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    static final Instant TODAY = Instant.parse("2025-10-07T04:00:00Z");
    static final BranchRef BRANCH = new BranchRef("salon", "dostyk");

    static final String CORRIDOR =
            "{\"version\": \"1\", \"currency\": \"KZT\", \"perAction\": 25000, \"perIncident\": 60000,"
                    + " \"perDay\": 100000, \"perMonth\": 400000, \"perVendorPerMonth\": 150000, \"perClientPerYear\": 10000,"
                    + " \"compensationPerClient\": 3000}";

    final Approver owner = new Approver("owner", "Сауле", new Contact("whatsapp", "+77000090001"), Language.RU);
    final SettableClock clock = new SettableClock(TODAY);
    final RecordingMessenger messenger = new RecordingMessenger();
    final RecordingLoyalty loyalty = new RecordingLoyalty();
    final RecordingDesk desk = new RecordingDesk();
    final InMemoryVendorDirectory vendors = new InMemoryVendorDirectory(List.of());
    final InMemoryAuditLog log = new InMemoryAuditLog();
    final InMemoryPersonVault vault = new InMemoryPersonVault();
    final ClientCard anna = new ClientCard(
            "c-501",
            "Анна",
            Language.RU,
            List.of(new Contact("whatsapp", "+77000000501")),
            true,
            Set.of("whatsapp"),
            3);
    final InMemoryClientCards cards = new InMemoryClientCards(ZONE)
            .add("salon", anna)
            .add(BRANCH, new Visit("c-501", "s-1", "cut", TODAY, Duration.ofHours(1)));

    BranchSettings branch(AutonomyLevel level) {
        return BranchSettings.builder(BRANCH, List.of(owner), Corridor.parse(CORRIDOR))
                .named("Aruana Достык")
                .zone(ZONE)
                .equipment(Set.of("air-conditioner"))
                .level(level)
                .build();
    }

    Kit kit() {
        return StandardKit.builder()
                .messenger(messenger)
                .cards(cards)
                .vendors(vendors)
                .loyalty(loyalty)
                .desk(desk)
                .build();
    }

    AutopilotBuilder builder(AutonomyLevel level) {
        MessageReader reader = Readers.standard();
        return Autopilot.builder()
                .settings(TenantSettings.fixed(List.of(branch(level))))
                .reader(reader)
                .detector(StreamingDetector.of(
                        reader.topics(), DetectorSettings.defaults().withTimeZone(ZONE)))
                .diagnoser(Diagnosers.standard())
                .planner(Playbooks.standard())
                .kit(kit())
                .log(log)
                .vault(vault)
                .clock(clock);
    }

    /** Four quiet weeks. */
    static List<Message> history() {
        List<Message> messages = new ArrayList<>();
        for (int day = 28; day > 0; day--) {
            for (int hour = 0; hour < 10; hour++) {
                int number = day * 10 + hour;
                messages.add(Message.incoming(
                        "h-" + number,
                        BRANCH,
                        TODAY.minus(Duration.ofDays(day)).plus(Duration.ofHours(hour)),
                        "whatsapp",
                        "77000001" + number,
                        "c-" + number,
                        "Здравствуйте, можно записаться на субботу?"));
            }
        }
        return messages;
    }

    /** Three people who cannot breathe. */
    static List<Message> today() {
        return List.of(
                message("m-1", "501", "слишком жарко, сижу вся мокрая"),
                message("m-2", "502", "Қыздар, іште тым ыстық, ауа жоқ"),
                message("m-3", "503", "нечем дышать, кондиционер не работает?"));
    }

    static Message message(String id, String client, String text) {
        return Message.incoming(id, BRANCH, TODAY, "whatsapp", "77000000" + client, "c-" + client, text);
    }

    /** Lives through the morning. */
    void play(Autopilot autopilot) {
        history().forEach(autopilot::learn);
        today().forEach(autopilot::accept);
        autopilot.tick();
    }
}
