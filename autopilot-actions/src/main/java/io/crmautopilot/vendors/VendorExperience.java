package io.crmautopilot.vendors;

/**
 * What one tenant has seen of one vendor.
 *
 * @param jobs how many visits were booked
 * @param onTime at how many of them somebody came when agreed
 * @param priceKept at how many of them the final price was at most the agreed one
 * @param solved how many of them solved the problem
 * @param prepaymentsAsked how often money was asked for before the work
 * @param ratings how many of them the owner gave a mark
 * @param stars the sum of those marks, each from 1 to 5
 */
public record VendorExperience(
        int jobs, int onTime, int priceKept, int solved, int prepaymentsAsked, int ratings, int stars) {

    private static final VendorExperience NONE = new VendorExperience(0, 0, 0, 0, 0);
    private static final int BEST = 5;

    /** Creates an experience without marks of the owner. */
    public VendorExperience(int jobs, int onTime, int priceKept, int solved, int prepaymentsAsked) {
        this(jobs, onTime, priceKept, solved, prepaymentsAsked, 0, 0);
    }

    /** Creates an experience; counts below zero, or above the number of jobs where they count jobs, are refused. */
    public VendorExperience {
        if (jobs < 0 || prepaymentsAsked < 0) {
            throw new IllegalArgumentException(
                    "counts must not be negative: jobs " + jobs + ", prepayments " + prepaymentsAsked);
        }
        if (ratings < 0 || stars < ratings || stars > BEST * ratings) {
            throw new IllegalArgumentException(
                    "marks must be from 1 to " + BEST + " each, not " + stars + " together in " + ratings);
        }
        for (int count : new int[] {onTime, priceKept, solved}) {
            if (count < 0 || count > jobs) {
                throw new IllegalArgumentException("a count of jobs must be from 0 to " + jobs + ", not " + count);
            }
        }
    }

    /** Returns that nothing was seen yet. */
    public static VendorExperience none() {
        return NONE;
    }

    /** Returns this experience with one more job. */
    public VendorExperience withJob(boolean cameOnTime, boolean keptPrice, boolean solvedIt) {
        return new VendorExperience(
                jobs + 1,
                onTime + (cameOnTime ? 1 : 0),
                priceKept + (keptPrice ? 1 : 0),
                solved + (solvedIt ? 1 : 0),
                prepaymentsAsked,
                ratings,
                stars);
    }

    /** Returns this experience with one more mark of the owner, from 1 to 5. */
    public VendorExperience withStars(int mark) {
        return new VendorExperience(jobs, onTime, priceKept, solved, prepaymentsAsked, ratings + 1, stars + mark);
    }

    /** Returns this experience with one more demand for money before the work. */
    public VendorExperience withPrepaymentAsked() {
        return new VendorExperience(jobs, onTime, priceKept, solved, prepaymentsAsked + 1, ratings, stars);
    }

    /**
     * Returns the share of what was good among all that was seen, from 0 to 1, with one good and one bad thing assumed beforehand. A
     * job counts thrice (on time, price kept, solved), an owner's mark once: 5 is wholly good, 1 wholly bad.
     */
    public double share() {
        double marks = (stars - ratings) / (BEST - 1.0);
        return (onTime + priceKept + solved + marks + 1.0) / (3.0 * jobs + ratings + 2);
    }

    /** Returns whether at least one job was done, none of them went wrong, and the owner gave no less than 4 on average. */
    public boolean proven() {
        boolean liked = stars >= (BEST - 1) * ratings;
        return liked && jobs > 0 && onTime == jobs && priceKept == jobs && solved == jobs && prepaymentsAsked == 0;
    }
}
