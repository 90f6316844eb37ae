package io.crmautopilot.outcome;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One incident as the figures need it: a fold that keeps no texts and no details. */
final class Case {

    final String tenant;
    final String location;
    final String id;
    private final Instant noticedAt;
    private String scenario = "";
    private ZoneId zone = ZoneOffset.UTC;
    private AutonomyLevel level = AutonomyLevel.OBSERVE;
    private final Map<String, String> stepKinds = new HashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, String[]> actions = new HashMap<>();
    private final Purse purse = new Purse();
    private final Questions questions = new Questions();
    private final List<Escalation> escalations = new ArrayList<>();
    private final Map<String, Instant> reached = new HashMap<>();
    private final Set<String> handed = new LinkedHashSet<>();
    private boolean observed;
    private boolean started;
    private @Nullable Instant firstDecision;
    private @Nullable Instant closedAt;
    private String ending = "open";
    private Optional<Boolean> judged = Optional.empty();

    Case(AuditRecord opened) {
        tenant = opened.tenant();
        location = opened.location();
        id = opened.incident();
        noticedAt = opened.body().fields("signal").instant("at");
        affect(opened.body());
    }

    boolean isOpen() {
        return closedAt == null;
    }

    void veto(long tooLate) {
        questions.veto(tooLate);
    }

    void take(AuditRecord entry) {
        Fields body = entry.body();
        Instant at = entry.at();
        switch (entry.kind()) {
            case RecordKind.INCIDENT_GREW -> affect(body);
            case RecordKind.PLAN_MADE -> plan(body);
            case RecordKind.STEP_NOTED, RecordKind.STEP_ENDED -> reach(body, at);
            case RecordKind.STEP_HANDED_OVER -> {
                handed.add(body.text("step"));
                escalations.add(new Escalation(at, body.text("step"), body.text("reason"), body.text("code", "")));
            }
            case RecordKind.ACTION_DONE -> done(body, at);
            case RecordKind.ACTION_FAILED -> purse.release(body.text("key"));
            case RecordKind.BUDGET_SETTLED -> purse.settle(body.text("key"), Money.of(body.fields("amount")));
            case RecordKind.BUDGET_RELEASED -> purse.release(body.text("key"));
            case RecordKind.APPROVAL_ASKED -> questions.ask(body, at);
            case RecordKind.APPROVAL_DECIDED -> questions.decide(body, at);
            case RecordKind.APPROVAL_EXPIRED -> questions.expire(body);
            case RecordKind.REPLY_RECEIVED ->
                Optional.ofNullable(people.get(body.text("from"))).ifPresent(one -> one.replied(at));
            case RecordKind.INCIDENT_JUDGED -> judged = Optional.of(body.flag("falseAlarm"));
            case RecordKind.INCIDENT_CLOSED -> {
                closedAt = at;
                ending = body.text("outcome");
            }
            default -> propose(entry, body);
        }
    }

    private void plan(Fields body) {
        Fields plan = body.fields("plan");
        scenario = plan.text("scenario");
        zone = ZoneId.of(body.text("zone"));
        level = AutonomyLevel.valueOf(body.text("level"));
        plan.list("steps").forEach(step -> stepKinds.put(step.text("id"), step.text("kind")));
        purse.corridor(body.fields("corridor"));
    }

    private void affect(Fields body) {
        for (Fields person : body.list("affected")) {
            String token = person.text("token");
            people.computeIfAbsent(token, each -> new Person(each, person.instant("firstAt")))
                    .wrote(person.instant("lastAt"));
        }
    }

    private void reach(Fields body, Instant at) {
        for (Fields each : body.fields("result").list("journeys")) {
            Optional.ofNullable(people.get(each.text("client", ""))).ifPresent(one -> one.ended(each.text("journey")));
        }
        String milestone = body.text("milestone", "");
        if (!milestone.isEmpty()) {
            String kind = stepKinds.getOrDefault(body.text("step"), body.text("step"));
            reached.putIfAbsent(kind + ":" + milestone, at);
        }
    }

