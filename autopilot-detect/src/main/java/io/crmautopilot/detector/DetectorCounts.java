package io.crmautopilot.detector;

/**
 * What a detector has passed over and why, since it was made.
 *
 * @param observed messages handed in, history included
 * @param outgoing messages of the business itself, which never count
 * @param repeated messages whose id was seen before within the lateness plus 24 hours
 * @param reusedIds of the repeated ones, those whose text has another length: two messages under one id
 * @param late messages further behind their branch than the lateness
 * @param implausible messages dated before 1990 or after 2099: a time in the wrong unit
 * @param copies complaints whose text repeats another person's, or was forwarded: mentions, but no witnesses
 * @param forgotten people and ids forgotten before their time because a branch had too many at once
 */
public record DetectorCounts(
        long observed,
        long outgoing,
        long repeated,
        long reusedIds,
        long late,
        long implausible,
        long copies,
        long forgotten) {

    DetectorCounts plus(DetectorCounts other) {
        return new DetectorCounts(
                observed + other.observed,
                outgoing + other.outgoing,
                repeated + other.repeated,
                reusedIds + other.reusedIds,
                late + other.late,
                implausible + other.implausible,
                copies + other.copies,
                forgotten + other.forgotten);
    }
}
