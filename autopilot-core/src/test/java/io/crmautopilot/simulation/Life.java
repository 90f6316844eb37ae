package io.crmautopilot.simulation;

import io.crmautopilot.action.Action;
import io.crmautopilot.approval.Scope;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.Engine;
import io.crmautopilot.engine.EngineConfig;
import io.crmautopilot.engine.IncidentView;
import io.crmautopilot.engine.Receipt;
import io.crmautopilot.engine.StopReceipt;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.guard.PolicyGuard;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.signal.SnapshotStore;
import io.crmautopilot.simulation.Chance.Trouble;
import io.crmautopilot.simulation.SimLog.Point;
import io.crmautopilot.simulation.SimWorld.Manner;
import io.crmautopilot.testing.InMemoryPersonVault;
import io.crmautopilot.testing.InMemorySnapshots;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One whole life from a seed: clients complain, the engine works, everything fails that this seed lets fail, processes die and are
 * replaced; then the faults end, everything gets its time, and the books are compared. Nothing in it depends on anything but the seed.
 */
final class Life {

    /** Half of all lives come to rest within 35 turns, all but one in a thousand within 120. */
    private static final int MOST_TICKS = 1_000;

    private static final Duration TROUBLED = Duration.ofHours(8);
    private static final Duration REST = Duration.ofDays(9);

    private record Event(Instant at, long order, Runnable what) {}

    final SimClock clock = new SimClock(Salon.MORNING);
    private final Chance chance;
    private final SimLog disk = new SimLog();
    private final SimWorld world = new SimWorld(clock);
    private final InMemoryPersonVault vault = new InMemoryPersonVault();
    private final InMemorySnapshots snapshots = new InMemorySnapshots();
    private final People people;
    private final Oracle oracle;
    private final PriorityQueue<Event> queue = new PriorityQueue<>(
            (a, b) -> a.at().equals(b.at()) ? Long.compare(a.order(), b.order()) : a.at().compareTo(b.at()));
    private final List<Message> delivered = new ArrayList<>();
    private final Map<String, String> clients = new HashMap<>();

    /** Who was heard while what they said was young enough to be acted on. */
    private final Set<String> heard = new HashSet<>();

    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> durableStops = new HashSet<>();
    private final Map<String, Long> bills = new HashMap<>();
    private final StringBuilder trace = new StringBuilder();
    private final int threshold;
    private final int asksPerHour;
    private final Plan plan;
    private final boolean sinkRequired;
    private BranchSettings settings;
    private Engine engine;
    private Optional<Engine> zombie = Optional.empty();
    private long orders;
    private int codes;
    private int words;
    private int crashes;
    private int ticks;
    private boolean busy;
    private boolean sayingAgain;

    Life(long seed, Set<Integer> muted, Set<Trouble> without) {
        chance = new Chance(seed, muted, without);
        people = new People(this, chance, vault);
        oracle = new Oracle(clock, disk, world);
        threshold = 3 + chance.below("settings", 2);
        oracle.threshold = threshold;
        int roll = chance.below("settings", 100);
        AutonomyLevel level = roll < 50
                ? AutonomyLevel.CORRIDOR
                : roll < 72 ? AutonomyLevel.VETO_WINDOW : roll < 95 ? AutonomyLevel.ASSIST : AutonomyLevel.OBSERVE;
        oracle.level = level;
        oracle.needs = chance.has(Trouble.TWO_MUST_AGREE) ? 2 : 1;
        asksPerHour = 1 + chance.below("chain", 3);
        // A clock that jumps by hours begins an hour anew: then people may be asked more often than they should.
        boolean counted = chance.has(Trouble.FEW_QUESTIONS) && !chance.has(Trouble.CLOCK);
        oracle.asksPerHour = counted ? asksPerHour : Integer.MAX_VALUE;
        settings = Salon.settings(level, corridor(), this::approvers);
        oracle.caps = settings.corridor().caps();
        sinkRequired = chance.below("settings", 2) == 0;
        oracle.sinkRequired = sinkRequired;
        plan = plan();
        world.treat(this::manner);
        world.onDeed(this::answer);
        engine = start();
    }

