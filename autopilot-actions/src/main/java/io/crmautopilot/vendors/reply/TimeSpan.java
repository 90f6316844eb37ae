package io.crmautopilot.vendors.reply;

/**
 * A time that a reply names: so long from now, or what the clock will show.
 *
 * @param start its first token
 * @param end the token after it
 * @param low the earlier bound: minutes of a duration, or minutes of the day as far as said
 * @param high the later bound
 * @param form how to read the bounds
 * @param sure whether its form leaves no doubt that a time is meant
 */
record TimeSpan(int start, int end, int low, int high, Form form, boolean sure) {

    enum Form {
        DURATION,
        /** Whole days: no time of day is said. */
        DAYS,
        /** A clock time of 24 hours, or of 12 with the half of the day said. */
        CLOCK,
        /** A clock time of 12 hours that does not say which half of the day. */
        CLOCK_12
    }

    static TimeSpan duration(int start, int end, double low, double high) {
        return new TimeSpan(start, end, (int) Math.round(low), (int) Math.round(high), Form.DURATION, true);
    }

    boolean clock() {
        return form == Form.CLOCK || form == Form.CLOCK_12;
    }

    TimeSpan from(int earlier) {
        return new TimeSpan(earlier, end, low, high, form, sure);
    }

    TimeSpan to(int later) {
        return new TimeSpan(start, later, low, high, form, sure);
    }

    TimeSpan unsure() {
        return new TimeSpan(start, end, low, high, form, false);
    }
}
