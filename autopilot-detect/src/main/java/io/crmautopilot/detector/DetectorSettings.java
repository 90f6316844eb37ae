package io.crmautopilot.detector;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a branch asks of its detector. Immutable; {@link #defaults()} and the {@code with} methods make others.
 *
 * @param timeZone the branch's own time zone: normal is learned by its hours and days of the week
 * @param falseAlarmsPerBranchYear how many false alarms a branch may have a year, over all its topics; above 0, at most 100
 * @param headlineWindow the window people speak of; the detector looks at half of it, at it, twice, four, twelve and 36 times; 5
 *     minutes to 4 hours
 * @param minimumPeople fewer independent people are never a signal; 2 to 100
 * @param allowedLateness how far behind the newest message of its branch a message may come; at most 2 hours
 * @param sentiment whether the sentiment of windows is compared with the branch's normal
 * @param incidentsPerBranchYear how many real incidents a branch is thought to have a year, before anything is seen: the prior odds of
 *     the posterior; above 0, at most 1000
 */
public record DetectorSettings(
        ZoneId timeZone,
        double falseAlarmsPerBranchYear,
        Duration headlineWindow,
        int minimumPeople,
        Duration allowedLateness,
        boolean sentiment,
        double incidentsPerBranchYear) {

    private static final DetectorSettings DEFAULTS =
            new DetectorSettings(ZoneOffset.UTC, 0.5, Duration.ofMinutes(40), 3, Duration.ofMinutes(10), true, 4);

    /** Creates settings; a value outside its bounds is refused by name. */
    public DetectorSettings {
        check(falseAlarmsPerBranchYear > 0 && falseAlarmsPerBranchYear <= 100, "falseAlarmsPerBranchYear", "0 to 100");
        check(between(headlineWindow, Duration.ofMinutes(5), Duration.ofHours(4)), "headlineWindow", "PT5M to PT4H");
        check(minimumPeople >= 2 && minimumPeople <= 100, "minimumPeople", "2 to 100");
        check(between(allowedLateness, Duration.ZERO, Duration.ofHours(2)), "allowedLateness", "PT0S to PT2H");
        check(incidentsPerBranchYear > 0 && incidentsPerBranchYear <= 1000, "incidentsPerBranchYear", "0 to 1000");
    }

    private static boolean between(Duration value, Duration low, Duration high) {
        return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
    }

    private static void check(boolean holds, String name, String bounds) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is outside " + bounds);
        }
    }

    /** Returns the settings of the salon case: 40 minutes, 3 people, half a false alarm a year, UTC. */
    public static DetectorSettings defaults() {
        return DEFAULTS;
    }

    /** Returns these settings with another time zone. */
    public DetectorSettings withTimeZone(ZoneId zone) {
        return new DetectorSettings(
                zone,
                falseAlarmsPerBranchYear,
                headlineWindow,
                minimumPeople,
                allowedLateness,
                sentiment,
                incidentsPerBranchYear);
    }

    /** Returns these settings with another budget of false alarms. */
    public DetectorSettings withFalseAlarmsPerBranchYear(double budget) {
        return new DetectorSettings(
                timeZone, budget, headlineWindow, minimumPeople, allowedLateness, sentiment, incidentsPerBranchYear);
    }

    /** Returns these settings with another headline window. */
    public DetectorSettings withHeadlineWindow(Duration window) {
        return new DetectorSettings(
                timeZone,
                falseAlarmsPerBranchYear,
                window,
                minimumPeople,
                allowedLateness,
                sentiment,
                incidentsPerBranchYear);
    }

    /** Returns these settings with another least number of people. */
    public DetectorSettings withMinimumPeople(int people) {
        return new DetectorSettings(
                timeZone,
                falseAlarmsPerBranchYear,
                headlineWindow,
                people,
                allowedLateness,
                sentiment,
                incidentsPerBranchYear);
    }

    /** Returns these settings with another lateness. */
    public DetectorSettings withAllowedLateness(Duration lateness) {
        return new DetectorSettings(
                timeZone,
                falseAlarmsPerBranchYear,
                headlineWindow,
                minimumPeople,
                lateness,
                sentiment,
                incidentsPerBranchYear);
    }

    /** Returns these settings with sentiment switched on or off. */
    public DetectorSettings withSentiment(boolean on) {
        return new DetectorSettings(
                timeZone,
                falseAlarmsPerBranchYear,
                headlineWindow,
                minimumPeople,
                allowedLateness,
                on,
                incidentsPerBranchYear);
    }

    /** Returns these settings with another number of real incidents a year. */
    public DetectorSettings withIncidentsPerBranchYear(double incidents) {
        return new DetectorSettings(
                timeZone,
                falseAlarmsPerBranchYear,
                headlineWindow,
                minimumPeople,
                allowedLateness,
                sentiment,
                incidents);
    }
}
