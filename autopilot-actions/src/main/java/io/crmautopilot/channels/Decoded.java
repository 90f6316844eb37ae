package io.crmautopilot.channels;

import io.crmautopilot.message.Message;
import org.jspecify.annotations.Nullable;

/** What an update turned out to be: at most one message and one notice, or a report. */
record Decoded(
        @Nullable Message message,
        @Nullable Notice notice,
        @Nullable Settlement settlement) {

    static Decoded of(Message message) {
        return new Decoded(message, null, null);
    }

    static Decoded of(Message message, Notice notice) {
        return new Decoded(message, notice, null);
    }

    static Decoded of(Notice notice) {
        return new Decoded(null, notice, null);
    }

    static Decoded of(Settlement settlement) {
        return new Decoded(null, null, settlement);
    }
}
