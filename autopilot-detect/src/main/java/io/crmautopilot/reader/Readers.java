package io.crmautopilot.reader;

import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.TopicPack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The message readers that ship with the autopilot. They can be shared by any number of threads; making one is cheap after the first.
 */
public final class Readers {

    private Readers() {}

    /** Returns the reader with the learned part, for the standard topics. */
    public static MessageReader standard() {
        return standard(TopicPack.standard());
    }

    /**
     * Returns the reader with the learned part, for a host's topics.
     *
     * <p>Topics that the shipped model was trained on are named by it; topics of the pack that it does not know are found by their
     * phrases alone; trained topics that the pack lacks are never named.
     */
    public static MessageReader standard(TopicPack topics) {
        return new StandardReader(Shipped.MODEL, Lexicon.standard(), topics);
    }

    /**
     * Returns the reader that goes by the phrases of a topic pack and the words around them alone: quicker, coarser, and the same for
     * every kind of business. What it costs in quality is in the project's page on reading.
     */
    public static MessageReader rulesOnly(TopicPack topics) {
        return new RulesReader(topics);
    }

    /** Returns a reader that reads as another does and leaves sentiment out: it is {@code NaN} in every reading. */
    public static MessageReader withoutSentiment(MessageReader reader) {
        return new WithoutSentiment(reader);
    }

    /** Holds the model of the jar; loaded when first asked for. */
    private static final class Shipped {
        static final Model MODEL = load();

        private static Model load() {
            try (InputStream in = Readers.class.getResourceAsStream("reader.model")) {
                if (in == null) {
                    throw new IllegalStateException("reader.model is missing beside " + Readers.class.getName());
                }
                return ModelFile.read(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the shipped model", e);
            }
        }
    }
}
