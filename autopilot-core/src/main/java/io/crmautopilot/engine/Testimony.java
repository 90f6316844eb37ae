package io.crmautopilot.engine;

import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.incident.Deed;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes down what people say about what was done: judgements, reversals, deeds of their own, and levels given back. */
final class Testimony {

    private final Parts parts;
    private final Stops stops;
    private final Function<String, TenantDesk> desks;

    Testimony(Parts parts, Stops stops, Function<String, TenantDesk> desks) {
        this.parts = parts;
        this.stops = stops;
        this.desks = desks;
    }

    /** Gives a branch, or a kind of action in it when it is not blank, back the level of its settings after it fell by itself. */
    void restoreLevel(BranchRef branch, String kind, String by, String why) {
        if (by.isBlank()) {
            throw new IllegalArgumentException("a level is raised by a person, and by is blank");
        }
        desks.apply(branch.tenant())
                .commit(
                        parts.clock().instant(),
                        Draft.of(
                                branch,
                                "",
                                RecordKind.LEVEL_RESTORED,
                                Fields.of("kind", kind.isBlank() ? null : kind, "by", by, "why", why)));
    }

    /** Writes down that people undid an action, or what it cost that it should not have; repeated, it lowers the level. */
    void reversed(BranchRef branch, String incident, String key, Optional<Money> loss, String by, String why) {
        Instant now = parts.clock().instant();
        TenantDesk desk = desks.apply(branch.tenant());
        desk.commit(now, state -> {
            IncidentState known = state.incidents.get(incident);
            ActionState action = known == null || !known.branch.equals(branch) ? null : known.actions.get(key);
            if (action == null || action.attempts == 0) {
                throw new IllegalArgumentException("no action of incident " + incident + " of " + branch
                        + " that is open or ended lately and was started is called " + key);
            }
            return new Decision<>(
                    "",
                    List.of(Draft.of(
                            branch,
                            incident,
                            RecordKind.ACTION_REVERSED,
                            Fields.of(
                                    "key",
                                    key,
                                    "kind",
                                    action.action.kind(),
                                    "loss",
                                    loss.map(Money::toFields).orElse(null),
                                    "by",
                                    by,
                                    "why",
                                    why))));
        });
        stops.lowerIfObjected(desk, branch, now);
    }

    /** Writes down that a person was advised to raise a level; {@code advice} says which and on what evidence. It changes nothing. */
    void recommend(BranchRef branch, Fields advice) {
        desks.apply(branch.tenant())
                .commit(parts.clock().instant(), Draft.of(branch, "", RecordKind.LEVEL_RECOMMENDED, advice));
    }

    /** Writes down that a person judged whether anything was wrong; a later judgement counts instead of an earlier one. */
    void judge(BranchRef branch, String incident, boolean falseAlarm, String by, String why) {
        aboutIncident(
                branch,
                incident,
                RecordKind.INCIDENT_JUDGED,
                Fields.of("falseAlarm", falseAlarm, "by", by, "why", why));
        stops.lowerIfObjected(
                desks.apply(branch.tenant()), branch, parts.clock().instant());
    }

    /** Writes down what people did about an incident themselves. */
    void peopleDid(BranchRef branch, String incident, Deed deed, String by, String why) {
        aboutIncident(branch, incident, RecordKind.PEOPLE_DID, deed.toFields().with(Fields.of("by", by, "why", why)));
    }

    private void aboutIncident(BranchRef branch, String incident, String kind, Fields body) {
        desks.apply(branch.tenant()).commit(parts.clock().instant(), state -> {
            if (state.all().stream().noneMatch(each -> each.id.equals(incident) && each.branch.equals(branch))) {
                throw new IllegalArgumentException(
                        "no incident of " + branch + " that is open or ended lately is called " + incident);
            }
            return new TenantDesk.Decision<>("", List.of(Draft.of(branch, incident, kind, body)));
        });
    }
}
