package io.crmautopilot.openai;

import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import java.util.List;
import java.util.Optional;

/**
 * The host's desk; a case that a person takes over comes with a draft of what to write, marked as one. The draft is for that person
 * alone: it stands in the case, and no part of the autopilot can send it.
 */
final class DraftingDesk implements OperatorDesk {

    private static final String HARM = "safety.harm";

    private final OperatorDesk own;
    private final PersonVault vault;
    private final Language language;
    private final Asker asker;
    private final Prompt prompt = Prompt.of(Help.DRAFTS);

    DraftingDesk(OperatorDesk own, PersonVault vault, Language language, Asker asker) {
        if (language != Language.RU && language != Language.KK && language != Language.EN) {
            throw new IllegalArgumentException("drafts are written in ru, kk or en, not in " + language.code());
        }
        this.own = own;
        this.vault = vault;
        this.language = language;
        this.asker = asker;
    }

    @Override
    public Outcome handOver(CaseFile file) {
        return own.handOver(draft(file).map(draft -> with(file, draft)).orElse(file));
    }

    private static CaseFile with(CaseFile file, Fields draft) {
        return new CaseFile(
                file.key(),
                file.branch(),
                file.incident(),
                file.reason(),
                file.nextBest(),
                file.facts().with("draft", draft));
    }

    private Optional<Fields> draft(CaseFile file) {
        if (!asker.helpsWith(Help.DRAFTS) || file.incident().isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> topics = file.facts().texts("topics");
            // Where people may be hurt, a person finds the words alone.
            if (topics.isEmpty() || topics.contains(HARM) || !file.facts().has("diagnosis")) {
                return Optional.empty();
            }
            return write(file, question(file, topics));
        } catch (RuntimeException e) {
            // A case must reach its person whatever becomes of a draft.
            return Optional.empty();
        }
    }

    private Question question(CaseFile file, List<String> topics) {
        Diagnosis diagnosis = Diagnosis.of(file.facts().fields("diagnosis"));
        return Question.from(
                prompt,
                Facts.none()
                        .names("topics", topics)
                        .name("cause", diagnosis.sure() ? diagnosis.likeliest().id() : "unknown")
                        .name("language", language.code()),
                Shape.named("draft").text("draft", DraftCheck.LONGEST));
    }

    /** The text stands in the vault and never in a log; the same case gets the same draft. */
    private Optional<Fields> write(CaseFile file, Question question) {
        String tenant = file.branch().tenant();
        String key = asker.keyOf(tenant, question);
        PersonVault.File kept = vault.file(tenant, vault.tokenOf(tenant, "model-drafts"));
        Optional<String> text = kept.recall(key);
        if (text.isEmpty()) {
            text = asker.ask(tenant, file.incident(), question, asker.settings().patience())
                    .said()
                    .flatMap(said -> said.rederive(
                            answer -> Optional.of(answer.text("draft").strip())))
                    .filter(draft -> DraftCheck.passes(draft, language));
            text.ifPresent(draft -> kept.keep(key, draft));
        }
        return text.map(draft -> Fields.of(
                "text", mark() + "\n\n" + draft,
                "language", language.code(),
                "approved", false,
                "prompt", question.prompt().version(),
                "model", asker.settings().model()));
    }

    private String mark() {
        return switch (language) {
            case KK -> "ЖОБА, жіберілмеген. Тілдік модель жазған: жібермес бұрын оқып, түзетіңіз.";
            case EN -> "DRAFT, not sent. Written by a language model: read and correct it before you send it.";
            default -> "ЧЕРНОВИК, не отправлен. Написан языковой моделью: прочитайте и исправьте перед отправкой.";
        };
    }
}
