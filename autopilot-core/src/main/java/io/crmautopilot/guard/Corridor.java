package io.crmautopilot.guard;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The corridor of trust of a branch: an action runs without asking only inside it. What it does not name is not allowed.
 *
 * @param version the host's version of it, recorded with each decision
 * @param setBy who set it, and when
 * @param allowed the kinds of action allowed in each scenario; the scenario {@code *} holds for all
 * @param caps what may be spent
 * @param quiet when no client is written to
 * @param maxRecipientsPerIncident how many clients may be written to in one incident
 * @param contactsPerClientPerDay how many messages one client may get in 24 hours
 * @param actionsPerHour how many actions may start in an hour in the branch
 * @param actionsPerDay how many actions may start in 24 hours in the branch
 * @param vetoWindow how long an announced step waits for a veto
 * @param approvalPatience how long one approver is waited for before the next is asked
 * @param approvals who is asked about what, the first entry that fits; what none fits is asked of all approvers in order
 * @param asksPerPersonPerHour how many questions one person is asked in an hour at most; the last third is kept for what costs
 *     money, cannot be undone or has a deadline
 */
public record Corridor(
        String version,
        String setBy,
        Map<String, Set<String>> allowed,
        Caps caps,
        QuietHours quiet,
        int maxRecipientsPerIncident,
        int contactsPerClientPerDay,
        int actionsPerHour,
        int actionsPerDay,
        Duration vetoWindow,
        Duration approvalPatience,
        List<ApprovalChain> approvals,
        int asksPerPersonPerHour) {

    /** The kinds that the standard actions of an incident are made of. */
    public static final Set<String> STANDARD_KINDS = Set.copyOf(List.of(
            "owner.notice",
            "approval.ask",
            "vendor.request",
            "vendor.message",
            "vendor.agree",
            "vendor.experience",
            "client.message",
            "client.warning",
            "compensation.grant",
            "client.follow-up",
            "client.creative",
            "card.complete",
            "hand-over"));

    /** Creates a corridor; a negative number and a time that is not positive are refused by name. */
    public Corridor {
        allowed = Map.copyOf(allowed);
        check("maxRecipientsPerIncident", maxRecipientsPerIncident);
        check("contactsPerClientPerDay", contactsPerClientPerDay);
        check("actionsPerHour", actionsPerHour);
        check("actionsPerDay", actionsPerDay);
        check("vetoWindow", vetoWindow);
        check("approvalPatience", approvalPatience);
        approvals = List.copyOf(approvals);
        if (asksPerPersonPerHour < 1) {
            throw new IllegalArgumentException("asksPerPersonPerHour is not positive: " + asksPerPersonPerHour);
        }
    }

    /**
     * Starts a corridor with what has no sensible default: the caps. Everything else begins as in {@link #parse}.
     *
     * @param version the host's version of it
     */
    public static CorridorBuilder builder(String version, Caps caps) {
        return new CorridorBuilder(version, caps);
    }

    /** Returns how many questions an hour one person bears by default: as many as fit one after another, at least one. */
    static int asksFor(Duration approvalPatience) {
        return Math.toIntExact(Math.max(1, Duration.ofHours(1).dividedBy(approvalPatience)));
    }

    /** Returns who is asked about actions of {@code kind} that cost {@code sum} together. */
    public ApprovalChain approvalOf(String kind, Money sum) {
        return approvals.stream()
                .filter(chain -> chain.fits(kind, sum))
                .findFirst()
                .orElse(ApprovalChain.EVERYBODY);
    }

    /** Tells whether {@code kind} is allowed in {@code scenario}. */
    public boolean allows(String scenario, String kind) {
        return allowed.getOrDefault(scenario, Set.of()).contains(kind)
                || allowed.getOrDefault("*", Set.of()).contains(kind);
    }

    /**
     * Returns the corridor written in {@code json}, with sums in major units. Unknown keys are refused, so that a misspelt cap is not
     * a missing one; every cap and the currency must be there.
     *
     * @throws IllegalArgumentException naming the key and what is wrong with it
     */
    public static Corridor parse(String json) {
        return CorridorJson.read(Fields.parse(json));
    }

    /** Returns the corridor that {@code fields} describe, as {@link #parse} reads it. */
    public static Corridor of(Fields fields) {
        return CorridorJson.read(fields);
    }

    /** Returns this corridor as a JSON object that {@link #of} reads. */
    public Fields toFields() {
        return CorridorJson.write(this);
    }

    /**
     * Returns the corridor that keeps within both: each lower cap and number, the longer veto window, and only kinds of action that
     * both allow. Version, quiet hours, patience and who is asked are this one's; so is everything when the currencies differ.
     */
    public Corridor within(Corridor other) {
        if (!caps.currency().equals(other.caps.currency())) {
            return this;
        }
        Map<String, Set<String>> both = new HashMap<>();
        Set<String> scenarios = new HashSet<>(allowed.keySet());
        scenarios.addAll(other.allowed.keySet());
        for (String scenario : scenarios) {
            Set<String> kinds = new HashSet<>(allowed.getOrDefault(scenario, Set.of()));
            kinds.addAll(allowed.getOrDefault("*", Set.of()));
            kinds.removeIf(kind -> !other.allows(scenario, kind));
            both.put(scenario, Set.copyOf(kinds));
        }
        return new Corridor(
                version,
                setBy,
                both,
                caps.lowest(other.caps),
                quiet,
                Math.min(maxRecipientsPerIncident, other.maxRecipientsPerIncident),
                Math.min(contactsPerClientPerDay, other.contactsPerClientPerDay),
                Math.min(actionsPerHour, other.actionsPerHour),
                Math.min(actionsPerDay, other.actionsPerDay),
                vetoWindow.compareTo(other.vetoWindow) >= 0 ? vetoWindow : other.vetoWindow,
                approvalPatience,
                approvals,
                Math.min(asksPerPersonPerHour, other.asksPerPersonPerHour));
    }

    private static void check(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is negative: " + value);
        }
    }

    private static void check(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is not positive: " + value);
        }
    }
}
