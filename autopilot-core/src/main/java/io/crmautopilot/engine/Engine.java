package io.crmautopilot.engine;

import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.approval.Scope;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.guard.BudgetLedger;
import io.crmautopilot.incident.Deed;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.signal.DetectorState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The works behind {@code Autopilot}, which checks that nothing is missing and hands it the ports. Safe for any number of threads: each
 * incident is taken further by one thread at a time, and a port that hangs holds up its own incident alone.
 */
public final class Engine {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /** When something that failed is tried again. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final EngineConfig config;
    private final Parts parts;
    private final ActionDesk actions;
    private final Runner runner;
    private final Stops stops;
    private final Testimony testimony;
    private final Questions questions;
    private final Counting counting;
    private final Holds holds;
    private final Matters matters;
    private final Intake intake;
    private final Map<String, TenantDesk> desks = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final List<SinkFeed> sinks;

    /** Tenants for which the last tick failed. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    private final AtomicReference<Instant> lastTick = new AtomicReference<>(Instant.MIN);

    /**
     * Folds what the log holds and stands ready; nothing runs before the first call of {@link #tick}.
     *
     * @throws AuditFailedException when the log cannot be read or does not verify
     */
    public Engine(EngineConfig config) {
        this.config = config;
        Kit.Tools tools =
                config.kit().equip(new Kit.Workbench(config.vault(), config.settings(), new LedgerBooks(this::desk)));
        StopLatch latch = new StopLatch();
        Deadlines deadlines = new Deadlines(config.ticks());
        Map<String, EffectSpec> specs = new HashMap<>();
        tools.effects().forEach(effect -> specs.put(effect.spec().kind(), effect.spec()));
        this.parts = new Parts(
                config.clock(),
                config.vault(),
                config.settings(),
                Parts.byName(tools.effects(), effect -> effect.spec().kind(), "effects"),
                Parts.byName(tools.lookups(), Lookup::name, "lookups"),
                Parts.byName(tools.procedures(), Procedure::kind, "procedures"),
                tools.chat(),
                config.codes(),
                new Gate(specs, config.guard(), latch, deadlines),
                latch,
                deadlines);
        for (String needed : List.of("approval.ask", "hand-over")) {
            if (!specs.containsKey(needed)) {
                throw new IllegalStateException("the kit brings no effect " + needed);
            }
        }
        this.actions = new ActionDesk(parts);
        this.runner = new Runner(parts, actions);
        this.stops = new Stops(parts, actions);
        this.questions =
                new Questions(parts, actions.approvals(), stops, this::desk, desks::containsKey, this::advance);
        this.testimony = new Testimony(parts, stops, this::desk);
        Recent recent = new Recent();
        SignalDesk signals = new SignalDesk(parts, config.diagnoser(), config.context(), config.planner(), recent);
        Optional<DetectorKeeper> keeper = config.snapshots()
                .map(store -> new DetectorKeeper((DetectorState) config.detector(), store, config.epoch()));
        this.counting = new Counting(parts, config.reader(), config.detector(), keeper, signals, recent);
        this.holds = new Holds(stops);
        this.matters = new Matters(parts, tools.watch());
        this.intake = new Intake(parts, counting, actions.approvals(), stops, matters);
        AuditLog log = config.log();
        this.sinks = config.sinks().stream()
                .map(sink -> new SinkFeed(sink.sink(), sink.required(), log))
                .toList();
        for (String tenant : log.tenants()) {
            desk(tenant).read(TenantState::stops).keySet().forEach(latch::set);
        }
    }

    private TenantDesk desk(String tenant) {
        return desks.computeIfAbsent(tenant, t -> new TenantDesk(t, config.log(), sinks, config.epoch()));
    }

    /**
     * Takes a live message in and carries on the incidents that it touches.
     *
     * @throws AuditFailedException when the log, the vault or the settings failed, so that it was not taken in: hand it in again
     */
    public Receipt accept(Message message) {
        Instant now = parts.clock().instant();
        Receipt receipt;
        try {
            receipt = parts.settings().of(message.branch()).isEmpty()
                    ? Receipt.refused("location is unknown: " + message.branch())
                    : intake.accept(desk(message.branch().tenant()), message, now);
        } catch (AuditFailedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new AuditFailedException("message " + message.id() + " could not be taken in: hand it in again", e);
        }
        if (receipt.status() == Receipt.Status.REFUSED) {
            refuse(receipt.problem());
        }
        for (String incident : receipt.incidents()) {
            advance(desk(message.branch().tenant()), incident, parts.clock().instant());
        }
        return receipt;
    }

    /** Learns normal from a message of the past. */
    public Receipt learn(Message message) {
        Receipt receipt = intake.learn(message);
        if (receipt.status() == Receipt.Status.REFUSED) {
            refuse(receipt.problem());
        }
        return receipt;
    }

