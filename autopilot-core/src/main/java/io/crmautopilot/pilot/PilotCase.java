package io.crmautopilot.pilot;

import io.crmautopilot.money.Money;
import io.crmautopilot.outcome.Measured;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * One incident of a pilot, both ways.
 *
 * @param tenant whose
 * @param location in which branch
 * @param incident which
 * @param scenario what it took the incident for
 * @param zone the branch's time zone
 * @param noticedAt when the autopilot noticed it
 * @param lines what was to be done, in the order of {@link io.crmautopilot.incident.Deed.Kind}
 * @param autopilotCost what it would have cost: the median of what the same scenario cost where the autopilot acted
 * @param peopleCost what people say that it cost them
 * @param cost how the two compare
 * @param falseAlarm whether a person judged that nothing was wrong
 */
public record PilotCase(
        String tenant,
        String location,
        String incident,
        String scenario,
        ZoneId zone,
        Instant noticedAt,
        List<PilotLine> lines,
        Measured<Money> autopilotCost,
        Measured<Money> peopleCost,
        Comparison cost,
        Measured<Boolean> falseAlarm) {

    /** Creates the record; the list is copied. */
    public PilotCase {
        lines = List.copyOf(lines);
    }

    /** Returns the day on which it was noticed, by the branch's own calendar. */
    public LocalDate day() {
        return noticedAt.atZone(zone).toLocalDate();
    }
}
