package io.crmautopilot.reading;

import io.crmautopilot.text.Language;

/**
 * What one message says: its language, whether it is a complaint, of what, and its sentiment toward the business.
 *
 * <p>A reading belongs to a message, never to a person: sentiment is used for windows of messages and kept with nobody.
 */
public sealed interface Reading permits FixedReading, ReadingBuffer {

    /** Returns the language that the message is written in. */
    Language language();

    /** Returns whether the message is a current complaint that the business could act on. */
    boolean complaint();

    /** Returns how much the message looks like a complaint, from 0 to 1; the reader decides which score makes {@link #complaint()}. */
    double complaintScore();

    /**
     * Returns the topics that the message complains of: bit <i>i</i> stands for topic <i>i</i> of the reader's {@link TopicPack}.
     *
     * <p>0 when the message is no complaint, and when it is one that no topic of the pack covers.
     */
    long topicBits();

    /** Returns the sentiment toward the business from -1 (bad) to 1 (good), or {@code NaN} when sentiment is switched off. */
    double sentiment();

    /**
     * Returns an immutable reading.
     *
     * @throws IllegalArgumentException when the score is outside 0..1, the sentiment outside -1..1 (and not {@code NaN}), or a message
     *     that is no complaint bears topics
     */
    static Reading of(Language language, boolean complaint, double complaintScore, long topicBits, double sentiment) {
        return new FixedReading(language, complaint, complaintScore, topicBits, sentiment);
    }
}
