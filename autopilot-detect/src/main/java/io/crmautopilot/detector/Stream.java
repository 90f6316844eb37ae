package io.crmautopilot.detector;

import org.jspecify.annotations.Nullable;

/**
 * The state of one topic, or of one group of topics that count together, in one branch: its votes, its baseline and its burst.
 *
 * <p>One object with its votes and its baseline, not three that refer to each other: a host has a hundred thousand streams, and a complaint
 * reads all of it.
 */
final class Stream extends Votes {

    /** The group's number in the pack: the index of its first topic. */
    final byte group;

    /** The shape of the prior of the rate, taken over from the tenant while the branch is young. */
    float priorShape = (float) GENERIC_SHAPE;

    double priorDays = GENERIC_DAYS;

    /** The burst that this stream is part of, or null. */
    @Nullable
    Burst burst;

    Stream(int group) {
        this.group = (byte) group;
    }

    void write(SnapshotWriter out) {
        out.number(group);
        out.fraction(priorShape);
        out.fraction(priorDays);
        writeVotes(out);
        writeBaseline(out);
    }

    static Stream read(SnapshotReader in) {
        Stream stream = new Stream(in.count(63));
        stream.priorShape = (float) in.fraction();
        stream.priorDays = in.fraction();
        stream.readVotes(in);
        stream.readBaseline(in);
        return stream;
    }
}
