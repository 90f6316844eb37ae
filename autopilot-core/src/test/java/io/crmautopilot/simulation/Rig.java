package io.crmautopilot.simulation;

import io.crmautopilot.action.Action;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.Engine;
import io.crmautopilot.engine.EngineConfig;
import io.crmautopilot.engine.IncidentView;
import io.crmautopilot.engine.Receipt;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.PolicyGuard;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.signal.SnapshotStore;
import io.crmautopilot.testing.InMemoryPersonVault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One engine of one process on its disk, with the salon around it; {@link #restart} gives the disk to a new process. */
public final class Rig {

    /** Settings that a test may change under a running engine. */
    public BranchSettings settings = Salon.settings(AutonomyLevel.CORRIDOR, Salon.corridor());

    /** The plan of each incident. */
    public Plan plan = Salon.plan();

    /** The guard. */
    public PolicyGuard guard = PolicyGuard.corridor();

    /** What happens at the log. */
    public SimLog.Faults faults = (point, kind) -> {};

    /** The sinks. */
    public List<EngineConfig.Sink> sinks = List.of();

    /** The vendors that the directory knows. */
    public List<String> vendors = List.of("whatsapp:vendor-1", "whatsapp:vendor-2");

    /** How many people make a signal. */
    public int threshold = 3;

    /** Further branches. */
    public final Map<BranchRef, BranchSettings> others = new HashMap<>();

    /** Time. */
    public final SimClock clock = new SimClock(Salon.MORNING);

    /** The other side of the ports. */
    public final SimWorld world = new SimWorld(clock);

    /** The disk. */
    public final SimLog disk = new SimLog();

    /** The side store. */
    public final InMemoryPersonVault vault = new InMemoryPersonVault();

    /** Where the detector's state outlives the process; empty for a host that keeps none. */
    public Optional<SnapshotStore> snapshots = Optional.empty();

    /** The kit. */
    public final SimKit kit = new SimKit(world, () -> vendors);

    private Optional<Engine> engine = Optional.empty();
    private int messages;
    private int codes;

    /** Returns the engine of the present process. */
    public Engine engine() {
        if (engine.isEmpty()) {
            engine = Optional.of(start(1));
        }
        return engine.get();
    }

    /** Starts another process on the same disk in the given epoch. */
    public Engine start(long epoch) {
        TenantSettings port = new TenantSettings() {
            @Override
            public Optional<BranchSettings> of(BranchRef branch) {
                return settings.branch().equals(branch)
                        ? Optional.of(settings)
                        : Optional.ofNullable(others.get(branch));
            }

            @Override
            public List<BranchRef> branches(String tenant) {
                return List.of(settings.branch());
            }
        };
        Supplier<String> oneTime = () -> "CODE" + ++codes;
        return new Engine(new EngineConfig(
                clock,
                port,
                new PlainReader(),
                new CountingDetector(threshold),
                (signal, context) -> new Diagnosis(List.of(cause()), true, List.of()),
                (branch, from, to) -> BranchContext.unknown(),
                incident -> Optional.of(plan),
                guard,
                disk.open((point, kind) -> faults.at(point, kind)),
                sinks,
                vault,
                kit,
                oneTime,
                epoch,
                clock::ticks,
                snapshots));
    }

    static Cause cause() {
        return new Cause("air-conditioning", "hvac", null, Cause.Scope.BRANCH, 0.9, List.of(), List.of(), List.of());
    }

    /** Lets the process die and starts a new one: of what was on its way to disk, {@code survivors} records are there. */
    public Rig restart(int survivors) {
        disk.crash(survivors);
        engine = Optional.of(start(1));
        return this;
    }

    /** Lets so many clients complain, one each minute. */
    public Rig complain(int from, int to) {
        for (int client = from; client <= to; client++) {
            hear(Salon.complaint(client, "m" + ++messages, clock.instant()));
            pass(Duration.ofMinutes(1));
        }
        return this;
    }

    /** Hands a message in. */
    public Receipt hear(Message message) {
        return engine().accept(message);
    }

    /** Lets somebody say something. */
    public Receipt say(Contact who, String text) {
        return hear(Salon.said(who, "s" + ++messages, clock.instant(), text));
    }

    /** Lets the vendor with that address say something. */
    public Receipt vendorSays(String address, String text) {
        String[] parts = address.split(":", 2);
        return say(new Contact(parts[0], parts[1]), text);
    }

    /** Lets time pass and the engine do what is due in it. */
    public Rig pass(Duration time) {
        Instant end = clock.truth().plus(time);
        engine().tick();
        for (int i = 0; i < 10_000; i++) {
            Optional<Instant> next = engine().nextDue().map(clock::truthOf);
            if (next.isEmpty() || next.get().isAfter(end)) {
                clock.passUntil(end);
                engine().tick();
                return this;
            }
            clock.passUntil(next.get());
            engine().tick();
        }
        throw new IllegalStateException("the engine never comes to rest");
    }

    /** Returns the only incident. */
    public IncidentView incident() {
        List<IncidentView> all = engine().incidents(Salon.TENANT);
        if (all.size() != 1) {
            throw new IllegalStateException("there are " + all.size() + " incidents");
        }
        return all.get(0);
    }

    /** Returns the actions of the only incident that are of one kind. */
    public List<ActionView> actions(String kind) {
        return engine().actions(Salon.TENANT, incident().id()).stream()
                .filter(view -> view.action().kind().equals(kind))
                .toList();
    }

    /** Returns the code of the last question that reached {@code who}. */
    public String codeFor(Contact who) {
        String token = vault.tokenOf(Salon.TENANT, who.key());
        List<Action> asked = world.deeds("approval.ask").stream()
                .filter(ask -> ask.to().equals(token))
                .toList();
        if (asked.isEmpty()) {
            throw new IllegalStateException("nobody asked " + who);
        }
        String id = asked.get(asked.size() - 1).details().text("approvalId");
        return vault.file(Salon.TENANT, token).recall("code:" + id).orElseThrow();
    }

    /** Returns the kinds of the durable records, in order. */
    public List<String> kinds() {
        return records().stream().map(AuditRecord::kind).toList();
    }

    /** Returns the durable records. */
    public List<AuditRecord> records() {
        return new ArrayList<>(disk.durableSince(Salon.TENANT, 0));
    }

    /** Returns the durable records of one kind. */
    public List<AuditRecord> records(String kind) {
        return records().stream().filter(each -> each.kind().equals(kind)).toList();
    }
}
