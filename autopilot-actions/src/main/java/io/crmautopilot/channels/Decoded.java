package io.crmautopilot.channels;

import io.crmautopilot.message.Message;
import org.jspecify.annotations.Nullable;

/** What an update turned out to be: at most one message and one notice, or a report, or a choice with its notice. */
record Decoded(
        @Nullable Message message,
        @Nullable Notice notice,
        @Nullable Settlement settlement,
        @Nullable OfferChoice choice) {

    static Decoded of(Message message) {
        return new Decoded(message, null, null, null);
    }

    static Decoded of(Message message, Notice notice) {
        return new Decoded(message, notice, null, null);
    }

    static Decoded of(Notice notice) {
        return new Decoded(null, notice, null, null);
    }

    static Decoded of(Settlement settlement) {
        return new Decoded(null, null, settlement, null);
    }

    static Decoded of(OfferChoice choice, Notice notice) {
        return new Decoded(null, notice, null, choice);
    }
}
