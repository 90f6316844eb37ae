package io.crmautopilot.detector;

import org.jspecify.annotations.Nullable;

/** The state of one topic, or of one group of topics that count together, in one branch. */
final class Stream {

    /** The group's number in the pack: the index of its first topic. */
    final int group;

    final Votes votes;
    final Baseline baseline;

    /** The prior of the rate, taken over from the tenant while the branch is young. */
    double priorShape = Baseline.GENERIC_SHAPE;

    double priorDays = Baseline.GENERIC_DAYS;

    /** The burst that this stream is part of, or null. */
    @Nullable
    Burst burst;

    Stream(int group) {
        this(group, new Votes(), new Baseline());
    }

    private Stream(int group, Votes votes, Baseline baseline) {
        this.group = group;
        this.votes = votes;
        this.baseline = baseline;
    }

    void write(SnapshotWriter out) {
        out.number(group);
        out.fraction(priorShape);
        out.fraction(priorDays);
        votes.write(out);
        baseline.write(out);
    }

    static Stream read(SnapshotReader in) {
        int group = in.count(63);
        double shape = in.fraction();
        double days = in.fraction();
        Stream stream = new Stream(group, Votes.read(in), Baseline.read(in));
        stream.priorShape = shape;
        stream.priorDays = days;
        return stream;
    }
}
