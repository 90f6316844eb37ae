package io.crmautopilot.outcome;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A period in whole days of each branch's own calendar. An incident belongs to the day on which it was noticed.
 *
 * @param from the first day
 * @param until the day after the last
 */
public record Days(LocalDate from, LocalDate until) {

    /** Creates a period; one that ends before it begins is refused. */
    public Days {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("the period ends " + until + ", before it begins " + from);
        }
    }

    /** Returns all days. */
    public static Days all() {
        return new Days(LocalDate.MIN, LocalDate.MAX);
    }

    /** Returns the days of a month. */
    public static Days of(YearMonth month) {
        return new Days(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /** Tells whether {@code day} lies in it. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
