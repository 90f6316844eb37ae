package io.crmautopilot.simulation;

import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;

/** Takes every text with the word "hot" for a complaint. */
public final class PlainReader implements MessageReader {

    private final TopicPack topics = TopicPack.ofIds("climate.heat");

    /** Creates the reader. */
    public PlainReader() {}

    @Override
    public void read(CharSequence text, ReadingBuffer into) {
        boolean hot = text.toString().contains("hot");
        into.set(Language.EN, hot, hot ? 1 : 0, hot ? 1 : 0, hot ? -0.7 : 0);
    }

    @Override
    public TopicPack topics() {
        return topics;
    }
}
