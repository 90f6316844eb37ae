package io.crmautopilot.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Collects a corridor of trust for hosts that keep it in code rather than in a file. Not thread-safe. */
public final class CorridorBuilder {

    private final String version;
    private final Caps caps;
    private String setBy = "";
    private Map<String, Set<String>> allowed = Map.of("*", Corridor.STANDARD_KINDS);
    private QuietHours quiet = QuietHours.none();
    private int maxRecipientsPerIncident = 40;
    private int contactsPerClientPerDay = 4;
    private int actionsPerHour = 120;
    private int actionsPerDay = 400;
    private Duration vetoWindow = Duration.ofMinutes(5);
    private Duration approvalPatience = Duration.ofMinutes(10);
    private final List<ApprovalChain> approvals = new ArrayList<>();
    private OptionalInt asks = OptionalInt.empty();

    CorridorBuilder(String version, Caps caps) {
        this.version = version;
        this.caps = caps;
    }

    /** Sets who set it, and when; default blank. */
    public CorridorBuilder setBy(String value) {
        setBy = value;
        return this;
    }

    /** Sets the kinds of action by scenario, {@code *} for every scenario; default the standard kinds in every scenario. */
    public CorridorBuilder allowed(Map<String, Set<String>> value) {
        allowed = value;
        return this;
    }

    /** Sets when no client is written to; default never. */
    public CorridorBuilder quiet(QuietHours value) {
        quiet = value;
        return this;
    }

    /** Sets how many clients one incident may write to; default 40. */
    public CorridorBuilder maxRecipientsPerIncident(int value) {
        maxRecipientsPerIncident = value;
        return this;
    }

    /** Sets how many messages one client may get in 24 hours; default 4. */
    public CorridorBuilder contactsPerClientPerDay(int value) {
        contactsPerClientPerDay = value;
        return this;
    }

    /** Sets how many actions a branch may start before a person is asked; default 120 an hour and 400 in 24 hours. */
    public CorridorBuilder actions(int perHour, int perDay) {
        actionsPerHour = perHour;
        actionsPerDay = perDay;
        return this;
    }

    /** Sets how long an announced step waits; default five minutes. */
    public CorridorBuilder vetoWindow(Duration value) {
        vetoWindow = value;
        return this;
    }

    /** Sets how long one approver is waited for; default ten minutes. */
    public CorridorBuilder approvalPatience(Duration value) {
        approvalPatience = value;
        return this;
    }

    /** Adds who is asked about what; the first that fits decides. Default: all approvers in order, one yes. */
    public CorridorBuilder approval(ApprovalChain value) {
        approvals.add(value);
        return this;
    }

    /** Sets how many questions an hour one person is asked; default as many as fit one after another: an hour by the patience. */
    public CorridorBuilder asksPerPersonPerHour(int value) {
        asks = OptionalInt.of(value);
        return this;
    }

    /** Returns the corridor; throws {@link IllegalArgumentException} naming what is impossible. */
    public Corridor build() {
        Set<String> kinds = new HashSet<>();
        allowed.values().forEach(kinds::addAll);
        ApprovalChain.check(approvals, kinds);
        return new Corridor(
                version,
                setBy,
                allowed,
                caps,
                quiet,
                maxRecipientsPerIncident,
                contactsPerClientPerDay,
                actionsPerHour,
                actionsPerDay,
                vetoWindow,
                approvalPatience,
                approvals,
                asks.orElseGet(() -> Corridor.asksFor(approvalPatience)));
    }
}
