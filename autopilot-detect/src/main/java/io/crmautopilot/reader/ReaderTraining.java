package io.crmautopilot.reader;

import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.TopicPack;
import java.io.IOException;
import java.util.List;

/**
 * Trains the learned part of the reader from labelled messages.
 *
 * <p>The same messages in the same order give the same bytes on every machine: one thread, a fixed seed, no platform mathematics. The
 * model that ships is made from the corpus in this project's repository; a host with messages of its own can make one from both.
 */
public final class ReaderTraining {

    /** The sorts of messages that a label can name, the ones that are mostly complaints first and eighth. */
    public static final List<String> KINDS = List.of(
            "complaint",
            "question",
            "booking",
            "praise",
            "resolved",
            "negated",
            "elsewhere",
            "sarcasm",
            "smalltalk",
            "spam",
            "injection",
            "emoji",
            "handover");

    private ReaderTraining() {}

    /**
     * Returns the model learned from messages, as the bytes of a model file.
     *
     * @param messages the labelled messages; at least one
     * @param topics the pack whose topics the labels name
     * @throws IllegalArgumentException when there are no messages, or one names a topic that the pack lacks
     */
    public static byte[] train(List<LabelledMessage> messages, TopicPack topics) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("there are no messages to learn from");
        }
        return ModelFile.write(new Trainer(messages, topics).train());
    }

    /**
     * Returns the reader that decides by a model.
     *
     * @throws IllegalArgumentException when the bytes are no model of this release
     */
    public static MessageReader reader(byte[] model, TopicPack topics) {
        try {
            return new StandardReader(ModelFile.read(model), Lexicon.standard(), topics);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the model: " + e.getMessage(), e);
        }
    }
}
