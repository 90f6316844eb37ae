package io.crmautopilot.benchmarks;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BudgetLedger;
import io.crmautopilot.guard.BudgetLedger.Reservation;
import io.crmautopilot.guard.Caps;
import io.crmautopilot.guard.PolicyGuard;
import io.crmautopilot.guard.Proposal;
import io.crmautopilot.guard.Ruling;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What do the parts of the gate cost: a ruling of the corridor's guard, and a reservation in the ledger, alone and contended? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class GateParts {

    private static final Currency KZT = Currency.getInstance("KZT");
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final Instant AT = Instant.parse("2026-03-02T05:07:14Z");

    private final PolicyGuard guard = PolicyGuard.corridor();
    private final Proposal proposal = proposal();
    private final Caps caps = SmallSalon.corridor().caps();
    private final BudgetLedger ledger = new BudgetLedger();

    private static Proposal proposal() {
        BranchRef branch = SmallSalon.branch(0);
        Action action = new Action(
                "inc-1/act/a", "client.message", branch, "inc-1", "act", "p-1", Money.ofMajor(1, KZT), Fields.empty());
        EffectSpec spec = SmallSalon.MESSAGE;
        return new Proposal(
                action,
                spec,
                "heat",
                SmallSalon.settings(branch),
                AutonomyLevel.CORRIDOR,
                new Proposal.History(1, false, 0, 2, 3),
                AT);
    }

    /** A ruling on a proposal that the corridor allows. */
    @Benchmark
    public Ruling ruling() {
        return guard.review(proposal);
    }

    /** Check, reservation and release under the lock that the engine holds. */
    @Benchmark
    public boolean ledger() {
        return reserve("a");
    }

    /** The same by four threads at once. */
    @Benchmark
    @Threads(4)
    public boolean ledgerByFour() {
        return reserve(Thread.currentThread().getName());
    }

    private boolean reserve(String key) {
        Reservation wanted =
                new Reservation(key, Money.ofMajor(1_000, KZT), "inc-1", "v-1", "c-1", AT, AT.plus(Duration.ofDays(7)));
        synchronized (ledger) {
            if (ledger.check(wanted, caps, ZONE).isPresent()) {
                return false;
            }
            ledger.reserve(wanted, ZONE);
            ledger.release(key);
            return true;
        }
    }
}
