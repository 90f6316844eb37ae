package io.crmautopilot.reading;

/**
 * Reads one message: language, complaint or not, topics, sentiment.
 *
 * <p>The autopilot calls it for every incoming message, from any number of threads at once, each with a buffer of its own: an
 * implementation keeps no state between messages outside the buffer. A host may put its own reader (a dictionary, a language model)
 * in the place of the default one.
 */
public interface MessageReader {

    /**
     * Reads a text into a buffer, replacing its content.
     *
     * <p>It never throws for any text: an empty one, a megabyte, broken surrogates and instructions to the reader all get a reading, in
     * time at most linear in the length. The same text always gets the same reading, whatever was read before.
     *
     * @param text what the client wrote, unchanged
     * @param into where the reading goes; used by one thread at a time
     */
    void read(CharSequence text, ReadingBuffer into);

    /** Returns the reading of a text as a value, for hosts that read seldom; costs a buffer each time. */
    default Reading read(CharSequence text) {
        ReadingBuffer buffer = new ReadingBuffer();
        read(text, buffer);
        return buffer.copy();
    }

    /** Returns the topics that the bits of this reader's readings stand for; always the same pack. */
    TopicPack topics();
}
