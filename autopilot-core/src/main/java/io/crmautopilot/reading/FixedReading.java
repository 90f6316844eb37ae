package io.crmautopilot.reading;

import io.crmautopilot.text.Language;
import java.util.Objects;

/** An immutable reading that has checked itself. */
record FixedReading(Language language, boolean complaint, double complaintScore, long topicBits, double sentiment)
        implements Reading {

    FixedReading {
        Objects.requireNonNull(language, "language");
        check(complaint, complaintScore, topicBits, sentiment);
    }

    static void check(boolean complaint, double complaintScore, long topicBits, double sentiment) {
        if (!(complaintScore >= 0 && complaintScore <= 1)) {
            throw new IllegalArgumentException("a complaint score is from 0 to 1, not " + complaintScore);
        }
        if (sentiment < -1 || sentiment > 1) {
            throw new IllegalArgumentException("a sentiment is from -1 to 1 or NaN, not " + sentiment);
        }
        if (!complaint && topicBits != 0) {
            throw new IllegalArgumentException(
                    "a message that is no complaint bears no topics, not bits 0x" + Long.toHexString(topicBits));
        }
    }
}
