package io.crmautopilot.engine;

import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.guard.BudgetLedger;
import io.crmautopilot.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ends holds of money: it is not held for ever, and what may have been spent counts as spent, because calling it free could spend it twice. */
final class Holds {

    private final Stops stops;

    Holds(Stops stops) {
        this.stops = stops;
    }

    /** Counts what nobody settled or released in time as spent. */
    void release(TenantDesk desk, Instant now) {
        List<BudgetLedger.Reservation> expired = desk.read(state -> state.ledger.open().stream()
                .filter(open -> !open.expires().isAfter(now))
                .toList());
        for (BudgetLedger.Reservation open : expired) {
            desk.commit(
                    now,
                    state -> state.ledger.reserved(open.key()).isEmpty()
                            ? Decision.nothing("")
                            : new Decision<>(
                                    "",
                                    List.of(new Draft(
                                            Optional.ofNullable(state.incidents.get(open.incident()))
                                                    .map(incident -> incident.branch.location())
                                                    .orElse(""),
                                            open.incident(),
                                            RecordKind.BUDGET_SETTLED,
                                            Fields.of(
                                                    "key",
                                                    open.key(),
                                                    "amount",
                                                    open.amount().toFields(),
                                                    "rule",
                                                    TenantState.LOST,
                                                    "why",
                                                    "nobody settled or released it until " + open.expires()
                                                            + ": it may have been spent, so it counts as spent")))));
            desk.read(state -> Optional.ofNullable(state.incidents.get(open.incident())))
                    .ifPresent(incident -> stops.lowerIfObjected(desk, incident.branch, now));
        }
    }
}
