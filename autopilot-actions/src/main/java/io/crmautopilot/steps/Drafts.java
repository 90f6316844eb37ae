package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.CreativeTexts;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Draft;
import io.crmautopilot.words.Severity;
import io.crmautopilot.words.Slots;
import io.crmautopilot.words.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The exact words of actions that no template holds, as they are shown to whoever approves and sent to whoever they are for. */
final class Drafts {

    private static final String MARK = "owner.approval.draft";

    private final Wording wording;
    private final CreativeTexts texts;

    Drafts(Wording wording, CreativeTexts texts) {
        this.wording = wording;
        this.texts = texts;
    }

    /**
     * Returns what a client would read: the sentence that says who writes, where the action bears one, and the words. Empty when either
     * is not what was decided about any more.
     */
    Optional<String> whole(String tenant, String incident, Fields details) {
        Optional<String> words = texts.recall(tenant, incident, details.text("words", ""));
        if (!details.has("opening")) {
            return words;
        }
        Text opening = Text.of(details.fields("opening"));
        Optional<String> said = opening.write(wording, Slots.none(), Severity.CALM)
                .match(
                        draft -> opening.versions().contains(draft.version())
                                ? Optional.of(draft.text())
                                : Optional.empty(),
                        unwritten -> Optional.empty());
        return said.flatMap(first -> words.map(text -> first + "\n\n" + text));
    }

    /** Returns the drafts that a question is about, marked as such, each with its number where it has one; empty when one is gone. */
    Optional<String> shown(Action ask, Approver reader) {
        Map<String, String> numbers = numbers(ask.details().list("parts"));
        Map<String, String> drafts = new LinkedHashMap<>();
        for (Fields action : ask.details().list("actions")) {
            if (!action.text("kind").equals(CreativeTexts.KIND)) {
                continue;
            }
            Fields details = action.fields("details");
            Optional<String> text = whole(ask.branch().tenant(), ask.incident(), details);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            drafts.putIfAbsent(text.get(), numbers.getOrDefault(action.text("key"), ""));
        }
        StringBuilder shown = new StringBuilder();
        for (Map.Entry<String, String> draft : drafts.entrySet()) {
            shown.append("\n\n")
                    .append(draft.getValue())
                    .append(mark(reader))
                    .append("\n«")
                    .append(draft.getKey());
            shown.append('»');
        }
        return Optional.of(shown.toString());
    }

    private static Map<String, String> numbers(List<Fields> parts) {
        Map<String, String> numbers = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String number = (i + 1) + ") ";
            parts.get(i).texts("keys").forEach(key -> numbers.put(key, number));
        }
        return numbers;
    }

    private String mark(Approver reader) {
        Draft mark = wording.render(
                MARK, Severity.CALM, reader.language(), reader.contact().channel(), Slots.none());
        return mark.match(
                Draft.Rendered::text,
                unwritten -> wording.render(
                                MARK,
                                Severity.CALM,
                                Language.EN,
                                reader.contact().channel(),
                                Slots.none())
                        .match(Draft.Rendered::text, none -> "DRAFT"));
    }
}
