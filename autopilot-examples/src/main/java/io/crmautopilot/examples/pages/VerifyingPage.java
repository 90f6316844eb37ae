package io.crmautopilot.examples.pages;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.Checkpoint;
import io.crmautopilot.audit.JsonLinesSink;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.verify.Report;
import io.crmautopilot.verify.Verifier;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class VerifyingPage implements Page {

    @Override
    public String name() {
        return "verifying";
    }

    @Override
    public void run(PrintStream out, Path folder) throws IOException {
        PageHost host = new PageHost();
        Path file = folder.resolve("audit.jsonl");
        try (JsonLinesSink mirror = JsonLinesSink.open(file)) {
            host.play(host.builder(AutonomyLevel.CORRIDOR).alsoTo(mirror).build());
        }
        List<AuditRecord> records = host.log.read("salon", 0, 1_000);
        AuditRecord last = records.get(records.size() - 1);

        String witnessed = Checkpoint.of(last).shortForm(); // what a notice to the owner bears

        Report sound = Verifier.verify(file, List.of(witnessed));
        out.println("sound: " + sound.isSound() + ", " + sound.count() + " records");
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        Files.write(file, lines.subList(0, lines.size() - 1));
        out.println("the last record cut off: "
                + Verifier.verify(file, List.of(witnessed)).findings().get(0));
    }
}
