package io.crmautopilot.openai;

import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import java.util.Optional;

/**
 * The host's desk; a case that a person takes over comes with a draft of what to write, marked as one. The draft is for that person
 * alone: from the case nothing sends it; a {@code creative} step puts the same words before an approver.
 */
final class DraftingDesk implements OperatorDesk {

    private final OperatorDesk own;
    private final Language language;
    private final Drafter drafter;

    DraftingDesk(OperatorDesk own, PersonVault vault, Language language, Asker asker) {
        if (language != Language.RU && language != Language.KK && language != Language.EN) {
            throw new IllegalArgumentException("drafts are written in ru, kk or en, not in " + language.code());
        }
        this.own = own;
        this.language = language;
        this.drafter = new Drafter(vault, asker);
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
                file.facts().with("draft", draft),
                file.code(),
                file.values());
    }

    private Optional<Fields> draft(CaseFile file) {
        if (file.incident().isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!file.facts().has("diagnosis")) {
                return Optional.empty();
            }
            return drafter.draft(
                            file.branch().tenant(),
                            file.incident(),
                            file.facts().texts("topics"),
                            Diagnosis.of(file.facts().fields("diagnosis")),
                            language)
                    .map(draft -> Fields.of(
                            "text", mark() + "\n\n" + draft.text(),
                            "language", language.code(),
                            "approved", false,
                            "prompt", draft.prompt(),
                            "model", draft.model()));
        } catch (RuntimeException e) {
            // A case must reach its person whatever becomes of a draft.
            return Optional.empty();
        }
    }

    private String mark() {
        return switch (language) {
            case KK -> "ЖОБА, жіберілмеген. Тілдік модель жазған: жібермес бұрын оқып, түзетіңіз.";
            case EN -> "DRAFT, not sent. Written by a language model: read and correct it before you send it.";
            default -> "ЧЕРНОВИК, не отправлен. Написан языковой моделью: прочитайте и исправьте перед отправкой.";
        };
    }
}
