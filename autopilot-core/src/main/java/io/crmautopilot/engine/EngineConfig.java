package io.crmautopilot.engine;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.guard.PolicyGuard;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.ContextSource;
import io.crmautopilot.incident.Diagnoser;
import io.crmautopilot.plan.ActionPlanner;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.signal.AnomalyDetector;
import io.crmautopilot.signal.DetectorState;
import io.crmautopilot.signal.SnapshotStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The ports of one engine.
 *
 * @param clock where time comes from
 * @param settings the host's settings
 * @param reader what reads messages
 * @param detector what notices bursts
 * @param diagnoser what names causes
 * @param context what the host knows of its branches
 * @param planner what proposes plans
 * @param guard what keeps the corridor
 * @param log the journal
 * @param sinks who else receives each record
 * @param vault the side store of personal data
 * @param kit effects, lookups and procedures
 * @param codes where one-time codes come from: hard to guess, easy to type
 * @param epoch the writer's term of office
 * @param ticks a steady counter of nanoseconds, which no setting of the clock moves
 * @param snapshots where what the detector knows outlives the process; empty when it is learned again. The detector is then a
 *     {@link io.crmautopilot.signal.DetectorState}
 */
public record EngineConfig(
        InstantSource clock,
        TenantSettings settings,
        MessageReader reader,
        AnomalyDetector detector,
        Diagnoser diagnoser,
        ContextSource context,
        ActionPlanner planner,
        PolicyGuard guard,
        AuditLog log,
        List<Sink> sinks,
        PersonVault vault,
        Kit kit,
        Supplier<String> codes,
        long epoch,
        LongSupplier ticks,
        Optional<SnapshotStore> snapshots) {

    /** Creates the configuration; the list is copied, and a detector that has nothing to keep is refused where snapshots are kept. */
    public EngineConfig {
        sinks = List.copyOf(sinks);
        if (snapshots.isPresent() && !(detector instanceof DetectorState)) {
            throw new IllegalArgumentException("snapshots are kept of a DetectorState, and the detector "
                    + detector.getClass().getName() + " is none");
        }
    }

    /** Creates a configuration under which the detector begins anew in each process. */
    public EngineConfig(
            InstantSource clock,
            TenantSettings settings,
            MessageReader reader,
            AnomalyDetector detector,
            Diagnoser diagnoser,
            ContextSource context,
            ActionPlanner planner,
            PolicyGuard guard,
            AuditLog log,
            List<Sink> sinks,
            PersonVault vault,
            Kit kit,
            Supplier<String> codes,
            long epoch,
            LongSupplier ticks) {
        this(
                clock,
                settings,
                reader,
                detector,
                diagnoser,
                context,
                planner,
                guard,
                log,
                sinks,
                vault,
                kit,
                codes,
                epoch,
                ticks,
                Optional.empty());
    }

    /** Returns the counter that a clock which only moves on by itself makes. */
    public static LongSupplier ticksOf(InstantSource clock) {
        return () -> {
            Instant now = clock.instant();
            return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        };
    }

    /**
     * A receiver of every record.
     *
     * @param sink the receiver
     * @param required whether nothing may run while it fails
     */
    public record Sink(AuditSink sink, boolean required) {}
}
