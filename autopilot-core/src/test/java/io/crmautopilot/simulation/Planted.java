package io.crmautopilot.simulation;

import java.util.List;

/**
 * Bugs that were made or could be made in the engine, each as a change of its source: the simulation is trusted only while it finds
 * them.
 *
 * @param name what is wrong
 * @param file the source file below {@code io/crmautopilot}
 * @param changes what stands there and what is put in its place, in turn
 */
record Planted(String name, String file, List<String> changes) {

    Planted(String name, String file, String... changes) {
        this(name, file, List.of(changes));
    }

    static final List<Planted> ALL = List.of(
            new Planted(
                    "effect before its record",
                    "engine/ActionDesk.java",
                    "notPerformed.put(name, new Start(attempt(admitted), now));",
                    "notPerformed.put(name, new Start(attempt(admitted), now)); performer.perform(state.required(incident), action, 1, false, false,"
                            + " now);"),
            new Planted(
                    "nobody waits for the disk",
                    "engine/TenantDesk.java",
                    "        awaitDurable(pending);\n        if (!urgent)",
                    "        if (!urgent)"),
            new Planted(
                    "a failed force is taken for done",
                    "engine/TenantDesk.java",
                    "            markStale();\n            throw e;\n        }\n    }\n\n    private void deliver",
                    "            markStale();\n        }\n    }\n\n    private void deliver"),
            new Planted(
                    "veto not looked at again before the call",
                    "engine/ActionDesk.java",
                    "boolean stopped = desk.read(",
                    "boolean stopped = false && desk.read("),
            new Planted(
                    "veto kept in memory only",
                    "engine/Stops.java",
                    "late = desk.commitUrgently(\n                    now, state -> set(state, scope, body(scope, by, why).with(said)));",
                    "late = desk.read(state -> set(state, scope, body(scope, by, why).with(said))).result();"),
            new Planted(
                    "a restart forgets what the detector knew",
                    "engine/DetectorKeeper.java",
                    "store.load(branch, NAME).ifPresent(content -> restore(branch, content));",
                    "store.load(branch, NAME);"),
            new Planted(
                    "new key on each repetition",
                    "engine/ActionDesk.java",
                    "                action,\n                Math.toIntExact(started.number(\"attempt\")),",
                    "                started.number(\"attempt\") == 1 ? action : new Action(action.key() + \"-\" +"
                            + " started.number(\"attempt\"), action.kind(), action.branch(), action.incident(),"
                            + " action.step(), action.to(), action.cost(), action.details()),\n"
                            + "                Math.toIntExact(started.number(\"attempt\")),"),
            new Planted(
                    "a lost answer is taken for a failure",
                    "engine/Performer.java",
                    "return new Outcome.InDoubt(\"the effect failed: \" + e.getClass().getSimpleName());",
                    "return new Outcome.Failed(\"the effect failed\", false);"),
            new Planted(
                    "a repetition that fails proves that nothing was done",
                    "engine/Performer.java",
                    "if (doubtful && outcome instanceof",
                    "if (false && outcome instanceof"),
            new Planted(
                    "a stop calls what is in doubt not done",
                    "engine/Performer.java",
                    "return doubtful\n",
                    "return false\n"),
            new Planted(
                    "what may not be repeated is repeated",
                    "engine/Performer.java",
                    "return effect == null ? OnDoubt.ASK_HUMAN : effect.spec().onDoubt();",
                    "return OnDoubt.RETRY_SAME_KEY;"),
            new Planted(
                    "a hold that ends is called free",
                    "engine/Holds.java",
                    "RecordKind.BUDGET_SETTLED",
                    "RecordKind.BUDGET_RELEASED"),
            new Planted(
                    "only what is spent counts against a cap",
                    "guard/BudgetLedger.java",
                    "        add(scopes, reservation.amount().minor());",
                    "",
                    "add(entry.scopes(), amount.minus(entry.reservation().amount()).minor());",
                    "add(entry.scopes(), amount.minor());",
                    "add(entry.scopes(), -entry.reservation().amount().minor());",
                    "add(entry.scopes(), 0);"),
            new Planted(
                    "deadlines by the wall clock alone",
                    "engine/Approvals.java",
                    "return parts.deadlines().isClosed(tenant + \"/\" + approval.id, approval.askedAt,"
                            + " approval.expires, now);",
                    "return !now.isBefore(approval.expires);"),
            new Planted(
                    "veto windows by the wall clock alone",
                    "engine/Deadlines.java",
                    "return Duration.ofNanos(Math.max(0, left));",
                    "return Duration.ZERO;"),
            new Planted(
                    "late approvals are taken",
                    "engine/Approvals.java",
                    "case OPEN -> !isPast(tenant, approval, now);",
                    "case OPEN -> true;",
                    "return parts.deadlines().isClosed(tenant + \"/\" + approval.id, approval.askedAt,"
                            + " approval.expires, now);",
                    "return !now.isBefore(approval.expires.plusSeconds(600));"),
            new Planted(
                    "silence means yes",
                    "engine/IncidentState.java",
                    "approval(body).status = ApprovalState.Status.EXPIRED;",
                    "approval(body).decide(body.with(\"approved\", true));"),
            new Planted(
                    "anybody may use a code",
                    "engine/Approvals.java",
                    "boolean theirs = approval.to.equals(from) && mayDecide(",
                    "boolean theirs = mayDecide(",
                    "matches(tenant.tenant, from, approval.id, code)",
                    "matches(tenant.tenant, approval.to, approval.id, code)"),
            new Planted(
                    "no code is needed",
                    "engine/Approvals.java",
                    "if (theirs && matches(tenant.tenant, from, approval.id, code)) {",
                    "if (theirs) {"),
            new Planted(
                    "assist does not ask",
                    "guard/CorridorGuard.java",
                    "case ASSIST -> new Ruling.Hold(\"assist\",",
                    "case ASSIST -> new Ruling.Allow(\"assist\","),
            new Planted(
                    "observing acts",
                    "guard/CorridorGuard.java",
                    "if (proposal.level() == AutonomyLevel.OBSERVE) {",
                    "if (false) {"),
            new Planted(
                    "a required sink that fails is passed over",
                    "engine/SinkFeed.java",
                    "if (required) {",
                    "if (false) {"),
            new Planted(
                    "silence leaves a question open for ever",
                    "engine/Asked.java",
                    "(current.word(action) == Word.SILENT || lacks(current, action) > 0)",
                    "lacks(current, action) > 1"),
            new Planted(
                    "one yes is enough for what needs two",
                    "engine/IncidentState.java",
                    "yes.size() >= needs",
                    "!yes.isEmpty()"),
            new Planted(
                    "people are asked as often as there is something to ask",
                    "engine/AskDesk.java",
                    "approvals.tokenOf(settings, approver), now) < most)",
                    "approvals.tokenOf(settings, approver), now) < most + 9)",
                    "tenant.asksSince(each.to(), now.minus(HOUR)) < most)",
                    "tenant.asksSince(each.to(), now.minus(HOUR)) < most + 9)"),
            new Planted(
                    "a stop stands behind another record",
                    "engine/Stops.java",
                    "        drafts.add(new Draft(location, incidentId, RecordKind.STOP_SET",
                    "        drafts.add(new Draft(location, \"\", RecordKind.SIGNAL_SEEN, Fields.empty()));\n"
                            + "        drafts.add(new Draft(location, incidentId, RecordKind.STOP_SET"),
            new Planted(
                    "part of the state is never recorded",
                    "engine/TenantDesk.java",
                    "records.forEach(current::apply);",
                    "records.forEach(current::apply); current.incidents.values().forEach(i ->"
                            + " i.actions.values().forEach(a -> a.reason = a.reason.isEmpty() ? \"\" : \"*\"));"));
}
