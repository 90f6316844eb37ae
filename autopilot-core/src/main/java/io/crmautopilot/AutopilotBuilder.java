package io.crmautopilot;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.Engine;
import io.crmautopilot.engine.EngineConfig;
import io.crmautopilot.engine.Kit;
import io.crmautopilot.guard.PolicyGuard;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.incident.ContextSource;
import io.crmautopilot.incident.Diagnoser;
import io.crmautopilot.message.MessageSource;
import io.crmautopilot.plan.ActionPlanner;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.signal.AnomalyDetector;
import io.crmautopilot.signal.DetectorState;
import io.crmautopilot.signal.SnapshotStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the ports of an {@link Autopilot}. Not thread-safe. */
public final class AutopilotBuilder {

    private @Nullable TenantSettings settings;
    private @Nullable MessageReader reader;
    private @Nullable AnomalyDetector detector;
    private @Nullable Diagnoser diagnoser;
    private @Nullable ActionPlanner planner;
    private @Nullable AuditLog log;
    private @Nullable PersonVault vault;
    private @Nullable Kit kit;
    private @Nullable MessageSource source;
    private @Nullable SnapshotStore snapshots;
    private ContextSource context = (branch, from, to) -> BranchContext.unknown();
    private PolicyGuard guard = PolicyGuard.corridor();
    private InstantSource clock = InstantSource.system();
    private LongSupplier ticks = System::nanoTime;
    private Supplier<String> codes = new OneTimeCodes();
    private long epoch = 1;
    private final List<EngineConfig.Sink> sinks = new ArrayList<>();

    AutopilotBuilder() {}

    /** Sets where the settings of tenants and branches come from. Required. */
    public AutopilotBuilder settings(TenantSettings port) {
        this.settings = port;
        return this;
    }

    /** Sets what reads messages. Required. */
    public AutopilotBuilder reader(MessageReader port) {
        this.reader = port;
        return this;
    }

    /** Sets what notices bursts. Required. */
    public AutopilotBuilder detector(AnomalyDetector port) {
        this.detector = port;
        return this;
    }

    /** Sets what names causes. Required. */
    public AutopilotBuilder diagnoser(Diagnoser port) {
        this.diagnoser = port;
        return this;
    }

    /** Sets what proposes plans. Required. */
    public AutopilotBuilder planner(ActionPlanner port) {
        this.planner = port;
        return this;
    }

    /** Sets the journal, in which everything is durable before it happens. Required. */
    public AutopilotBuilder log(AuditLog port) {
        this.log = port;
        return this;
    }

    /** Sets the side store of personal data. Required. */
    public AutopilotBuilder vault(PersonVault port) {
        this.vault = port;
        return this;
    }

    /** Sets the effects, lookups and procedures. Required. */
    public AutopilotBuilder kit(Kit tools) {
        this.kit = tools;
        return this;
    }

    /** Sets where {@link Autopilot#poll} and {@link Autopilot#start} fetch messages; without it the host hands them in. */
    public AutopilotBuilder source(MessageSource port) {
        this.source = port;
        return this;
    }

    /**
     * Sets where what the detector knows is kept, so that a restart in the middle of a burst forgets nobody: brought back before a
     * branch's first message, saved with each complaint and, of what was only learned, with the next tick, under the name {@code
     * detector}. The past of a branch that has it is not taught again. Without a store the detector
     * begins anew in each process. The detector must be a {@link io.crmautopilot.signal.DetectorState}.
     */
    public AutopilotBuilder snapshots(SnapshotStore port) {
        this.snapshots = port;
        return this;
    }

    /** Sets what tells of visits, equipment and other branches; without it causes are named from the messages alone. */
    public AutopilotBuilder context(ContextSource port) {
        this.context = port;
        return this;
    }

    /** Sets what keeps the corridor; default {@link PolicyGuard#corridor()}. */
    public AutopilotBuilder guard(PolicyGuard port) {
        this.guard = port;
        return this;
    }

    /** Adds a receiver of every record, which catches up when it fails. */
    public AutopilotBuilder alsoTo(AuditSink sink) {
        sinks.add(new EngineConfig.Sink(sink, false));
        return this;
    }

    /** Adds a receiver of every record without which nothing runs. */
    public AutopilotBuilder onlyWith(AuditSink sink) {
        sinks.add(new EngineConfig.Sink(sink, true));
        return this;
    }

    /**
     * Sets where time comes from; default the system's clock, with a steady counter beside it. Spans are then measured by this clock
     * alone, so nobody may set it back or forward while it is in use.
     */
    public AutopilotBuilder clock(InstantSource time) {
        return clock(time, EngineConfig.ticksOf(time));
    }

    /**
     * Sets where time comes from.
     *
     * @param time the wall clock, which may be set
     * @param nanos a steady counter of nanoseconds, such as {@link System#nanoTime()}, which no setting of the clock moves
     */
    public AutopilotBuilder clock(InstantSource time, LongSupplier nanos) {
        this.clock = time;
        this.ticks = nanos;
        return this;
    }

    /** Sets where one-time codes come from; default six letters and digits from a secure random source. */
    public AutopilotBuilder codes(Supplier<String> source) {
        this.codes = source;
        return this;
    }

    /** Sets the term of office written into each record: a host with several machines takes it from its lease; default 1; below 1 is refused. */
    public AutopilotBuilder epoch(long term) {
        if (term < 1) {
            throw new IllegalArgumentException("epoch is below 1: " + term);
        }
        this.epoch = term;
        return this;
    }

    /**
     * Builds the autopilot from what was given, and folds what the journal holds.
     *
     * @throws IllegalStateException naming all that is missing
     * @throws io.crmautopilot.audit.AuditFailedException when the journal cannot be read or does not verify
     */
    public Autopilot build() {
        List<String> missing = new ArrayList<>();
        TenantSettings theSettings = needed(settings, "settings(TenantSettings)", missing);
        MessageReader theReader = needed(reader, "reader(MessageReader)", missing);
        AnomalyDetector theDetector = needed(detector, "detector(AnomalyDetector)", missing);
        Diagnoser theDiagnoser = needed(diagnoser, "diagnoser(Diagnoser)", missing);
        ActionPlanner thePlanner = needed(planner, "planner(ActionPlanner)", missing);
        AuditLog theLog = needed(log, "log(AuditLog)", missing);
        PersonVault theVault = needed(vault, "vault(PersonVault)", missing);
        Kit theKit = needed(kit, "kit(Kit)", missing);
        if (theSettings == null
                || theReader == null
                || theDetector == null
                || theDiagnoser == null
                || thePlanner == null
                || theLog == null
                || theVault == null
                || theKit == null) {
            throw new IllegalStateException("the autopilot lacks " + String.join(", ", missing));
        }
        if (snapshots != null && !(theDetector instanceof DetectorState)) {
            throw new IllegalStateException("snapshots(SnapshotStore) needs a detector that is a DetectorState, and "
                    + theDetector.getClass().getName() + " is none");
        }
        EngineConfig config = new EngineConfig(
                clock,
                theSettings,
                theReader,
                theDetector,
                theDiagnoser,
                context,
                thePlanner,
                guard,
                theLog,
                sinks,
                theVault,
                theKit,
                codes,
                epoch,
                ticks,
                Optional.ofNullable(snapshots));
        return new Autopilot(new Engine(config), Optional.ofNullable(source));
    }

    private static <T> @Nullable T needed(@Nullable T port, String step, List<String> missing) {
        if (port == null) {
            missing.add(step);
        }
        return port;
    }
}
