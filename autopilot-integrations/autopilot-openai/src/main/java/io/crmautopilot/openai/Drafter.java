package io.crmautopilot.openai;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.text.Language;
import java.util.List;
import java.util.Optional;

/** Has a model draft words to the clients of an incident, from names and numbers alone; the same incident gets the same draft. */
final class Drafter {

    private static final String HARM = "safety.harm";

    private final PersonVault vault;
    private final Asker asker;
    private final Prompt prompt = Prompt.of(Help.DRAFTS);

    Drafter(PersonVault vault, Asker asker) {
        this.vault = vault;
        this.asker = asker;
    }

    /** A text that passed the checks, and where it comes from. */
    record Drafted(String text, String prompt, String model) {}

    /** Returns a draft; empty where the model does not help, where people may be hurt, and where what it wrote does not pass. */
    Optional<Drafted> draft(
            String tenant, String incident, List<String> topics, Diagnosis diagnosis, Language language) {
        boolean speaks = language == Language.RU || language == Language.KK || language == Language.EN;
        // Where people may be hurt, a person finds the words alone.
        if (!asker.helpsWith(Help.DRAFTS) || !speaks || topics.isEmpty() || topics.contains(HARM)) {
            return Optional.empty();
        }
        Question question = Question.from(
                prompt,
                Facts.none()
                        .names("topics", topics)
                        .name("cause", diagnosis.sure() ? diagnosis.likeliest().id() : "unknown")
                        .name("language", language.code()),
                Shape.named("draft").text("draft", DraftCheck.LONGEST));
        return text(tenant, incident, question, language)
                .map(text -> new Drafted(
                        text, question.prompt().version(), asker.settings().model()));
    }

    /** The text stands in the vault and never in a log. */
    private Optional<String> text(String tenant, String incident, Question question, Language language) {
        String key = asker.keyOf(tenant, question);
        PersonVault.File kept = vault.file(tenant, vault.tokenOf(tenant, "model-drafts"));
        Optional<String> text = kept.recall(key);
        if (text.isEmpty()) {
            text = asker.ask(tenant, incident, question, asker.settings().patience())
                    .said()
                    .flatMap(said -> said.rederive(
                            answer -> Optional.of(answer.text("draft").strip())))
                    .filter(draft -> DraftCheck.passes(draft, language));
            text.ifPresent(draft -> kept.keep(key, draft));
        }
        return text;
    }
}
