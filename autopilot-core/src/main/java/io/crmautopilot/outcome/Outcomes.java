package io.crmautopilot.outcome;

import io.crmautopilot.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What was achieved in a period, in one scope. {@link Metric} defines each figure. Incidents that were only observed count in
 * {@code incidents} and {@code observed} and in nothing else: what was not done achieved nothing.
 *
 * @param scope what it is about
 * @param days the period
 * @param incidents how many incidents were noticed
 * @param observed how many of them were only observed
 * @param open how many of those that were acted on are not over
 * @param clients how many clients complained in those that were acted on, counted once an incident
 * @param solvedAtFirstContact {@link Metric#SOLVED_AT_FIRST_CONTACT}
 * @param journeys {@link Metric#JOURNEY_COMPLETE}
 * @param told clients who were written to
 * @param causeRemoved clients whose incident's complaints stopped
 * @param content clients who say that it is better
 * @param retained {@link Metric#RETAINED}
 * @param escalated {@link Metric#ESCALATED}
 * @param reasons how many incidents were handed over for each kind of reason; an incident may have several
 * @param overridden {@link Metric#OVERRIDDEN}
 * @param falseAlarms {@link Metric#FALSE_ALARM}
 * @param questions how many questions people were asked
 * @param approved how many were answered yes
 * @param refused how many were answered no
 * @param edited how many were answered with a change
 * @param silent how many nobody answered
 * @param vetoes {@link Metric#VETOES}
 * @param tooLate how many actions those came too late for
 * @param firstDecision {@link Metric#TIME_TO_FIRST_DECISION}
 * @param vendorAgreed {@link Metric#TIME_TO_VENDOR_AGREED}
 * @param clientsTold {@link Metric#TIME_TO_CLIENTS_TOLD}
 * @param closed {@link Metric#TIME_TO_CLOSED}
 * @param approval {@link Metric#APPROVAL_TIME}
 * @param money {@link Metric#SPENT}, a row for each currency
 */
public record Outcomes(
        Grouping.Scope scope,
        Days days,
        long incidents,
        long observed,
        long open,
        long clients,
        Share solvedAtFirstContact,
        Share journeys,
        Share told,
        Share causeRemoved,
        Share content,
        Share retained,
        Share escalated,
        Map<String, Long> reasons,
        Share overridden,
        Share falseAlarms,
        long questions,
        long approved,
        long refused,
        long edited,
        long silent,
        long vetoes,
        long tooLate,
        Spans firstDecision,
        Spans vendorAgreed,
        Spans clientsTold,
        Spans closed,
        Spans approval,
        List<Spent> money) {

    /**
     * Money of the incidents whose corridor is in one currency.
     *
     * @param spent what was settled, or kept until its hold ended
     * @param promised what is reserved and not settled
     * @param corridor what might have been spent on these incidents without asking
     * @param lossesKnown for how many of them the host says what they usually cost
     * @param usualLoss what those usually cost together
     * @param spentOfThose what was spent on those
     */
    public record Spent(
            Money spent, Money promised, Money corridor, Share lossesKnown, Money usualLoss, Money spentOfThose) {}

    /** Creates the row; lists and maps are copied. */
    public Outcomes {
        reasons = java.util.Collections.unmodifiableMap(new TreeMap<>(reasons));
        money = List.copyOf(money);
    }

    /** Returns the figures of {@code all}, which belong to {@code scope} and {@code days}. */
    public static Outcomes of(Grouping.Scope scope, Days days, List<IncidentOutcome> all) {
        List<IncidentOutcome> acted =
                all.stream().filter(each -> !each.observed()).toList();
        List<ClientJourney> clients =
                acted.stream().flatMap(each -> each.clients().stream()).toList();
        List<PeoplesSay> says = acted.stream().map(IncidentOutcome::say).toList();
        Map<String, Long> reasons = new TreeMap<>();
        for (IncidentOutcome each : acted) {
            each.escalations().stream()
                    .map(Escalation::kind)
                    .distinct()
                    .forEach(kind -> reasons.merge(kind, 1L, Long::sum));
        }
        return new Outcomes(
                scope,
                days,
                all.size(),
                all.size() - acted.size(),
                acted.stream().filter(each -> each.ending().equals("open")).count(),
                clients.size(),
                share(clients, ClientJourney::solvedAtFirstContact),
                share(clients, ClientJourney::complete),
                share(clients, Outcomes::told),
                share(clients, ClientJourney::causeRemoved),
                share(clients, ClientJourney::content),
                share(clients, ClientJourney::returned),
                share(acted, each -> Measured.known(each.isEscalated())),
                reasons,
                share(acted, each -> Measured.known(each.isOverridden())),
                share(acted, IncidentOutcome::falseAlarm),
                sum(says, PeoplesSay::questions),
                sum(says, PeoplesSay::approved),
                sum(says, PeoplesSay::refused),
                sum(says, PeoplesSay::edited),
                sum(says, PeoplesSay::silent),
                sum(says, PeoplesSay::vetoes),
                sum(says, PeoplesSay::tooLate),
                Spans.of(acted.stream().map(IncidentOutcome::firstDecision).toList()),
                Spans.of(acted.stream().map(IncidentOutcome::vendorAgreed).toList()),
                Spans.of(acted.stream().map(IncidentOutcome::clientsTold).toList()),
                Spans.of(acted.stream().map(IncidentOutcome::closed).toList()),
                Spans.of(says.stream().flatMap(say -> say.answers().stream()).toList()),
                money(acted));
    }

    private static Measured<Boolean> told(ClientJourney client) {
        return client.told()
                .match(
                        known -> Measured.known(true),
                        why -> why == Unknown.NEVER ? Measured.known(false) : Measured.unknown(why));
    }

    private static <T> Share share(List<T> all, Function<T, Measured<Boolean>> answer) {
        return Share.of(all.stream().map(answer).toList());
    }

    private static long sum(List<PeoplesSay> says, java.util.function.ToLongFunction<PeoplesSay> count) {
        return says.stream().mapToLong(count).sum();
    }

    private static List<Spent> money(List<IncidentOutcome> acted) {
        Map<String, Spent> byCurrency = new TreeMap<>();
        for (IncidentOutcome each : acted) {
            Optional<Money> spent = each.money().spent().value();
            Optional<Money> promised = each.money().promised().value();
            Optional<Money> corridor = each.money().corridor().value();
            if (spent.isPresent() && promised.isPresent() && corridor.isPresent()) {
                Money zero = Money.zero(corridor.get().currency());
                Optional<Money> loss = each.money()
                        .usualLoss()
                        .value()
                        .filter(sum -> sum.currency().equals(zero.currency()));
                byCurrency.merge(
                        zero.currency().getCurrencyCode(),
                        new Spent(
                                spent.get(),
                                promised.get(),
                                corridor.get(),
                                loss.isPresent() ? new Share(1, 1, 0) : new Share(0, 1, 0),
                                loss.orElse(zero),
                                loss.isPresent() ? spent.get() : zero),
                        Outcomes::together);
            }
        }
        return List.copyOf(byCurrency.values());
    }

    private static Spent together(Spent one, Spent other) {
        return new Spent(
                one.spent().plus(other.spent()),
                one.promised().plus(other.promised()),
                one.corridor().plus(other.corridor()),
                new Share(
                        one.lossesKnown().part() + other.lossesKnown().part(),
                        one.lossesKnown().of() + other.lossesKnown().of(),
                        0),
                one.usualLoss().plus(other.usualLoss()),
                one.spentOfThose().plus(other.spentOfThose()));
    }
}
