package io.crmautopilot.vendors;

/**
 * What one tenant has seen of one vendor.
 *
 * @param jobs how many visits were booked
 * @param onTime at how many of them somebody came when agreed
 * @param priceKept at how many of them the final price was at most the agreed one
 * @param solved how many of them solved the problem
 * @param prepaymentsAsked how often money was asked for before the work
 */
public record VendorExperience(int jobs, int onTime, int priceKept, int solved, int prepaymentsAsked) {

    private static final VendorExperience NONE = new VendorExperience(0, 0, 0, 0, 0);

    /** Creates an experience; counts below zero, or above the number of jobs where they count jobs, are refused. */
    public VendorExperience {
        if (jobs < 0 || prepaymentsAsked < 0) {
            throw new IllegalArgumentException(
                    "counts must not be negative: jobs " + jobs + ", prepayments " + prepaymentsAsked);
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
                prepaymentsAsked);
    }

    /** Returns this experience with one more demand for money before the work. */
    public VendorExperience withPrepaymentAsked() {
        return new VendorExperience(jobs, onTime, priceKept, solved, prepaymentsAsked + 1);
    }

    /** Returns the share of good marks among all marks, from 0 to 1, with one good and one bad mark assumed beforehand. */
    public double share() {
        return (onTime + priceKept + solved + 1.0) / (3.0 * jobs + 2);
    }

    /** Returns whether at least one job was done and none of them went wrong. */
    public boolean proven() {
        return jobs > 0 && onTime == jobs && priceKept == jobs && solved == jobs && prepaymentsAsked == 0;
    }
}
