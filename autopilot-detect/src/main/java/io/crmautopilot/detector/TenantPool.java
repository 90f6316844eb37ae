package io.crmautopilot.detector;

/**
 * What the branches of one tenant have in common: when people write, and how often each topic is complained of. A branch that is new
 * starts from it. Safe for threads; asked and told seldom.
 */
final class TenantPool {

    /** Fewer siblings say little of how much branches differ. */
    private static final int ENOUGH_BRANCHES = 5;

    /** The tenant's prior never weighs more than a fortnight of the branch's own. */
    private static final double MOST_DAYS = 14;

    /** The prior's shape: rates of branches are thought to differ by 100 %. */
    static final double SHAPE = 1;

    private static final int WORTH_PUBLISHING = 64;
    private static final double HALF_LIFE_MS = Baseline.HALF_LIFE_DAYS * Windows.DAY_MS;

    private static final int STREAMS = 64;
    private static final double[] NO_VOTES = new double[0];

    /** What is known of nobody; never changed. */
    static final Profile FLAT = new Profile();

    /** Of the streams that ever had a vote, in ascending order: most tenants hear of a few. */
    private double[] votes = NO_VOTES;

    /** The streams that have a vote, a bit each. */
    private long voted;

    private Profile profile = new Profile();
    private Profile published = FLAT;
    private int publishedAt;
    private long origin = Long.MIN_VALUE;
    private int branches;
    /** Sum over the branches of 2^(start / half-life), from which the exposure of all of them follows at any time. */
    private double starts;

    private int told;
    private long newest;

    synchronized void joined(long start) {
        if (origin == Long.MIN_VALUE) {
            origin = start;
        }
        branches++;
        starts += power((start - origin) / HALF_LIFE_MS);
    }

    synchronized void wrote(long hour) {
        profile.add(LocalHours.hourOfWeek(hour));
        told++;
    }

    /** Returns the profile that a branch starts from; never changed afterwards, and shared by branches that start together. */
    synchronized Profile published() {
        if (told - publishedAt >= WORTH_PUBLISHING) {
            published = profile.copy();
            publishedAt = told;
        }
        return published;
    }

    /** Learns a vote of {@code stream}; stored as if it were given at the origin, so that decay needs no upkeep. */
    synchronized void learn(int stream, long time, double weight) {
        if (origin == Long.MIN_VALUE) {
            return;
        }
        int place = place(stream);
        if ((voted & 1L << stream) == 0) {
            double[] more = new double[votes.length + 1];
            System.arraycopy(votes, 0, more, 0, place);
            System.arraycopy(votes, place, more, place + 1, votes.length - place);
            votes = more;
            voted |= 1L << stream;
        }
        votes[place] += weight * power((time - origin) / HALF_LIFE_MS);
        newest = Math.max(newest, time);
    }

    /**
     * Returns the days that the prior of a rate of {@code stream} weighs, {@link #SHAPE} votes in so many; NaN when the tenant has
     * too few branches or this one lies in the past of the others.
     */
    synchronized double priorDays(int stream, long time) {
        if (branches <= ENOUGH_BRANCHES || time < newest - 2 * Windows.DAY_MS) {
            return Double.NaN;
        }
        long learned = time - Windows.DAY_MS;
        double forward = power((origin - learned) / HALF_LIFE_MS);
        double days = Baseline.HALF_LIFE_DAYS / Math.log(2) * (branches - starts * forward);
        if (days < ENOUGH_BRANCHES * 7) {
            return Double.NaN;
        }
        double known = known(stream);
        double rate = (known * power((origin - time) / HALF_LIFE_MS) + 0.5) / days;
        return Math.min(MOST_DAYS, SHAPE / rate);
    }

    /** Writes all of it: a branch takes what its tenant knows along. */
    synchronized void write(SnapshotWriter out) {
        out.number(origin);
        out.number(branches);
        out.fraction(starts);
        out.number(told);
        out.number(newest);
        profile.write(out);
        out.number(publishedAt);
        published.write(out);
        out.number(voted == 0 ? 0 : STREAMS);
        for (int stream = 0; voted != 0 && stream < STREAMS; stream++) {
            out.fraction(known(stream));
        }
    }

    private double known(int stream) {
        return (voted & 1L << stream) == 0 ? 0 : votes[place(stream)];
    }

    private int place(int stream) {
        return Long.bitCount(voted & (1L << stream) - 1);
    }

    static TenantPool read(SnapshotReader in) {
        TenantPool pool = new TenantPool();
        pool.origin = in.number();
        pool.branches = in.count(Integer.MAX_VALUE);
        pool.starts = in.fraction();
        pool.told = in.count(Integer.MAX_VALUE);
        pool.newest = in.number();
        Profile profile = Profile.read(in);
        pool.profile = profile;
        pool.publishedAt = in.count(Integer.MAX_VALUE);
        pool.published = Profile.read(in);
        int streams = in.count(STREAMS);
        if (streams != 0 && streams != STREAMS) {
            throw new IllegalArgumentException("snapshot holds the votes of " + streams + " streams of a tenant");
        }
        if (streams == STREAMS) {
            // All of them, so that a pool of which every vote weighs nothing is written as it was read.
            pool.votes = new double[streams];
            pool.voted = -1;
        }
        for (int i = 0; i < streams; i++) {
            pool.votes[i] = in.fraction();
        }
        return pool;
    }

    /** Takes over what another node knew of this tenant, unless more is known here: the branches of a tenant come one by one. */
    synchronized void adopt(TenantPool other) {
        if (other.told < told || (other.told == told && other.newest <= newest)) {
            return;
        }
        origin = other.origin;
        branches = other.branches;
        starts = other.starts;
        told = other.told;
        newest = other.newest;
        profile = other.profile;
        publishedAt = other.publishedAt;
        published = other.published;
        votes = other.votes;
        voted = other.voted;
    }

    private static double power(double halfLives) {
        return Math.exp(halfLives * Math.log(2));
    }
}
