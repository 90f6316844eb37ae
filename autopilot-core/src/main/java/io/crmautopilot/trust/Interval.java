package io.crmautopilot.trust;

/**
 * Between which shares the true one lies, at 95 % confidence: E. B. Wilson's score interval of 1927.
 *
 * <p>It is chosen over the normal approximation because it stays honest where trust is decided: with few trials, and with none that
 * went wrong, where the normal one has no width at all. Without a trial it is everything from 0 to 1.
 *
 * @param low the lowest share that the evidence allows
 * @param high the highest
 */
public record Interval(double low, double high) {

    /** The two-sided 95 % point of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /** Creates an interval; one outside 0 to 1 or turned round is refused. */
    public Interval {
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException("no interval of shares: " + low + " to " + high);
        }
    }

    /** Returns Wilson's interval at 95 % for {@code good} of {@code all} trials, from 0 to 1; negative counts, and more good than all, are refused. */
    public static Interval of(long good, long all) {
        if (good < 0 || good > all) {
            throw new IllegalArgumentException(good + " of " + all + " trials cannot be good");
        }
        if (all == 0) {
            return new Interval(0, 1);
        }
        double share = (double) good / all;
        double z2 = Z * Z;
        double middle = (share + z2 / (2 * all)) / (1 + z2 / all);
        double half = Z / (1 + z2 / all) * Math.sqrt(share * (1 - share) / all + z2 / (4.0 * all * all));
        return new Interval(good == 0 ? 0 : Math.max(0, middle - half), good == all ? 1 : Math.min(1, middle + half));
    }
}
