package io.crmautopilot.reader;

import io.crmautopilot.text.Language;
import java.util.List;
import java.util.Objects;

/**
 * A message whose reading somebody has written down, to train and to measure with.
 *
 * @param id names it in reports
 * @param text what the client wrote
 * @param language its language
 * @param complaint whether it is a current complaint that the business could act on
 * @param topics what it complains of; empty when it is no complaint
 * @param sentiment toward the business, from -1 to 1
 * @param kind what sort of message it is, such as {@code question}; one of {@link ReaderTraining#KINDS}
 */
public record LabelledMessage(
        String id,
        String text,
        Language language,
        boolean complaint,
        List<String> topics,
        double sentiment,
        String kind) {

    /**
     * Creates a labelled message.
     *
     * @throws IllegalArgumentException naming the message whose labels contradict each other
     */
    public LabelledMessage {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        topics = List.copyOf(topics);
        if (!complaint && !topics.isEmpty()) {
            throw new IllegalArgumentException("message " + id + " is no complaint and has topics " + topics);
        }
        if (!(sentiment >= -1 && sentiment <= 1)) {
            throw new IllegalArgumentException("message " + id + " has the sentiment " + sentiment + ", not -1 to 1");
        }
        if (!ReaderTraining.KINDS.contains(kind)) {
            throw new IllegalArgumentException(
                    "message " + id + " has the kind \"" + kind + "\", not one of " + ReaderTraining.KINDS);
        }
    }
}
