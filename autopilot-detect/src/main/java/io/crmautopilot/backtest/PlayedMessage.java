package io.crmautopilot.backtest;

import io.crmautopilot.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of the input.
 *
 * @param message the message
 * @param topics given topics; null when the text is to be read
 * @param sentiment given sentiment; NaN when none is given
 */
record PlayedMessage(Message message, @Nullable List<String> topics, double sentiment) {

    long time() {
        return message.sentAt().toEpochMilli();
    }
}
