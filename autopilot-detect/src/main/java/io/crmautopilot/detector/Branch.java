package io.crmautopilot.detector;

import io.crmautopilot.person.BranchRef;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one branch: who wrote lately, how busy it normally is, how it normally sounds, and its streams.
 *
 * <p>Plain fields and small arrays: a quiet branch stays under 256 bytes. Used under the lock of its stripe.
 */
final class Branch {

    static final long UNKNOWN = Long.MIN_VALUE;

    private static final Stream[] NO_STREAMS = new Stream[0];
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 3_600_000;

    final BranchRef ref;

    /** The hash of the reference, as its stripe computes it. */
    final int hash;

    final Config config;
    final TenantPool pool;
    SeenTable seen = new SeenTable();
    Traffic traffic = new Traffic();

    /** In ascending order of their groups. */
    Stream[] streams = NO_STREAMS;

    /** The groups that have a stream, a bit each: a stream's place is the number of lower bits. */
    private long groups;

    /** The newest event time seen. */
    long clock = UNKNOWN;

    /** What the stripe's count of messages was at the last message. */
    long touched;

    /** The first event time seen. */
    long start = UNKNOWN;

    private @Nullable Profile own;
    private Profile wider;
    private float people;
    private float sentiments;
    private float sentimentSum;
    private float sentimentSquares;
    private int hour = Integer.MIN_VALUE;
    private int written;

    Branch(BranchRef ref, Config config, TenantPool pool) {
        this(ref, config, pool, pool.published());
    }

    private Branch(BranchRef ref, Config config, TenantPool pool, Profile wider) {
        this.ref = ref;
        this.hash = Stripe.hash(ref);
        this.config = config;
        this.pool = pool;
        this.wider = wider;
    }

    /** Moves the clock to {@code time}; the first message starts the branch's exposure. */
    void advance(long time) {
        if (clock == UNKNOWN) {
            start = time;
            pool.joined(time);
        }
        clock = Math.max(clock, time);
    }

    boolean isTooLate(long time) {
        return clock != UNKNOWN && time < clock - config.latenessMs;
    }

    /** Returns the minute before which no message and no vote needs to be remembered. */
    long oldestMinute() {
        return (clock - Windows.DAY_MS - config.latenessMs) / MINUTE_MS;
    }

    /** Returns the minute before which nobody needs to be remembered who only wrote. */
    long oldestBriefMinute() {
        return (clock - config.windows.longestFast() - config.latenessMs) / MINUTE_MS;
    }

    static long minute(long time) {
        return time / MINUTE_MS;
    }

    /** Counts a person as traffic; called once for a person in the longest of the short windows. */
    void wrote(long time, double sentiment) {
        double known = config.values.sentiment() ? sentiment : Double.NaN;
        traffic.add(time / config.bucketMs, known, oldestBucket(clock));
        decayTo(time);
        people++;
        if (!Double.isNaN(known)) {
            sentiments++;
            sentimentSum += (float) known;
            sentimentSquares += (float) (known * known);
        }
        long local = config.hours.hour(time);
        // The tenant hears of every eighth message: branches on other threads then seldom wait for its lock.
        if ((written++ & 7) == 0) {
            pool.wrote(local);
        }
        if (written == 16) {
            own = new Profile();
        }
        if (own != null) {
            own.add(local, 1);
        }
    }

    private long oldestBucket(long now) {
        return (now - config.windows.longestFast() - config.latenessMs) / config.bucketMs;
    }

    private void decayTo(long time) {
        int itsHour = (int) (time / HOUR_MS);
        if (hour == Integer.MIN_VALUE) {
            hour = itsHour;
        } else if (itsHour > hour) {
            float factor = (float) Baseline.halvedIn(itsHour - hour);
            people *= factor;
            sentiments *= factor;
            sentimentSum *= factor;
            sentimentSquares *= factor;
            hour = itsHour;
        }
    }

    /** Returns the decayed days from which the streams' baselines are learned at {@code time}. */
    double learnedDays(long time) {
        return Baseline.exposure(start, time - Windows.DAY_MS);
    }

    /** Returns how many people write a day. */
    double peopleADay(long time) {
        return people / Math.max(0.5, Baseline.exposure(start, time));
    }

    double people() {
        return people;
    }

    double sentiments() {
        return sentiments;
    }

    double sentimentSum() {
        return sentimentSum;
    }

    double sentimentSquares() {
        return sentimentSquares;
    }

    /** Fills in the exposure of every window that ends at {@code time}, in days of mean busyness. */
    void exposures(long time, double[] into) {
        long cursor = time;
        double sum = 0;
        for (int w = 0; w < config.windows.count(); w++) {
            long from = time - config.windows.length(w);
            sum += exposure(from, cursor);
            into[w] = sum;
            cursor = from;
        }
    }

