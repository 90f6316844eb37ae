package io.crmautopilot.guard;

import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the host says of one branch. Read anew at each decision: what tightens holds at once, what loosens holds for new incidents.
 *
 * @param branch the branch
 * @param name the branch's name as clients know it
 * @param address where a vendor is sent
 * @param latitude in degrees north
 * @param longitude in degrees east
 * @param zone the branch's time zone
 * @param equipment what the branch has, by the diagnosis's names, such as {@code air-conditioner}
 * @param approvers who is told and asked, in order
 * @param level the autonomy level
 * @param levels levels of single kinds of action where they differ from {@code level}
 * @param corridor the corridor of trust
 * @param headlineWindow the window that the owner thinks in; two of them without a new complaint end an incident
 * @param maxAge how old a message may be to be acted on; an older one is counted and shown
 * @param extras what the host's own planner, words or procedures need besides
 */
public record BranchSettings(
        BranchRef branch,
        String name,
        String address,
        double latitude,
        double longitude,
        ZoneId zone,
        Set<String> equipment,
        List<Approver> approvers,
        AutonomyLevel level,
        Map<String, AutonomyLevel> levels,
        Corridor corridor,
        Duration headlineWindow,
        Duration maxAge,
        Fields extras) {

    /** Creates settings; a branch needs at least one approver, somebody owns its quality. */
    public BranchSettings {
        equipment = Set.copyOf(equipment);
        approvers = List.copyOf(approvers);
        levels = Map.copyOf(levels);
        if (approvers.isEmpty()) {
            throw new IllegalArgumentException("branch " + branch + " has no approver");
        }
        if (headlineWindow.isNegative() || headlineWindow.isZero()) {
            throw new IllegalArgumentException("headlineWindow of " + branch + " is not positive: " + headlineWindow);
        }
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("maxAge of " + branch + " is not positive: " + maxAge);
        }
    }

    /** Returns the level for one kind of action. */
    public AutonomyLevel levelOf(String kind) {
        return levels.getOrDefault(kind, level);
    }

    @Override
    public String toString() {
        return "BranchSettings[" + branch + "]";
    }
}