    private Corridor corridor() {
        List<Object> changes = new ArrayList<>();
        if (chance.has(Trouble.TIGHT_MONEY)) {
            changes.addAll(List.of("perIncident", 17_000, "perDay", 21_000, "perVendorPerMonth", 13_000));
        }
        if (chance.has(Trouble.TWO_MUST_AGREE)) {
            Fields two = Fields.of("ask", List.of("owner", "manager", "deputy"), "needs", oracle.needs);
            Fields letters = Fields.of("kinds", List.of("client.message"), "ask", List.of("manager", "owner"));
            changes.addAll(List.of("approvals", List.of(letters, two)));
        }
        if (chance.has(Trouble.FEW_QUESTIONS)) {
            changes.addAll(List.of("asksPerPersonPerHour", asksPerHour));
        }
        return Salon.corridor(changes.toArray());
    }

    /** The chain of who is asked: one person in three hears of every second role, which must count as one. */
    private List<Approver> approvers(List<Approver> usual) {
        if (!chance.has(Trouble.TWO_MUST_AGREE)) {
            return usual;
        }
        List<Approver> all = new ArrayList<>(usual);
        Contact deputy = chance.below("chain", 3) == 0 ? Salon.OWNER : Salon.DEPUTY;
        all.add(new Approver("deputy", "Marat", deputy, Language.RU));
        return all;
    }

    private Plan plan() {
        Plan base = Salon.plan();
        if (chance.below("settings", 4) > 0) {
            return base;
        }
        List<PlanStep> steps = new ArrayList<>(base.steps());
        steps.add(new PlanStep("close", "close", List.of("owner:told"), Fields.empty()));
        return new Plan("heat", "1", "with a closing", steps);
    }

    /** Lives the life to its end. */
    Life live() {
        people.begin(threshold + chance.below("clients", 4));
        planHost();
        run(Salon.MORNING.plus(TROUBLED));
        chance.calmDown();
        clock.putWrongBy(Duration.ZERO);
        disk.fill(false);
        zombie = Optional.empty();
        oracle.lifted(Scope.branch(Salon.BRANCH));
        guarded(() -> engine.lift(Scope.branch(Salon.BRANCH), "owner", "all is calm"));
        redeliver();
        run(clock.truth().plus(REST));
        audit();
        return this;
    }

    private void planHost() {
        if (chance.has(Trouble.CRASH)) {
            for (int i = 0; i < 3; i++) {
                at(Duration.ofSeconds(chance.below("host", 9000)), () -> {
                    if (chance.fires(Trouble.CRASH, "host", 600, "crash at rest")) {
                        die("at rest");
                    }
                });
            }
        }
        if (chance.has(Trouble.CLOCK)) {
            for (int i = 0; i < 4; i++) {
                at(Duration.ofSeconds(chance.below("clock", 12_000)), () -> {
                    if (chance.fires(Trouble.CLOCK, "clock", 800, "clock")) {
                        clock.putWrongBy(Duration.ofHours(2L * (chance.below("clock", 3) - 1)));
                    }
                });
            }
        }
        if (chance.has(Trouble.DISK_FULL)) {
            for (int i = 0; i < 2; i++) {
                at(Duration.ofSeconds(chance.below("disk", 9000)), () -> {
                    if (chance.fires(Trouble.DISK_FULL, "disk", 700, "the disk is full")) {
                        fillDisk();
                    }
                });
            }
        }
        if (chance.has(Trouble.TAKEOVER)) {
            at(Duration.ofSeconds(chance.below("host", 9000)), () -> {
                if (chance.fires(Trouble.TAKEOVER, "host", 900, "takeover at rest")) {
                    takeOver();
                }
            });
        }
    }

    /** Somebody else's files take the disk for a while; most owners object while nothing moves. */
    private void fillDisk() {
        disk.fill(true);
        int seconds = 60 + chance.below("disk", 3_000);
        at(sinceStart().plusSeconds(seconds), () -> disk.fill(false));
        for (int vetoes = chance.below("disk", 4); vetoes > 0; vetoes--) {
            at(sinceStart().plusSeconds(chance.below("disk", seconds)), this::vetoAtRest);
        }
    }