    /** Counts a delivery that could not be read at all. */
    public void refuse(String problem) {
        String reason = problem.contains(":") ? problem.substring(0, problem.indexOf(':')) : problem;
        refused.computeIfAbsent(reason, key -> new LongAdder()).increment();
    }

    /** Returns how many messages were refused, by reason. */
    public Map<String, Long> refused() {
        Map<String, Long> counts = new TreeMap<>();
        refused.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }

    /** Does all that is due now; returns when the next thing is, or empty when nothing is open. What fails stops nothing else. */
    public Optional<Instant> tick() {
        Instant now = parts.clock().instant();
        boolean wentBack = now.isBefore(lastTick.getAndSet(now));
        for (TenantDesk desk : desks.values()) {
            try {
                tick(desk, wentBack, now);
                failing.remove(desk.tenant());
            } catch (RuntimeException e) {
                LOG.error("nothing runs for tenant {}: {}", desk.tenant(), e.toString());
                failing.add(desk.tenant());
            }
        }
        counting.save(now);
        return nextDue();
    }

    private void tick(TenantDesk desk, boolean wentBack, Instant now) {
        desk.catchUp();
        holds.release(desk, now);
        for (String incident : counting.drain(desk, now)) {
            advance(desk, incident, now);
        }
        matters.bring(desk, now);
        for (IncidentState incident : desk.read(TenantState::open)) {
            // A clock that was put back must not make everybody wait for the time that it once showed.
            if (wentBack || !incident.wakeAt.isAfter(now)) {
                advance(desk, incident.id, now);
            }
        }
    }

    /** Returns when something is due next, or empty when nothing is open. */
    public Optional<Instant> nextDue() {
        Instant soon = parts.clock().instant().plus(SOON);
        Instant next = counting.isBehind() ? soon : null;
        for (TenantDesk desk : desks.values()) {
            for (Instant due : dues(desk, soon)) {
                // What is overdue where nothing works is tried again soon, and not at once for ever: a disk stays full
                // for hours.
                Instant later = failing.contains(desk.tenant()) && due.isBefore(soon) ? soon : due;
                next = next == null || later.isBefore(next) ? later : next;
            }
        }
        return Optional.ofNullable(next);
    }

    private List<Instant> dues(TenantDesk desk, Instant soon) {
        try {
            List<Instant> dues = new ArrayList<>(desk.read(TenantState::dues));
            matters.due(desk).ifPresent(dues::add);
            return dues;
        } catch (RuntimeException e) {
            return List.of(soon);
        }
    }

    private void advance(TenantDesk desk, String incident, Instant now) {
        try {
            IncidentState state = desk.read(tenant -> tenant.required(incident));
            if (state.plan == null) {
                counting.plan(desk, state, now);
            }
            if (!state.isClosed() && state.turn.tryLock()) {
                try {
                    runner.advance(desk, incident, now);
                    IncidentState after = desk.read(tenant -> tenant.required(incident));
                    if (after.isClosed()) {
                        over(after);
                    }
                } finally {
                    state.turn.unlock();
                }
            }
        } catch (RuntimeException e) {
            LOG.error("nothing runs for incident {} until {}: {}", incident, now.plus(SOON), e.toString());
            desk.glance(tenant -> tenant.required(incident).wakeAt = now.plus(SOON));
        }
    }

    private void over(IncidentState incident) {
        counting.closed(incident.lastSeen);
        parts.deadlines().forget(incident.branch.tenant() + "/" + incident.id + "/");
        actions.forget(incident.branch.tenant(), incident.id);
    }

    /** Stops what {@code scope} covers; in force when this returns, durable as the receipt says. */
    public StopReceipt stop(Scope scope, String by, String why) {
        Instant now = parts.clock().instant();
        parts.latch().set(scope);
        if (scope.kind() != Scope.Kind.ALL) {
            return stopOne(scope, by, why, now);
        }
        List<String> late = new ArrayList<>();
        boolean durable = !desks.isEmpty();
        for (TenantDesk desk : desks.values()) {
            StopReceipt receipt = stops.stop(desk, scope, by, why, Fields.empty(), now);
            durable &= receipt.durable();
            late.addAll(receipt.notStopped());
        }
        // Without a log of any tenant there is nowhere to write it down.
        return new StopReceipt(
                durable,
                late,
                (durable
                                ? "everything is stopped"
                                : "everything is stopped, not yet durable: say it again after a restart")
                        + (late.isEmpty() ? "" : "; too late for " + late));
    }

