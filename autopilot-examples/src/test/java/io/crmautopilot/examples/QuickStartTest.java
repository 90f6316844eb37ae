package io.crmautopilot.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.Autopilot;
import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.diagnosis.Diagnosers;
import io.crmautopilot.engine.IncidentView;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.playbook.Playbooks;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.TopicPack;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The quick start of the README, run: the page shows the region between the marks, and this test holds the two together. */
class QuickStartTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final BranchRef BRANCH = new BranchRef("salons", "dostyk");
    private static final Instant TODAY = Instant.parse("2025-10-07T04:00:00Z");

    private final SettableClock clock = new SettableClock(TODAY);
    private final RecordingMessenger messenger = new RecordingMessenger();
    private final RecordingLoyalty loyalty = new RecordingLoyalty();
    private final RecordingDesk desk = new RecordingDesk();
    private final InMemoryClientCards cards = new InMemoryClientCards(ZONE);
    private final InMemoryVendorDirectory vendors = new InMemoryVendorDirectory(List.of());
    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final InMemoryPersonVault vault = new InMemoryPersonVault();

    @Test
    void three_people_who_cannot_breathe_are_one_incident_and_the_owner_hears_of_it() {
        TenantSettings settings = TenantSettings.fixed(List.of(branch()));
        List<Message> history = quietWeeks();
        List<Message> today = complaints();

        // region quick-start
        Autopilot autopilot = Autopilot.builder()
                .settings(settings) // your branches: owners, corridors of trust, levels
                .reader(Readers.standard())
                .detector(StreamingDetector.of(TopicPack.standard(), DetectorSettings.defaults()))
                .diagnoser(Diagnosers.standard())
                .planner(Playbooks.standard())
                .kit(StandardKit.builder()
                        .messenger(messenger) // your channels
                        .cards(cards) // your client cards
                        .vendors(vendors)
                        .loyalty(loyalty)
                        .desk(desk)
                        .build())
                .log(log) // SQLite, PostgreSQL, or your own
                .vault(vault)
                .clock(clock)
                .build();
        history.forEach(autopilot::learn);
        today.forEach(autopilot::accept); // then tick() whenever nextDue() has come
        // endregion

        IncidentView incident = autopilot.incidents("salons").get(0);
        assertThat(incident.diagnosis().likeliest().id()).isEqualTo("air-conditioning");
        assertThat(incident.affected()).hasSize(3);
        assertThat(messenger.letters())
                .as("the owner is told")
                .anyMatch(letter -> letter.to().address().equals("+77000090001"));
    }

    @Test
    void the_readme_shows_what_is_run_here_and_at_most_twenty_lines_of_it() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/crmautopilot/examples/QuickStartTest.java"));
        List<String> region = source.lines()
                .dropWhile(line -> !line.contains("// region quick-start"))
                .skip(1)
                .takeWhile(line -> !line.contains("// endregion"))
                .map(line -> line.substring(8))
                .toList();

        String readme = Files.readString(Path.of("../README.md"));

        assertThat(region).hasSizeBetween(1, 20);
        assertThat(readme).contains("```java\n" + String.join("\n", region) + "\n```");
    }

    private static BranchSettings branch() {
        Approver owner = new Approver("owner", "Сауле", new Contact("whatsapp", "+77000090001"), Language.RU);
        Corridor corridor = Corridor.parse(
                "{\"currency\":\"KZT\",\"perAction\":25000,\"perIncident\":60000,\"perDay\":100000,\"perMonth\":400000,"
                        + "\"perVendorPerMonth\":150000,\"perClientPerYear\":10000,\"compensationPerClient\":3000}");
        return BranchSettings.builder(BRANCH, List.of(owner), corridor)
                .named("Aruana Достык")
                .at("пр. Достык 85", 43.2389, 76.9555)
                .zone(ZONE)
                .equipment(Set.of("air-conditioner"))
                .level(AutonomyLevel.CORRIDOR)
                .build();
    }

    private static List<Message> quietWeeks() {
        List<Message> messages = new ArrayList<>();
        for (int day = 28; day > 0; day--) {
            for (int hour = 0; hour < 10; hour++) {
                Instant at = TODAY.minus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
                String client = "c-" + (day * 10 + hour);
                messages.add(Message.incoming(
                        "h-" + day + "-" + hour,
                        BRANCH,
                        at,
                        "whatsapp",
                        "77000001" + client.substring(2),
                        client,
                        "Здравствуйте, можно записаться на субботу?"));
            }
        }
        return messages;
    }

    private static List<Message> complaints() {
        return List.of(
                message("m-1", "c-501", "слишком жарко, сижу вся мокрая"),
                message("m-2", "c-502", "Қыздар, іште тым ыстық, ауа жоқ"),
                message("m-3", "c-503", "нечем дышать, кондиционер не работает?"));
    }

    private static Message message(String id, String client, String text) {
        return Message.incoming(id, BRANCH, TODAY, "whatsapp", "77000000" + client.substring(2), client, text);
    }
}
