package io.crmautopilot.examples.pages;

import io.crmautopilot.Autopilot;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Draft;
import io.crmautopilot.words.Severity;
import io.crmautopilot.words.Slots;
import io.crmautopilot.words.Wording;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

final class PeoplePage implements Page {

    @Override
    public String name() {
        return "people";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        said(PageHost.TODAY.plus(Duration.ofHours(1)), PageHost.TODAY, PageHost.ZONE, out);
        PageHost host = new PageHost();
        Autopilot autopilot = host.builder(AutonomyLevel.CORRIDOR).build();
        host.play(autopilot);
        dialogues(autopilot, "salon", PageHost.BRANCH);
        out.println(
                "dialogues that people have: " + autopilot.handedOver("salon").size());
    }

    private static void said(Instant agreedArrival, Instant now, ZoneId zone, PrintStream out) {
        Wording wording = Wording.standard();
        Draft draft = wording.render(
                "client.apology.vendor-coming",
                Severity.STRONG,
                Language.KK,
                "whatsapp",
                Slots.none()
                        .name("name", "Сәуле")
                        .cause("cause", "air-conditioning")
                        .trade("trade", "hvac")
                        .clock("arrival", agreedArrival, now, zone));
        draft.match(
                rendered -> send(rendered.text(), out), unwritten -> handToPerson(unwritten.why(), unwritten.detail()));
    }

    private static boolean send(String text, PrintStream out) {
        out.println(text);
        return true;
    }

    private static boolean handToPerson(Draft.Why why, String detail) {
        throw new IllegalStateException(why + ": " + detail);
    }

    private static void dialogues(Autopilot autopilot, String tenant, BranchRef branch) {
        autopilot.handedOver(tenant);
        autopilot.giveBack(branch, "c-004", "operator-7", "rebooked");
    }
}
