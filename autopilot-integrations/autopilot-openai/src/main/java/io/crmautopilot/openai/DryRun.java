package io.crmautopilot.openai;

import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import java.time.LocalTime;
import java.util.Currency;
import java.util.Optional;

/** Shows what would leave, and sends nothing: it has no connection. Safe for any number of threads. */
public final class DryRun {

    private final ModelSettings settings;
    private final MessageQuestion messages = new MessageQuestion();
    private final Prompt replies = Prompt.of(Help.VENDOR_REPLIES);

    /** Creates a dry run of {@code settings}; which helps they name does not matter here. */
    public DryRun(ModelSettings settings) {
        this.settings = settings;
    }

    /** Returns what would leave about a client's message, or empty when {@code reader} is sure of it. */
    public Optional<Outgoing> message(MessageReader reader, String text) {
        ReadingBuffer buffer = new ReadingBuffer();
        reader.read(text, buffer);
        return settings.isUnsure(buffer.complaintScore())
                ? Optional.of(Outgoing.of(messages.of(text, KnownNames.none(), buffer, reader.topics())))
                : Optional.empty();
    }

    /** Returns what would leave about a vendor's reply, or empty when it is clear or suspicious. */
    public Optional<Outgoing> vendorReply(String text, LocalTime writtenAt, Currency currency) {
        ReplyReading reading = new ReplyReading(text, writtenAt, currency);
        return reading.isUnclear()
                ? Optional.of(Outgoing.of(reading.question(replies, KnownNames.none())))
                : Optional.empty();
    }
}
