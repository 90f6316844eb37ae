package io.crmautopilot.reader;

import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;

/** Leaves the sentiment out of another reader's readings. */
record WithoutSentiment(MessageReader reader) implements MessageReader {

    @Override
    public void read(CharSequence text, ReadingBuffer into) {
        reader.read(text, into);
        into.set(into.language(), into.complaint(), into.complaintScore(), into.topicBits(), Double.NaN);
    }

    @Override
    public TopicPack topics() {
        return reader.topics();
    }
}
