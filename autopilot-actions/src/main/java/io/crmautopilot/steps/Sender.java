package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.Contact;
import io.crmautopilot.words.Severity;
import io.crmautopilot.words.Slots;
import io.crmautopilot.words.Wording;

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
        Text text = Text.of(action.details().fields("text"));
        return text.write(wording, personal, severity)
                .match(
                        draft -> {
                            if (!text.versions().contains(draft.version())) {
                                return failed("the words " + draft.template() + " were changed after this was decided");
                            }
                            return messenger.send(new Messenger.Letter(
                                    action.key(),
                                    to,
                                    draft.language(),
                                    draft.text(),
                                    draft.registered(),
                                    Fields.ofMap(draft.values()),
                                    action.branch()));
                        },
                        unwritten -> failed(unwritten.why() + ": " + unwritten.detail()));
    }

    static Outcome failed(String reason) {
        return new Outcome.Failed(reason, false);
    }
}
