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

    /** A byte that is no hour of the week, four times. */
    private static final int NOTHING_PENDING = -1;

    private static final int BYTE = 0xFF;

    final BranchRef ref;

    /** The hash of the reference, as its stripe computes it. */
    final int hash;

    final Config config;
    final TenantPool pool;

    /** Who and what was seen lately: a {@link SeenTable}. */
    private long[] seen = SeenTable.NONE;

    /** How many people wrote lately: a {@link Traffic}. */
    private long[] traffic = Traffic.NONE;

    /** In ascending order of their groups. */
    Stream[] streams = NO_STREAMS;

    /** The groups that have a stream, a bit each: a stream's place is the number of lower bits. */
    private long groups;

    /** The newest event time seen. */
    long clock = UNKNOWN;

    /** What the lower bits of the stripe's count of messages were at the last message. */
    int touched;

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

    /** The hours of the week of the last people who are not yet in {@link #own}, a byte each, the newest in the lowest. */
    private int pending = NOTHING_PENDING;

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
        return (clock - config.memoryMs) / MINUTE_MS;
    }

    /** Returns the minute before which nobody needs to be remembered who only wrote. */
    long oldestBriefMinute() {
        return (clock - config.briefMemoryMs) / MINUTE_MS;
    }

    static long minute(long time) {
        return time / MINUTE_MS;
    }

    /** Counts a person as traffic; called once for a person in the longest of the short windows. */
    void wrote(long time, double sentiment) {
        double known = config.values.sentiment() ? sentiment : Double.NaN;
        traffic = Traffic.add(traffic, time / config.bucketMs, known, oldestBucket(clock));
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
            pending = pending << Byte.SIZE | LocalHours.hourOfWeek(local);
            if (pending >>> (Integer.SIZE - Byte.SIZE) != BYTE) {
                learnHours();
            }
        }
    }

    /**
     * Brings the branch's own profile up to date. It is far from the rest in memory and needed only where complaints come together, so
     * four people are learned at once, in the order in which they came.
     */
    private void learnHours() {
        Profile profile = own;
        if (profile == null || pending == NOTHING_PENDING) {
            return;
        }
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            int hourOfWeek = (pending >>> shift) & BYTE;
            if (hourOfWeek != BYTE) {
                profile.add(hourOfWeek);
            }
        }
        pending = NOTHING_PENDING;
    }

    /** Returns the slot of a hash among what was seen; only good until something is remembered. */
    int seenSlot(long hash) {
        return SeenTable.slot(seen, hash, oldestMinute(), oldestBriefMinute());
    }

    /** Returns the minute that a slot remembers of a hash, or {@link SeenTable#NEVER} when there is none from {@code oldest} on. */
    long seenAt(int slot, long hash, long oldest) {
        return SeenTable.minuteAt(seen, slot, hash, oldest);
    }

    /** Remembers that something was seen; {@code brief} is for who only wrote. */
    void remember(int slot, long hash, boolean brief, long minute, Work work) {
        seen = SeenTable.put(seen, slot, hash, brief, minute, oldestMinute(), oldestBriefMinute(), work);
    }

    /** Returns how many people wrote in the traffic's buckets from {@code from} to {@code to}, both included. */
    int people(long from, long to) {
        return Traffic.people(traffic, from, to);
    }

    /** Returns of how many of these people the sentiment is known. */
    int sentimentCount(long from, long to) {
        return Traffic.sentimentCount(traffic, from, to);
    }

    /** Returns the sum of their sentiments. */
    double sentimentSum(long from, long to) {
        return Traffic.sentimentSum(traffic, from, to);
    }

    private long oldestBucket(long now) {
        return (now - config.briefMemoryMs) / config.bucketMs;
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
        learnHours();
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
                stream.priorShape = (float) TenantPool.SHAPE;
                stream.priorDays = days;
            }
        }
    }

    /** Moves what has left the longest window into the baseline. */
    void expire(Stream stream, long now) {
        long oldest = now - config.votesMs;
        while (stream.size() > 0 && stream.time(0) < oldest) {
            learnFirst(stream);
        }
    }

    /** Moves the oldest entry of a stream into its baseline. */
    void learnFirst(Stream stream) {
        if (stream.isVote(0)) {
            long time = stream.time(0);
            Burst burst = stream.burst;
            learn(stream, time, burst != null && burst.explains(time) ? Burst.LEARNING_WEIGHT : 1);
        }
        stream.removeFirst();
    }

    void learn(Stream stream, long time, double weight) {
        stream.learn(time, config.hours.hour(time), weight, learnedDays(time));
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
                stream.release();
            }
        }
        traffic = Traffic.expired(traffic, oldestBucket(now));
        seen = SeenTable.expired(seen, (now - config.memoryMs) / MINUTE_MS, (now - config.briefMemoryMs) / MINUTE_MS);
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
            learnHours();
            own.write(out);
        }
        wider.write(out);
        SeenTable.write(seen, out, oldestMinute(), oldestBriefMinute());
        Traffic.write(traffic, out, oldestBucket(clock));
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