    /** A veto out of the blue, which a full disk may not keep from being durable. */
    private void vetoAtRest() {
        int faults = chance.fired().size();
        int before = crashes;
        boolean room = disk.isFull() && disk.hasRoomForNo();
        StopReceipt receipt = veto();
        boolean nothingElse = chance.fired().size() == faults && crashes == before;
        Violation.unless(
                !room || !nothingElse || (receipt != null && receipt.durable()),
                "I-8",
                "the disk is full and has room for a veto, which is not durable");
        if (chance.below("disk", 2) == 0) {
            at(sinceStart().plusSeconds(1_200), this::liftAll);
        }
    }

    /** Does {@code what} so long after the beginning, by true time. */
    void at(Duration since, Runnable what) {
        queue.add(new Event(Salon.MORNING.plus(since), ++orders, what));
    }

    Duration sinceStart() {
        return Duration.between(Salon.MORNING, clock.truth());
    }

    private void run(Instant end) {
        for (int i = 0; ; i++) {
            Violation.unless(i < MOST_TICKS, "L-3", "the life never comes to rest");
            Instant due = nextDue().orElse(end);
            Event event = queue.peek();
            Instant next = event != null && !event.at().isAfter(due) ? event.at() : due;
            if (!next.isBefore(end)) {
                clock.passUntil(end);
                return;
            }
            clock.passUntil(next);
            if (event != null && !event.at().isAfter(due)) {
                queue.poll();
                event.what().run();
            }
            ticks++;
            guarded(engine::tick);
            zombie.ifPresent(old -> guardedZombie(old::tick));
        }
    }

    private Optional<Instant> nextDue() {
        List<Instant> due = new ArrayList<>();
        guarded(() -> engine.nextDue().ifPresent(due::add));
        Instant soonest = clock.truth().plusMillis(1000);
        return due.stream().findFirst().map(clock::truthOf).map(then -> then.isBefore(soonest) ? soonest : then);
    }

    /** Runs something in the present process, which may die of it. */
    private boolean guarded(Runnable what) {
        Engine before = engine;
        boolean outer = !busy;
        busy = true;
        try {
            what.run();
            return true;
        } catch (AuditFailedException e) {
            return false;
        } catch (Crash e) {
            if (engine == before) {
                die(String.valueOf(e.getMessage()));
            }
            return false;
        } finally {
            if (outer) {
                busy = false;
            }
            oracle.look();
        }
    }

    private static void guardedZombie(Runnable what) {
        try {
            what.run();
        } catch (AuditFailedException | Crash e) {
            // It was replaced: whatever becomes of it is of no interest, as long as it does nothing.
        }
    }

    private void die(String how) {
        crashes++;
        trace.append(" crash ").append(how);
        oracle.died();
        disk.crash(chance.below("log", 4));
        oracle.look();
        if (chance.fires(Trouble.CLOCK, "clock", 200, "clock while down")) {
            clock.putWrongBy(Duration.ofHours(2L * (chance.below("clock", 3) - 1)));
        }
        clock.pass(Duration.ofSeconds(chance.below("host", 400)));
        engine = start();
        redeliver();
    }

    /** A host hands in what it has of the last hour again, in the order in which it came. */
    private void redeliver() {
        Instant from = clock.truth().minus(Duration.ofHours(1));
        for (Message message : List.copyOf(delivered)) {
            if (!message.sentAt().isBefore(from)) {
                guarded(() -> engine.accept(message));
            }
        }
    }

    private void takeOver() {
        zombie = Optional.of(engine);
        oracle.died();
        disk.takeOver();
        engine = start();
        redeliver();
    }

    private Engine start() {
        long epoch = disk.epoch();
        Supplier<Boolean> alive = () -> disk.epoch() == epoch;
        TenantSettings port = new TenantSettings() {
            @Override
            public Optional<BranchSettings> of(BranchRef branch) {
                return Optional.of(settings);
            }

            @Override
            public List<BranchRef> branches(String tenant) {
                return List.of(Salon.BRANCH);
            }
        };
        List<EngineConfig.Sink> sinks = List.of(new EngineConfig.Sink(this::sink, sinkRequired));
        return new Engine(new EngineConfig(
                clock,
                port,
                new PlainReader(),
                new CountingDetector(threshold),
                (signal, context) -> new Diagnosis(List.of(Rig.cause()), true, List.of()),
                (branch, from, to) -> BranchContext.unknown(),
                incident -> Optional.of(plan),
                PolicyGuard.corridor(),
                disk.open((point, kind) -> {
                    if (alive.get()) {
                        point(point, kind);
                    }
                }),
                sinks,
                vault,
                new SimKit(world, () -> List.of("whatsapp:vendor-1", "whatsapp:vendor-2", "whatsapp:vendor-3")),
                () -> "CODE" + ++codes,
                epoch,
                clock::ticks,
                Optional.of(snapshots(alive))));
    }

