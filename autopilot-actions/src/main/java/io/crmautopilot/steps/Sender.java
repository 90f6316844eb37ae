package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.Contact;
import io.crmautopilot.words.Draft;
import io.crmautopilot.words.Severity;
import io.crmautopilot.words.Slots;
import io.crmautopilot.words.Wording;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes an action's text out at the last moment and hands it to the messenger. */
final class Sender {

    private final Messenger messenger;
    private final Wording wording;

    Sender(Messenger messenger, Wording wording) {
        this.messenger = messenger;
        this.wording = wording;
    }

    /** Sends the text of {@code action} to {@code to}, with {@code personal} put in. */
    Outcome send(Action action, Contact to, Slots personal, Severity severity) {
        return send(action, to, personal, severity, draft -> Optional.empty(), words -> {});
    }

    /** Sends the text unless there is an {@code obstacle}, and hands its words to {@code keep} just before. */
    Outcome send(
            Action action,
            Contact to,
            Slots personal,
            Severity severity,
            Function<Draft.Rendered, Optional<String>> obstacle,
            Consumer<String> keep) {
        Text text = Text.of(action.details().fields("text"));
        return text.write(wording, personal, severity)
                .match(
                        draft -> {
                            if (!text.versions().contains(draft.version())) {
                                return failed("the words " + draft.template() + " were changed after this was decided");
                            }
                            Optional<String> problem = obstacle.apply(draft);
                            if (problem.isPresent()) {
                                return failed(problem.get());
                            }
                            keep.accept(draft.text());
                            return messenger.send(new Messenger.Letter(
                                    action.key(),
                                    to,
                                    draft.language(),
                                    draft.text(),
                                    draft.registered(),
                                    Fields.ofMap(draft.values()),
                                    action.branch(),
                                    draft.category()));
                        },
                        unwritten -> failed(unwritten.why() + ": " + unwritten.detail()));
    }

    static Outcome failed(String reason) {
        return new Outcome.Failed(reason, false);
    }
}
