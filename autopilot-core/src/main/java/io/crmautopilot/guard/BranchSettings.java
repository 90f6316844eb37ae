package io.crmautopilot.guard;

import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

    /**
     * Creates settings; collections are copied.
     *
     * @throws IllegalArgumentException when the branch has no approver, or nobody of a role that its corridor wants to be asked
     */
    public BranchSettings {
        equipment = Set.copyOf(equipment);
        approvers = List.copyOf(approvers);
        levels = Map.copyOf(levels);
        if (approvers.isEmpty()) {
            throw new IllegalArgumentException("branch " + branch + " has no approver");
        }
        ApprovalChain.check(corridor.approvals(), approvers, branch.toString());
        if (headlineWindow.isNegative() || headlineWindow.isZero()) {
            throw new IllegalArgumentException("headlineWindow of " + branch + " is not positive: " + headlineWindow);
        }
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("maxAge of " + branch + " is not positive: " + maxAge);
        }
    }

    /**
     * Starts the settings of a branch with what has no sensible default: who is asked, and the corridor. Everything else begins
     * careful: {@link AutonomyLevel#OBSERVE}, UTC, a headline window of 40 minutes, messages older than 30 minutes not acted on.
     */
    public static Builder builder(BranchRef branch, List<Approver> approvers, Corridor corridor) {
        return new Builder(branch, approvers, corridor);
    }

    /** Returns the level for one kind of action. */
    public AutonomyLevel levelOf(String kind) {
        return levels.getOrDefault(kind, level);
    }

    @Override
    public String toString() {
        return "BranchSettings[" + branch + "]";
    }

    /** Collects what a host says of a branch. Not thread-safe. */
    public static final class Builder {

        private final BranchRef branch;
        private final List<Approver> approvers;
        private final Corridor corridor;
        private String name;
        private String address = "";
        private double latitude;
        private double longitude;
        private ZoneId zone = ZoneOffset.UTC;
        private Set<String> equipment = Set.of();
        private AutonomyLevel level = AutonomyLevel.OBSERVE;
        private Map<String, AutonomyLevel> levels = Map.of();
        private Duration headlineWindow = Duration.ofMinutes(40);
        private Duration maxAge = Duration.ofMinutes(30);
        private Fields extras = Fields.empty();

        private Builder(BranchRef branch, List<Approver> approvers, Corridor corridor) {
            this.branch = branch;
            this.approvers = approvers;
            this.corridor = corridor;
            this.name = branch.location();
        }

        /** Sets the name that clients know; default the location's id. */
        public Builder named(String value) {
            name = value;
            return this;
        }

        /** Sets where the branch is: the address for a vendor, and degrees north and east for the search. */
        public Builder at(String street, double north, double east) {
            address = street;
            latitude = north;
            longitude = east;
            return this;
        }

        /** Sets the time zone; default UTC. */
        public Builder zone(ZoneId value) {
            zone = value;
            return this;
        }

        /** Sets what the branch has, such as {@code air-conditioner}; default nothing known. */
        public Builder equipment(Set<String> value) {
            equipment = value;
            return this;
        }

        /** Sets the autonomy level; default {@link AutonomyLevel#OBSERVE}. */
        public Builder level(AutonomyLevel value) {
            level = value;
            return this;
        }

        /** Sets levels of single kinds of action; default none. */
        public Builder levels(Map<String, AutonomyLevel> value) {
            levels = value;
            return this;
        }

        /** Sets the headline window; default 40 minutes. */
        public Builder headlineWindow(Duration value) {
            headlineWindow = value;
            return this;
        }

        /** Sets how old a message may be to be acted on; default 30 minutes. */
        public Builder maxAge(Duration value) {
            maxAge = value;
            return this;
        }

        /** Sets what the host's own planner, words or procedures need besides; default nothing. */
        public Builder extras(Fields value) {
            extras = value;
            return this;
        }

        /** Returns the settings; throws {@link IllegalArgumentException} naming what is impossible. */
        public BranchSettings build() {
            return new BranchSettings(
                    branch,
                    name,
                    address,
                    latitude,
                    longitude,
                    zone,
                    equipment,
                    approvers,
                    level,
                    levels,
                    corridor,
                    headlineWindow,
                    maxAge,
                    extras);
        }
    }
}
