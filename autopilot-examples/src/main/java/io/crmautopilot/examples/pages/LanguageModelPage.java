package io.crmautopilot.examples.pages;

import io.crmautopilot.Autopilot;
import io.crmautopilot.AutopilotBuilder;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.diagnosis.Diagnosers;
import io.crmautopilot.engine.Kit;
import io.crmautopilot.engine.OpenQuestion;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.openai.Help;
import io.crmautopilot.openai.LanguageModel;
import io.crmautopilot.openai.ModelSettings;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.playbook.Playbooks;
import io.crmautopilot.playbook.StepKinds;
import io.crmautopilot.text.Language;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

final class LanguageModelPage implements Page {

    private static final String OWN_WORDS = "{\"version\": \"1\", \"playbooks\": [{\"scenario\": \"own-words\","
            + " \"about\": \"A person finds the words.\", \"causes\": [\"air-conditioning\"], \"atLeast\": \"0\","
            + " \"steps\": [{\"id\": \"owner\", \"kind\": \"owner-notice\", \"settings\": {\"announce\": [\"clients\"]}},"
            + " {\"id\": \"words\", \"kind\": \"creative\", \"when\": [\"owner:told\"], \"settings\": {\"patience\": \"PT2H\"}}]}]}";

    @Override
    public String name() {
        return "language-model";
    }

    /** Opens nothing: no help is asked for here, and the words are a person's. */
    @Override
    public void run(PrintStream out, Path folder) {
        PageHost host = new PageHost();
        try (LanguageModel model = model(Map.of("openai", ""), host.log)) {
            out.println("questions so far: " + model.counts().requests());
        }
        Autopilot autopilot = host.builder(AutonomyLevel.CORRIDOR)
                .context((branch, from, to) -> BranchContext.unknown())
                .planner(Playbooks.parse(OWN_WORDS, StepKinds.standard()))
                .build();
        host.play(autopilot);

        approved(
                autopilot,
                PageHost.BRANCH,
                autopilot.incidents("salon").get(0).id(),
                "Добрый день! Кондиционер встал, мастер уже едет. Простите нас.",
                host.owner.contact(),
                out);
        out.println(host.messenger.letters().stream()
                        .filter(letter -> letter.text().endsWith("Простите нас."))
                        .count()
                + " clients read exactly these words");
    }

    private static LanguageModel model(Map<String, String> secrets, AuditLog log) {
        ModelSettings settings = ModelSettings.of(
                        URI.create("https://api.openai.com/v1"), "gpt-4.1-mini", () -> secrets.get("openai"))
                .help(Set.of(Help.VENDOR_REPLIES, Help.CAUSES))
                .zone(ZoneId.of("Asia/Almaty"))
                .build();
        LanguageModel model = LanguageModel.open(settings, log); // opens nothing yet
        return model;
    }

    static Autopilot built(AutopilotBuilder builder, LanguageModel model, Kit kit) {
        return builder.kit(model.kit(kit))
                .diagnoser(model.diagnoser(Diagnosers.standard()))
                .build();
    }

    private static void approved(
            Autopilot autopilot, BranchRef branch, String incident, String text, Contact owner, PrintStream out) {
        autopilot.propose(branch, incident, Language.RU, text, "operator-7");
        for (OpenQuestion question : autopilot.questions("salon")) {
            question.texts().values().forEach(draft -> out.println("draft: " + draft));
            autopilot.answer(branch, question.id(), question.hash(), owner, true);
        }
    }
}