    /** Returns the exposure between two times: the integral of the branch's profile, in days of mean busyness. */
    double exposure(long from, long to) {
        double days = Baseline.exposure(start, clock);
        double sum = 0;
        long cursor = to;
        while (cursor > from) {
            long local = config.hours.hour(cursor - 1);
            long hourStart = cursor - 1 - (long) (config.hours.fraction(cursor - 1) * HOUR_MS);
            long next = Math.max(from, Math.min(hourStart, cursor - 1));
            sum += Profile.weight(own, wider, local, days) * (cursor - next);
            cursor = next;
        }
        return sum / Windows.DAY_MS;
    }

    /** Returns the stream of a group, or null when the branch has none. */
    @Nullable
    Stream find(int group) {
        return (groups & 1L << group) == 0 ? null : streams[place(group)];
    }

    private int place(int group) {
        return Long.bitCount(groups & (1L << group) - 1);
    }

    /** Returns the stream of a group, made when there is none. */
    Stream stream(int group) {
        Stream found = find(group);
        if (found != null) {
            return found;
        }
        Stream made = new Stream(group);
        int place = place(group);
        Stream[] more = new Stream[streams.length + 1];
        System.arraycopy(streams, 0, more, 0, place);
        more[place] = made;
        System.arraycopy(streams, place, more, place + 1, streams.length - place);
        streams = more;
        groups |= 1L << group;
        return made;
    }

    /** Takes over the tenant's prior while the branch is too young to know better. */
    void refreshPrior(Stream stream, long time) {
        if (time - start < 15 * Windows.DAY_MS) {
            double days = pool.priorDays(stream.group, time);
            if (!Double.isNaN(days)) {
                stream.priorShape = TenantPool.SHAPE;
                stream.priorDays = days;
            }
        }
    }

    /** Moves what has left the longest window into the baseline. */
    void expire(Stream stream, long now) {
        long oldest = now - config.windows.longest() - config.latenessMs;
        while (stream.votes.size() > 0 && stream.votes.time(0) < oldest) {
            learnFirst(stream);
        }
    }

    /** Moves the oldest entry of a stream into its baseline. */
    void learnFirst(Stream stream) {
        if (stream.votes.isVote(0)) {
            long time = stream.votes.time(0);
            Burst burst = stream.burst;
            learn(stream, time, burst != null && burst.explains(time) ? Burst.LEARNING_WEIGHT : 1);
        }
        stream.votes.removeFirst();
    }

    void learn(Stream stream, long time, double weight) {
        stream.baseline.learn(time, config.hours.hour(time), weight, learnedDays(time));
        pool.learn(stream.group, time, weight);
    }

    /** Gives memory back after a day without messages: what is left is the baseline. Changes no later answer. */
    void evict(long now) {
        if (now - clock < Windows.DAY_MS + HOUR_MS + config.latenessMs) {
            return;
        }
        for (Stream stream : streams) {
            if (stream.burst == null) {
                expire(stream, now);
                stream.votes.release();
            }
        }
        traffic.expire(oldestBucket(now));
        traffic.release();
        long spent = now - config.latenessMs;
        seen.expire((spent - Windows.DAY_MS) / MINUTE_MS, (spent - config.windows.longestFast()) / MINUTE_MS);
    }

    void write(SnapshotWriter out) {
        out.text(ref.tenant());
        out.text(ref.location());
        out.number(clock);
        out.number(start);
        out.fraction(people);
        out.fraction(sentiments);
        out.fraction(sentimentSum);
        out.fraction(sentimentSquares);
        out.number(hour);
        out.number(written);
        out.number(own == null ? 0 : 1);
        if (own != null) {
            own.write(out);
        }
        wider.write(out);
        seen.write(out, oldestMinute(), oldestBriefMinute());
        traffic.write(out);
        out.number(streams.length);
        for (Stream stream : streams) {
            stream.write(out);
        }
    }

    /** Reads all but the bursts. */
    static Branch read(SnapshotReader in, BranchRef expected, Config config, TenantPool pool) {
        BranchRef ref = new BranchRef(in.text(), in.text());
        if (!ref.equals(expected)) {
            throw new IllegalArgumentException("snapshot of " + ref + " is not one of " + expected);
        }
        // Its own is read below: asking the tenant for one would change what the tenant tells the next.
        Branch branch = new Branch(ref, config, pool, TenantPool.FLAT);
        branch.clock = in.number();
        branch.start = in.number();
        branch.people = (float) in.fraction();
        branch.sentiments = (float) in.fraction();
        branch.sentimentSum = (float) in.fraction();
        branch.sentimentSquares = (float) in.fraction();
        branch.hour = (int) in.number();
        branch.written = (int) in.number();
        if (in.number() == 1) {
            branch.own = Profile.read(in);
        }
        branch.wider = Profile.read(in);
        branch.seen = SeenTable.read(in);
        branch.traffic = Traffic.read(in);
        int count = in.count(64);
        branch.streams = new Stream[count];
        for (int i = 0; i < count; i++) {
            Stream stream = Stream.read(in);
            if (branch.groups >>> stream.group != 0) {
                throw new IllegalArgumentException("snapshot holds its streams out of order");
            }
            branch.streams[i] = stream;
            branch.groups |= 1L << stream.group;
        }
        return branch;
    }
}
