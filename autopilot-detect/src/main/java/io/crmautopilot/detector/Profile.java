package io.crmautopilot.detector;

/**
 * When people write: messages by hour of the day and by day of the week, each with mean one, shrunk towards the tenant's profile and
 * that towards flat. Learned from all incoming messages of a branch, because single topics are far too rare.
 *
 * <p>Old counts are halved whenever {@value #HALVED_AT} have come together, so that the profile follows a change of opening hours.
 */
final class Profile {

    /** So many messages weigh as much as what is known without them. */
    private static final double SHRINKAGE = 30;

    private static final float HALVED_AT = 8_192;

    /** No hour is thought quieter than this share of the mean: the night of a branch is not known well enough. */
    private static final double QUIETEST = 0.08;

    private static final int HOURS = 24;
    private static final int DAYS = 7;

    private final float[] counts = new float[HOURS + DAYS];
    private float total;

    /** Learns that somebody wrote in an hour of the week, as {@link LocalHours#hourOfWeek} numbers them. */
    void add(int hourOfWeek) {
        counts[hourOfWeek % HOURS]++;
        counts[HOURS + hourOfWeek / HOURS]++;
        total++;
        if (total >= HALVED_AT) {
            total = 0;
            for (int i = 0; i < counts.length; i++) {
                counts[i] /= 2;
                total += i < HOURS ? counts[i] : 0;
            }
        }
    }

    /** Returns how much busier than the mean {@code hour} is; {@code wider} is the tenant's profile or null. */
    static double weight(@org.jspecify.annotations.Nullable Profile own, Profile wider, long hour, double days) {
        int h = LocalHours.hourOfDay(hour);
        int d = HOURS + LocalHours.dayOfWeek(hour);
        double byHour = wider.share(h, 1.0 / HOURS, SHRINKAGE);
        double byDay = 1.0 / DAYS;
        if (own != null) {
            byHour = own.share(h, byHour, SHRINKAGE);
            // A day of the week needs weeks, not messages: the first Monday says little of Tuesdays.
            byDay = own.share(d, byDay, SHRINKAGE + own.total * 2 * DAYS / Math.max(1, days));
        }
        return Math.max(QUIETEST, byHour * HOURS) * Math.max(QUIETEST, byDay * DAYS);
    }

    private double share(int cell, double before, double weight) {
        return (counts[cell] + weight * before) / (total + weight);
    }

    Profile copy() {
        Profile copy = new Profile();
        System.arraycopy(counts, 0, copy.counts, 0, counts.length);
        copy.total = total;
        return copy;
    }

    void write(SnapshotWriter out) {
        out.fraction(total);
        for (float count : counts) {
            out.fraction(count);
        }
    }

    static Profile read(SnapshotReader in) {
        Profile profile = new Profile();
        profile.total = (float) in.fraction();
        for (int i = 0; i < profile.counts.length; i++) {
            profile.counts[i] = (float) in.fraction();
        }
        return profile;
    }
}
