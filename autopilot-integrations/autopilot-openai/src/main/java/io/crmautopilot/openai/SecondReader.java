package io.crmautopilot.openai;

import io.crmautopilot.message.Message;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The host's reader, with what a model said of unsure messages. Reading never waits: a model is asked beforehand, by {@link #ahead}, and
 * a message that was not asked about keeps its first reading.
 */
final class SecondReader implements MessageReader {

    /** So many second readings are at hand; an older one is taken from its record when its message comes again. */
    private static final int KEPT = 10_000;

    private final MessageReader own;
    private final Asker asker;
    private final Conversations conversations;
    private final MessageQuestion questions = new MessageQuestion();
    private final Map<String, FromModel> second = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FromModel> eldest) {
            return size() > KEPT;
        }
    };

    SecondReader(MessageReader own, Asker asker, Optional<ClientCards> cards) {
        this.own = own;
        this.conversations = new Conversations(cards);
        this.asker = asker;
    }

    @Override
    public void read(CharSequence text, ReadingBuffer into) {
        own.read(text, into);
        if (asker.settings().isUnsure(into.complaintScore()) && asker.helpsWith(Help.MESSAGES)) {
            said(text).ifPresent(said -> questions.apply(said, text, into, own.topics()));
        }
    }

    private Optional<FromModel> said(CharSequence text) {
        synchronized (second) {
            return second.isEmpty() ? Optional.empty() : Optional.ofNullable(second.get(Digest.of(text.toString())));
        }
    }

    /** Has a model read a message about which the reader is unsure; does nothing with any other. */
    void ahead(Message message, ReadingBuffer buffer, Duration patience) {
        if (!asker.helpsWith(Help.MESSAGES)) {
            return;
        }
        Optional<KnownNames> names = names(message);
        if (names.isEmpty() || message.direction() != Message.Direction.IN) {
            return;
        }
        String text = message.text();
        own.read(text, buffer);
        if (asker.settings().isUnsure(buffer.complaintScore())) {
            Question question = questions.of(text, names.get(), buffer, own.topics());
            asker.ask(message.branch().tenant(), "", question, patience).said().ifPresent(said -> {
                synchronized (second) {
                    second.put(Digest.of(text), said);
                }
            });
        }
    }

    /** Without the card nobody knows what is a name: then nothing leaves, and the message keeps its first reading. */
    private Optional<KnownNames> names(Message message) {
        try {
            return Optional.of(conversations.of(message));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public TopicPack topics() {
        return own.topics();
    }
}
