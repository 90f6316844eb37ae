package io.crmautopilot.testing;

import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A messenger that sends nothing and remembers everything. It argues: the same key with another text or another recipient is a mistake
 * of the caller's and throws. Safe for any number of threads.
 */
public final class RecordingMessenger implements Messenger {

    private final Map<String, Letter> letters = new LinkedHashMap<>();

    /** Creates a messenger that has sent nothing. */
    public RecordingMessenger() {}

    @Override
    public synchronized Outcome send(Letter letter) {
        Letter before = letters.putIfAbsent(letter.key(), letter);
        if (before != null
                && !(before.text().equals(letter.text()) && before.to().equals(letter.to()))) {
            throw new IllegalStateException("the key " + letter.key() + " was used for another letter");
        }
        return new Outcome.Done(Fields.of("messageId", "sent-" + letter.key()));
    }

    /** Returns what was sent, each key once, in order. */
    public synchronized List<Letter> letters() {
        return new ArrayList<>(letters.values());
    }
}