    private void propose(AuditRecord entry, Fields body) {
        if (!entry.kind().startsWith("action.") || !body.has("action")) {
            return;
        }
        Fields action = body.fields("action");
        firstDecision = firstDecision == null ? entry.at() : firstDecision;
        observed |= entry.kind().equals(RecordKind.ACTION_OBSERVED);
        if (entry.kind().equals(RecordKind.ACTION_STARTED)) {
            started = true;
            Fields details = action.fields("details");
            actions.put(action.text("key"), new String[] {
                action.text("kind"),
                action.text("to"),
                action.text("step"),
                details.text("answer", ""),
                details.text("reason", ""),
                details.text("code", "")
            });
            if (body.has("expires")) {
                purse.reserve(action.text("key"), Money.of(action.fields("cost")), body.instant("expires"));
            }
        }
    }

    private void done(Fields body, Instant at) {
        String key = body.text("key");
        if (body.has("settle")) {
            purse.settle(key, Money.of(body.fields("settle")));
        }
        String[] action = actions.remove(key);
        if (action == null) {
            return;
        }
        Optional<Person> to = Optional.ofNullable(people.get(action[1]));
        switch (action[0]) {
            case "client.message", "client.creative" -> to.ifPresent(one -> one.told(at));
            case "client.follow-up" -> to.ifPresent(one -> one.asked(at));
            case "hand-over" -> {
                to.ifPresent(one -> one.handedOver(action[3]));
                // The hand-over of a step is brought by an action of its own: one matter, counted once.
                if (!handed.contains(action[2]) || to.isPresent()) {
                    escalations.add(new Escalation(at, action[2], action[4], action[5]));
                }
            }
            default -> {
                // The figures of other kinds come from milestones and money.
            }
        }
    }

    IncidentOutcome outcome(Instant now, OutcomeSettings settings) {
        boolean watchOnly = observed && !started;
        Measured<Duration> removed = since("watch:normal", "watch");
        Measured<Boolean> isRemoved = removed.match(
                known -> Measured.known(true),
                why -> why == Unknown.NEVER ? Measured.known(false) : Measured.unknown(why));
        List<ClientJourney> clients = new ArrayList<>();
        for (Person person : people.values()) {
            Measured<Boolean> back = closedAt == null
                    ? Measured.unknown(Unknown.PENDING)
                    : settings.visits().returned(new BranchRef(tenant, location), person.token, closedAt, now);
            clients.add(person.journey(noticedAt, watchOnly, closedAt != null, isRemoved, back));
        }
        Measured<Money> loss = settings.usualLoss().containsKey(scenario)
                ? Measured.known(settings.usualLoss().get(scenario))
                : Measured.unknown(Unknown.NOT_SAID);
        return new IncidentOutcome(
                tenant,
                location,
                id,
                scenario,
                zone,
                level,
                watchOnly,
                noticedAt,
                ending,
                firstDecision == null ? missing() : Measured.known(Duration.between(noticedAt, firstDecision)),
                since("vendor:booked", "vendor"),
                since("clients:told", "clients"),
                removed,
                closedAt == null
                        ? Measured.unknown(Unknown.PENDING)
                        : Measured.known(Duration.between(noticedAt, closedAt)),
                clients,
                escalations,
                questions.say(closedAt != null),
                purse.money(now, loss),
                falseAlarm());
    }

    private Measured<Boolean> falseAlarm() {
        if (judged.isPresent()) {
            return Measured.known(judged.get());
        }
        boolean repaired = reached.containsKey("vendor:fixed") && purse.paid();
        return repaired || people.values().stream().anyMatch(Person::isContent)
                ? Measured.known(false)
                : Measured.unknown(Unknown.NOT_SAID);
    }

    private Measured<Duration> since(String milestone, String kind) {
        Instant at = reached.get(milestone);
        if (at != null) {
            return Measured.known(Duration.between(noticedAt, at));
        }
        if (observed && !started) {
            return Measured.unknown(Unknown.OBSERVED);
        }
        return stepKinds.containsValue(kind) ? missing() : Measured.unknown(Unknown.NOT_PLANNED);
    }

    private <T> Measured<T> missing() {
        return Measured.unknown(closedAt == null ? Unknown.PENDING : Unknown.NEVER);
    }
}
