package io.crmautopilot.outcome;

import io.crmautopilot.guard.AutonomyLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What came of one incident. All spans run from {@link #noticedAt()}.
 *
 * @param tenant whose
 * @param location in which branch
 * @param id which
 * @param scenario the playbook that it followed; empty before there was a plan
 * @param zone the branch's time zone
 * @param level the branch's autonomy level when it began
 * @param observed whether it was only observed: something was proposed, and nothing was started
 * @param noticedAt when the complaints crossed the threshold, by the time of the message with which they did
 * @param ending {@code handled}, {@code handed-over}, {@code unattended}, {@code stopped}, or {@code open}
 * @param firstDecision how long until the first action was started, held for a person, refused or written down as observed
 * @param vendorAgreed how long until a vendor was booked
 * @param clientsTold how long until everybody who had complained by then had been written to
 * @param causeRemoved how long until the complaints had stopped
 * @param closed how long until it was closed
 * @param clients those who complained
 * @param escalations what was handed to people
 * @param say what people said to it
 * @param money what it cost
 * @param falseAlarm whether nothing was wrong: by a person's judgement; known to be false also when something was repaired and paid
 *     for, or a client says that it is better now
 */
public record IncidentOutcome(
        String tenant,
        String location,
        String id,
        String scenario,
        ZoneId zone,
        AutonomyLevel level,
        boolean observed,
        Instant noticedAt,
        String ending,
        Measured<Duration> firstDecision,
        Measured<Duration> vendorAgreed,
        Measured<Duration> clientsTold,
        Measured<Duration> causeRemoved,
        Measured<Duration> closed,
        List<ClientJourney> clients,
        List<Escalation> escalations,
        PeoplesSay say,
        IncidentMoney money,
        Measured<Boolean> falseAlarm) {

    /** Creates the record; lists are copied. */
    public IncidentOutcome {
        clients = List.copyOf(clients);
        escalations = List.copyOf(escalations);
    }

    /** Returns the day on which it was noticed, by the branch's own calendar. */
    public LocalDate day() {
        return noticedAt.atZone(zone).toLocalDate();
    }

    /** Tells whether a person got the case or a part of it, or should have. */
    public boolean isEscalated() {
        return !escalations.isEmpty() || ending.equals("handed-over") || ending.equals("unattended");
    }

    /** Tells whether a person decided otherwise: a no, a change, a stop, or a stop from before that it ended under. */
    public boolean isOverridden() {
        return say.isOverridden() || ending.equals("stopped");
    }

    @Override
    public String toString() {
        return "IncidentOutcome[" + tenant + "/" + id + " " + ending + "]";
    }
}
