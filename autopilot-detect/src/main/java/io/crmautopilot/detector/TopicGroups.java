package io.crmautopilot.detector;

import io.crmautopilot.reading.TopicPack;
import java.util.List;

/** Which topics count together, and how many streams a branch has. Immutable. */
final class TopicGroups {

    private final TopicPack pack;
    private final int[] groupOfTopic;
    private final int streams;

    /** Takes a pack of which so many groups are in use; 0 stands for all. */
    TopicGroups(TopicPack pack, int inUse) {
        this.pack = pack;
        groupOfTopic = new int[pack.size()];
        int count = 0;
        for (int i = 0; i < pack.size(); i++) {
            groupOfTopic[i] = Long.numberOfTrailingZeros(pack.groupBits(i));
            count += groupOfTopic[i] == i ? 1 : 0;
        }
        streams = inUse > 0 ? Math.min(inUse, count) : count;
    }

    /** Returns how many streams share the budget of a branch. */
    int streams() {
        return streams;
    }

    /** Returns the groups of the topics in {@code bits}, one bit for each at the place of its first topic. */
    long groups(long bits) {
        long groups = 0;
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            int topic = Long.numberOfTrailingZeros(rest);
            if (topic < groupOfTopic.length) {
                groups |= 1L << groupOfTopic[topic];
            }
        }
        return groups;
    }

    /** Returns the bits of the topics of a group. */
    long members(int group) {
        return pack.groupBits(group);
    }

    /** Returns the name of a group: that of its pack's group. */
    String name(int group) {
        return pack.topics().get(group).group();
    }

    /** Returns the ids of the topics in {@code bits}, in ascending order. */
    List<String> ids(long bits) {
        return pack.ids(bits).stream().sorted().toList();
    }

    /** Tells whether {@code wider} gives every topic of this pack the same bit and the same group. */
    boolean isKeptBy(TopicGroups wider) {
        if (wider.groupOfTopic.length < groupOfTopic.length) {
            return false;
        }
        for (int i = 0; i < groupOfTopic.length; i++) {
            if (groupOfTopic[i] != wider.groupOfTopic[i] || !pack.id(i).equals(wider.pack.id(i))) {
                return false;
            }
        }
        return true;
    }
}
