package io.crmautopilot.backtest;

import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.reading.Topic;
import io.crmautopilot.reading.TopicPack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives bits to topics that are named in the input, and tells the detector over how many the budget is split: those of the pack once a
 * text is read, and those that came up in the input.
 */
final class TopicsInUse {

    private final TopicPack known;
    private final Map<String, Integer> bitByName = new HashMap<>();
    private TopicPack pack;
    private long given;
    private boolean textIsRead;
    private @Nullable StreamingDetector detector;

    TopicsInUse(TopicPack known) {
        this.known = known;
        this.pack = known;
        for (int i = 0; i < known.size(); i++) {
            bitByName.put(known.id(i), i);
        }
    }

    /** Takes the detector that is told of changes. */
    void tell(StreamingDetector told) {
        this.detector = told;
    }

    TopicPack pack() {
        return pack;
    }

    /** Says that a text is read: all topics of the reader are in use. */
    void textIsRead() {
        if (!textIsRead) {
            textIsRead = true;
            changed();
        }
    }

    /**
     * Returns the bits of topics that the input names.
     *
     * @throws IllegalArgumentException when a name is none, or there are more than 64
     */
    long bits(List<String> names) {
        long bits = 0;
        for (String name : names) {
            Integer bit = bitByName.get(name);
            bits |= 1L << (bit != null ? bit : added(name));
        }
        if ((bits & ~given) != 0) {
            given |= bits;
            changed();
        }
        return bits;
    }

    private int added(String name) {
        if (pack.size() == TopicPack.MOST_TOPICS) {
            throw new IllegalArgumentException(
                    "more than " + TopicPack.MOST_TOPICS + " different topics, those of the topic pack among them");
        }
        List<Topic> more = new ArrayList<>(pack.topics());
        more.add(Topic.of(name));
        pack = TopicPack.of(more);
        bitByName.put(name, pack.size() - 1);
        return pack.size() - 1;
    }

    private void changed() {
        long used = given;
        if (textIsRead) {
            used |= known.size() == TopicPack.MOST_TOPICS ? -1L : (1L << known.size()) - 1;
        }
        long groups = 0;
        for (long rest = used; rest != 0; rest &= rest - 1) {
            groups |= 1L << Long.numberOfTrailingZeros(pack.groupBits(Long.numberOfTrailingZeros(rest)));
        }
        if (detector != null) {
            detector.widen(pack, Math.max(1, Long.bitCount(groups)));
        }
    }
}