    private StopReceipt stopOne(Scope scope, String by, String why, Instant now) {
        TenantDesk desk;
        try {
            desk = desk(scope.tenant());
        } catch (RuntimeException e) {
            LOG.error("the stop of {} is not durable: {}", scope, e.toString());
            return new StopReceipt(false, List.of(), "stopped, not yet durable: say it again after a restart");
        }
        StopReceipt receipt = stops.stop(desk, scope, by, why, Fields.empty(), now);
        if (scope.kind() == Scope.Kind.INCIDENT && receipt.durable()) {
            desk.glance(state -> Optional.ofNullable(state.incidents.get(scope.name())))
                    .flatMap(incident -> incident)
                    .ifPresent(this::over);
        }
        return receipt;
    }

    /** The latch holds until the last tenant's log says that the stop is lifted. */
    private void liftAll(String by, String why, Instant now) {
        Optional<StopLatch.Held> held = parts.latch().of(Scope.all());
        for (TenantDesk desk : desks.values()) {
            stops.liftInLog(desk, Scope.all(), by, why, "", now);
        }
        held.ifPresent(mine -> parts.latch().lift(Scope.all(), mine));
    }

    /** Lifts the stop that is in force now; durable when this returns. */
    public void lift(Scope scope, String by, String why) {
        Instant now = parts.clock().instant();
        if (scope.kind() != Scope.Kind.ALL) {
            stops.lift(desk(scope.tenant()), scope, by, why, "", now);
        } else if (desks.isEmpty()) {
            parts.latch().of(scope).ifPresent(held -> parts.latch().lift(scope, held));
        } else {
            liftAll(by, why, now);
        }
    }

    /** Gives the dialogue with {@code person} back, durably; returns whether a person had it. */
    public boolean giveBack(BranchRef branch, String person, String by, String why) {
        return Dialogues.giveBack(desk(branch.tenant()), parts, branch, person, by, why);
    }

    /** Takes in what the other side reports of an action by itself; returns whether that changed what is known. */
    public boolean reported(BranchRef branch, String key, Outcome outcome) {
        TenantDesk desk = desk(branch.tenant());
        Instant now = parts.clock().instant();
        Optional<String> incident = actions.report(desk, key, outcome, now);
        incident.ifPresent(id -> advance(desk, id, now));
        return incident.isPresent();
    }

    /** Returns the dialogues of a tenant that people have, the oldest first. */
    public List<HandedOver> handedOver(String tenant) {
        return desks.containsKey(tenant) ? desk(tenant).read(TenantState::handedOver) : List.of();
    }

    /** Returns the door for questions to people that are answered elsewhere than in the chat. */
    public Questions questions() {
        return questions;
    }

    /** Gives a branch, or a kind of action in it when it is not blank, back the level of its settings after it fell by itself. */
    public void restoreLevel(BranchRef branch, String kind, String by, String why) {
        testimony.restoreLevel(branch, kind, by, why);
    }

    /** Writes down that people undid an action, or what it cost that it should not have; repeated, it lowers the level. */
    public void reversed(BranchRef branch, String incident, String key, Optional<Money> loss, String by, String why) {
        testimony.reversed(branch, incident, key, loss, by, why);
    }

    /** Writes down that a person was advised to raise a level; {@code advice} says which and on what evidence. It changes nothing. */
    public void recommend(BranchRef branch, Fields advice) {
        testimony.recommend(branch, advice);
    }

    /** Writes down that a person judged whether anything was wrong; a later judgement counts instead of an earlier one. */
    public void judge(BranchRef branch, String incident, boolean falseAlarm, String by, String why) {
        testimony.judge(branch, incident, falseAlarm, by, why);
    }

    /** Writes down what people did about an incident themselves. */
    public void peopleDid(BranchRef branch, String incident, Deed deed, String by, String why) {
        testimony.peopleDid(branch, incident, deed, by, why);
    }

    /** Returns the incidents of a tenant that are open or ended lately, the oldest first. */
    public List<IncidentView> incidents(String tenant) {
        TenantDesk desk = desks.get(tenant);
        return desk == null
                ? List.of()
                : desk.read(
                        state -> state.all().stream().map(IncidentState::view).toList());
    }

    /** Returns one incident, or empty. */
    public Optional<IncidentView> incident(String tenant, String id) {
        return incidents(tenant).stream().filter(view -> view.id().equals(id)).findFirst();
    }

    /** Returns the actions of one incident in the order in which they were proposed; empty when it is unknown. */
    public List<ActionView> actions(String tenant, String incident) {
        return desks.containsKey(tenant) ? desk(tenant).read(state -> state.actionsOf(incident)) : List.of();
    }

    /** Returns what is reserved and not settled for a tenant. */
    public List<BudgetLedger.Reservation> reserved(String tenant) {
        return desks.containsKey(tenant) ? desk(tenant).read(state -> List.copyOf(state.ledger.open())) : List.of();
    }
}
