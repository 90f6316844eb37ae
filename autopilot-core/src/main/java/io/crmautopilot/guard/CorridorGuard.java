package io.crmautopilot.guard;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.money.Money;

/** The guard of the corridor: the first rule that has something to say decides, and the last one allows. */
final class CorridorGuard implements PolicyGuard {

    @Override
    public Ruling review(Proposal proposal) {
        Corridor corridor = proposal.settings().corridor();
        Action action = proposal.action();
        if (!corridor.allows(proposal.scenario(), action.kind())) {
            return new Ruling.Refuse(
                    "kind-not-allowed", action.kind() + " is not allowed in scenario " + proposal.scenario());
        }
        if (proposal.level() == AutonomyLevel.OBSERVE) {
            return new Ruling.Observe("observe", "the branch is observed only");
        }
        if (proposal.spec().reversibility() == Reversibility.IRREVERSIBLE) {
            return new Ruling.Hold(
                    "irreversible", action.kind() + " cannot be undone, so a person decides, at every level");
        }
        if (reachesTheHouse(proposal)) {
            return new Ruling.Allow("own-people", "it tells the business's own people");
        }
        return limits(proposal, corridor, action);
    }

    private static Ruling limits(Proposal proposal, Corridor corridor, Action action) {
        boolean toClient = proposal.spec().audience() == Audience.CLIENT;
        boolean writes = toClient && !action.to().isEmpty() && !action.kind().equals("compensation.grant");
        if (writes && corridor.quiet().cover(proposal.now(), proposal.settings().zone())) {
            return new Ruling.Later(
                    corridor.quiet()
                            .endAfter(proposal.now(), proposal.settings().zone()),
                    "quiet-hours",
                    "clients are not written to between " + corridor.quiet());
        }
        Proposal.History history = proposal.history();
        if (writes && !history.alreadyRecipient() && history.recipients() >= corridor.maxRecipientsPerIncident()) {
            return new Ruling.Refuse(
                    "max-recipients",
                    "this incident has written to " + history.recipients() + " clients, the corridor allows "
                            + corridor.maxRecipientsPerIncident());
        }
        if (writes && history.contactsToday() >= corridor.contactsPerClientPerDay()) {
            return new Ruling.Refuse(
                    "contact-frequency",
                    "the client got " + history.contactsToday() + " messages in 24 hours, the corridor allows "
                            + corridor.contactsPerClientPerDay());
        }
        if (history.startedLastHour() >= corridor.actionsPerHour()
                || history.startedLastDay() >= corridor.actionsPerDay()) {
            return new Ruling.Hold(
                    "ceiling",
                    "the branch started " + history.startedLastHour() + " actions in an hour and "
                            + history.startedLastDay() + " in a day, the corridor allows " + corridor.actionsPerHour()
                            + " and " + corridor.actionsPerDay());
        }
        return money(proposal, corridor, action);
    }

    private static Ruling money(Proposal proposal, Corridor corridor, Action action) {
        Money cost = action.reserve().orElse(Money.zero(corridor.caps().currency()));
        if (!cost.currency().equals(corridor.caps().currency())) {
            return new Ruling.Refuse(
                    "currency",
                    "it costs " + cost + ", the corridor is in "
                            + corridor.caps().currency());
        }
        if (action.kind().equals("compensation.grant")
                && cost.exceeds(corridor.caps().compensationPerClient())) {
            return new Ruling.Hold(
                    "compensation-per-client",
                    "it costs " + cost + ", the corridor allows "
                            + corridor.caps().compensationPerClient() + " a client");
        }
        if (cost.exceeds(corridor.caps().perAction())) {
            return new Ruling.Hold(
                    "per-action",
                    "it costs " + cost + ", the corridor allows "
                            + corridor.caps().perAction() + " without asking");
        }
        return switch (proposal.level()) {
            case ASSIST -> new Ruling.Hold("assist", "the branch is in assist: a person confirms each step");
            case VETO_WINDOW ->
                new Ruling.AllowAfter(
                        corridor.vetoWindow(),
                        "veto-window",
                        "it is announced and runs when nobody objects within " + corridor.vetoWindow());
            case CORRIDOR -> new Ruling.Allow("within-corridor", "it is inside the corridor");
            case OBSERVE -> new Ruling.Observe("observe", "the branch is observed only");
        };
    }

    private static boolean reachesTheHouse(Proposal proposal) {
        Audience audience = proposal.spec().audience();
        return (audience == Audience.OWNER || audience == Audience.OPERATOR)
                && proposal.action().reserve().isEmpty()
                && proposal.spec().reversibility() == Reversibility.INFORMS;
    }
}