    /** The store of the detector's state fails and crashes as the log does. */
    private SnapshotStore snapshots(Supplier<Boolean> alive) {
        return new SnapshotStore() {
            @Override
            public boolean save(BranchRef branch, String name, long epoch, byte[] content) {
                at(Point.BEFORE_FORCE);
                boolean kept = snapshots.save(branch, name, epoch, content);
                at(Point.AFTER_FORCE);
                return kept;
            }

            @Override
            public Optional<byte[]> load(BranchRef branch, String name) {
                at(Point.BEFORE_FORCE);
                return snapshots.load(branch, name);
            }

            private void at(Point point) {
                if (alive.get()) {
                    point(point, "snapshot");
                }
            }
        };
    }

    private void sink(AuditRecord entry) {
        if (chance.fires(Trouble.SINK_FAILS, "host", 30, "sink")) {
            throw new IllegalStateException("the sink is down");
        }
        oracle.mirrored(entry);
    }

    /** Something may happen at each point of each write. */
    private void point(Point point, String kind) {
        oracle.look();
        if (chance.fires(
                Trouble.LOG_FAILS, "log", point == Point.AFTER_FORCE ? 3 : 8, point + " of " + kind + " fails")) {
            throw new AuditFailedException("the disk says no");
        }
        if (crashes < 5 && chance.fires(Trouble.CRASH, "log", 6, point + " of " + kind + " crashes")) {
            throw new Crash(point + " of " + kind);
        }
        boolean inTheAir = point == Point.AFTER_FORCE;
        if (!inTheAir
                && zombie.isEmpty()
                && chance.fires(Trouble.TAKEOVER, "log", 6, point + " of " + kind + " is paused and replaced")) {
            takeOver();
            guarded(engine::tick);
        }
        if (!kind.equals("stop.set") && chance.fires(Trouble.VETO, "log", 6, "veto at " + point + " of " + kind)) {
            veto();
        }
        if (chance.fires(Trouble.CLOCK, "clock", 4, "clock at " + point)) {
            clock.putWrongBy(Duration.ofHours(2L * (chance.below("clock", 3) - 1)));
        }
    }

    private Manner manner(Action action) {
        if (!chance.fires(Trouble.CALLS_FAIL, "calls", 250, "call " + action.key())) {
            return crashes < 5 && chance.fires(Trouble.CRASH, "calls", 15, "crash in " + action.key())
                    ? Manner.CRASH
                    : Manner.FINE;
        }
        Manner[] ways = {
            Manner.BUSY, Manner.LOST_ANSWER, Manner.LOST_CALL, Manner.THROWS, Manner.NULL, Manner.NEVER, Manner.BUSY
        };
        return ways[chance.below("calls", ways.length)];
    }

    private void answer(SimWorld.Deed deed) {
        Action action = deed.action();
        switch (action.kind()) {
            case "approval.ask" -> people.asked(action);
            case "vendor.request" -> people.requested(action);
            case "vendor.agree" -> people.agreed(action);
            default -> {
                // Nobody answers to the rest.
            }
        }
    }

    void billed(String key, long minor) {
        bills.put(key, minor);
    }

    /** The host hands a message in, again and again until it is taken. */
    void deliver(Message message, String client) {
        oracle.complained(client);
        delivered.add(message);
        clients.put(message.id(), client);
        hand(message);
    }

    private void hand(Message message) {
        if (!guarded(() -> engine.accept(message))) {
            at(sinceStart().plusSeconds(30), () -> hand(message));
        } else if (message.sentAt().isAfter(clock.truth().minus(settings.maxAge()))) {
            heard.add(clients.getOrDefault(message.id(), ""));
        }
        zombie.ifPresent(old -> guardedZombie(() -> old.accept(message)));
    }

