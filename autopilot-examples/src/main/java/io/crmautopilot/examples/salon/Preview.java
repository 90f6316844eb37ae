package io.crmautopilot.examples.salon;

import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Draft;
import io.crmautopilot.words.Severity;
import io.crmautopilot.words.Slots;
import io.crmautopilot.words.Wording;
import java.util.List;

/** Renders the text of an action that was not done, as its record describes it: without the names that only the vault knows. */
final class Preview {

    private static final Wording WORDING = Wording.standard();

    private Preview() {}

    /** Returns the text in quotes; empty for an action without words. */
    static List<String> of(Fields action) {
        Fields text = action.fields("details").fields("text");
        if (text.isEmpty()) {
            return List.of();
        }
        Draft draft = WORDING.render(
                text.text("situation"),
                Severity.CALM,
                Language.ofCode(text.text("language")),
                text.text("channel"),
                Slots.of(text.fields("slots")));
        return draft.match(rendered -> List.of(quoted(rendered.text())), unwritten -> List.of());
    }

    /** Returns a text on one line, in quotes. */
    static String quoted(String text) {
        return "«" + text.replaceAll("\\s*\\n\\s*", " ") + "»";
    }
}