    /** Somebody says something. */
    void speak(Contact who, String text) {
        Message message = Salon.said(who, "w" + ++words, clock.instant(), text);
        delivered.add(message);
        hand(message);
    }

    /** An approver decides. */
    void decide(Contact who, String approval, String code, boolean approves) {
        String id = "w" + ++words;
        Message message = Salon.said(who, id, clock.instant(), (approves ? "yes " : "no ") + code);
        delivered.add(message);
        decide(message, approval, approves);
    }

    private void decide(Message message, String approval, boolean approves) {
        oracle.said(approval, approves);
        boolean taken = guarded(() -> {
            Receipt receipt = engine.accept(message);
            if (receipt.status() == Receipt.Status.APPROVER
                    && !receipt.incidents().isEmpty()) {
                acknowledged.add(message.id());
            }
        });
        if (!taken) {
            at(sinceStart().plusSeconds(30), () -> decide(message, approval, approves));
        }
    }

    /** The owner stops the branch, by the host's button; returns null when the process died of it. */
    @org.jspecify.annotations.Nullable
    StopReceipt veto() {
        Scope scope = Scope.branch(Salon.BRANCH);
        StopReceipt[] answer = new StopReceipt[1];
        guarded(() -> {
            Engine told = engine;
            StopReceipt receipt = told.stop(scope, "owner", "stop");
            answer[0] = receipt;
            // What is not durable holds in the process that was told, which may have been replaced meanwhile.
            if (receipt.durable() || told == engine) {
                oracle.stopped(scope, receipt.durable());
            }
            if (receipt.durable()) {
                durableStops.add(scope.kind() + scope.name());
            } else {
                sayAgain();
            }
        });
        return answer[0];
    }

    /** What was not durable is said again, once for all who said it; on a full disk people have more patience. */
    private void sayAgain() {
        if (!sayingAgain) {
            sayingAgain = true;
            at(sinceStart().plusSeconds(disk.isFull() ? 120 : 5), () -> {
                sayingAgain = false;
                veto();
            });
        }
    }

    void liftAll() {
        Scope scope = Scope.branch(Salon.BRANCH);
        oracle.lifted(scope);
        guarded(() -> engine.lift(scope, "owner", "go on"));
    }

    private void audit() {
        List<String> lines = disk.durable(Salon.TENANT);
        Auditor auditor = new Auditor(lines);
        Set<String> done =
                world.deeds().stream().map(deed -> deed.action().key()).collect(Collectors.toSet());
        auditor.compare(done);
        Map<String, Long> paid = new HashMap<>();
        for (Action grant : world.deeds("compensation.grant")) {
            paid.put(grant.key(), SimSteps.GRANT.minor());
        }
        auditor.compareMoney(paid);
        auditor.holds(acknowledged, durableStops);
        auditor.atRest();
        // What a full disk refused until it was old is learned and not acted on, and no clock that is wrong tells what
        // is old.
        heard.remove("");
        Violation.unless(
                chance.has(Trouble.CLOCK)
                        || heard.size() < threshold
                        || !engine.incidents(Salon.TENANT).isEmpty(),
                "L-5",
                "enough people complained, and there is no incident");
        Engine fresh = start();
        Violation.unless(
                shape(engine).equals(shape(fresh)), "I-29", "a fold of the log differs from the state that was lived");
    }

    private static String shape(Engine engine) {
        StringBuilder shape = new StringBuilder();
        for (IncidentView view : engine.incidents(Salon.TENANT)) {
            shape.append(view).append(engine.actions(Salon.TENANT, view.id()));
        }
        return shape.append(engine.reserved(Salon.TENANT)).toString();
    }

    Chance chance() {
        return chance;
    }

    /** Returns everything by which two runs of one seed can differ. */
    String trace() {
        return String.join("\n", disk.durable(Salon.TENANT)) + world.deeds() + trace + ticks;
    }

    /** Returns what is durable of the log. */
    List<AuditRecord> log() {
        return disk.durableSince(Salon.TENANT, 0);
    }

    /** Returns how many records the life wrote. */
    int records() {
        return disk.durableCount(Salon.TENANT);
    }

    int crashes() {
        return crashes;
    }

    int ticks() {
        return ticks;
    }
}
