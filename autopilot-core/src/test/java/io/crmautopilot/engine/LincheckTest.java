package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.approval.Scope;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.guard.Caps;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.testing.InMemoryAuditLog;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Lets Lincheck search for an order of threads in which the ledger behind the gate, or a stop, answers what no order of the same calls
 * one after the other could. The quick version runs in every build, a long one in the profile "full".
 */
class LincheckTest {

    private static final Currency KZT = Currency.getInstance("KZT");
    private static final Instant NOW = Salon.MORNING;
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final long CAP = 10;

    @Test
    void money_behind_the_gate_is_counted_as_if_by_one_thread() {
        options().sequentialSpecification(PlainMoney.class).check(MoneyBehindTheGate.class);
    }

    @Test
    void nothing_starts_after_a_stop_was_acknowledged_in_any_order_of_threads() {
        options().sequentialSpecification(PlainStops.class).check(StopsAtTheGate.class);
    }

    private static StressOptions options() {
        boolean full = Boolean.getBoolean("autopilot.full");
        return new StressOptions()
                .threads(3)
                .actorsPerThread(full ? 4 : 3)
                .actorsBefore(1)
                .actorsAfter(2)
                .iterations(full ? 300 : 15)
                .invocationsPerIteration(full ? 1_000 : 150);
    }

    private static TenantDesk desk() {
        return new TenantDesk(Salon.TENANT, new InMemoryAuditLog(), List.of(), 1);
    }

    private static Action action(int key, int sum) {
        return new Action(
                "inc/pay/" + key,
                "vendor.agree",
                Salon.BRANCH,
                "inc",
                "pay",
                "p-1",
                new Money(sum, KZT),
                Fields.empty());
    }

    /** Reserving, settling and releasing as the engine does it: check and record in one decision. */
    @Param(name = "key", gen = IntGen.class, conf = "1:3")
    @Param(name = "sum", gen = IntGen.class, conf = "3:6")
    public static final class MoneyBehindTheGate {
        private static final Caps CAPS = caps();
        private final TenantDesk desk = desk();

        private static Caps caps() {
            Money cap = new Money(CAP, KZT);
            return new Caps(cap, cap, cap, cap, cap, cap, cap);
        }

        /** Takes a sum under the cap; false when it does not fit or the key is taken. */
        @Operation
        public boolean reserve(@Param(name = "key") int key, @Param(name = "sum") int sum) {
            Action action = action(key, sum);
            Instant expires = NOW.plus(Duration.ofDays(7));
            return desk.commit(NOW, state -> {
                boolean taken = state.ledger.reserved(action.key()).isPresent() || state.isAnswered(action.key());
                boolean over = state.ledger
                        .check(
                                TenantState.reservation(
                                        action, new Money(sum, KZT), Audience.VENDOR.name(), NOW, expires),
                                CAPS,
                                ZONE)
                        .isPresent();
                return taken || over
                        ? Decision.nothing(false)
                        : new Decision<>(
                                true,
                                List.of(new Draft(
                                        Salon.BRANCH.location(),
                                        "inc",
                                        RecordKind.ACTION_STARTED,
                                        Fields.of(
                                                "action", action.toFields(),
                                                "audience", Audience.VENDOR,
                                                "zone", ZONE.getId(),
                                                "message", action.key(),
                                                "expires", expires))));
            });
        }

        /** Spends one unit of what is held and frees the rest; false when nothing is held. */
        @Operation
        public boolean settle(@Param(name = "key") int key) {
            Fields one = new Money(1, KZT).toFields();
            return move(key, RecordKind.BUDGET_SETTLED, Fields.of("key", "inc/pay/" + key, "amount", one));
        }

        /** Frees what is held; false when nothing is. */
        @Operation
        public boolean release(@Param(name = "key") int key) {
            return move(key, RecordKind.BUDGET_RELEASED, Fields.of("key", "inc/pay/" + key));
        }

        private boolean move(int key, String kind, Fields body) {
            return desk.commit(
                    NOW,
                    state -> state.ledger.reserved("inc/pay/" + key).isEmpty()
                            ? Decision.nothing(false)
                            : new Decision<>(true, List.of(new Draft(Salon.BRANCH.location(), "inc", kind, body))));
        }

        /** Returns what is taken in all. */
        @Operation
        public long taken() {
            return desk.read(state -> state.ledger.takenByIncident("inc"));
        }
    }

    /** What {@link MoneyBehindTheGate} promises, said in the plainest way. */
    public static final class PlainMoney {
        private final Map<Integer, Long> held = new TreeMap<>();
        private final Map<Integer, Boolean> known = new TreeMap<>();
        private long spent;

        /** See there. */
        public boolean reserve(int key, int sum) {
            if (known.containsKey(key) || taken() + sum > CAP) {
                return false;
            }
            known.put(key, true);
            held.put(key, (long) sum);
            return true;
        }

        /** See there. */
        public boolean settle(int key) {
            boolean was = held.remove(key) != null;
            spent += was ? 1 : 0;
            return was;
        }

        /** See there. */
        public boolean release(int key) {
            return held.remove(key) != null;
        }

        /** See there. */
        public long taken() {
            return spent + held.values().stream().mapToLong(sum -> sum).sum();
        }
    }

    /** A stop and the gate's question for it, as {@link Stops} and {@link Gate} ask: latch first, then the log. */
    @Param(name = "key", gen = IntGen.class, conf = "1:2")
    public static final class StopsAtTheGate {
        private final TenantDesk desk = desk();
        private final StopLatch latch = new StopLatch();

        private static Scope scope(int key) {
            return Scope.action(Salon.TENANT, "inc/pay/" + key);
        }

        /** Stops one action and returns once that is durable. */
        @Operation
        public void stop(@Param(name = "key") int key) {
            latch.set(scope(key));
            desk.commitUrgently(
                    NOW,
                    state -> new Decision<>(
                            "",
                            List.of(new Draft(
                                    Salon.BRANCH.location(),
                                    "inc",
                                    RecordKind.STOP_SET,
                                    Fields.of(
                                            "scope",
                                            scope(key).kind(),
                                            "tenant",
                                            Salon.TENANT,
                                            "name",
                                            scope(key).name(),
                                            "by",
                                            "owner")))));
        }

        /** Starts an action unless it is stopped, by the latch or the log, and returns whether it may be called. */
        @Operation
        public boolean start(@Param(name = "key") int key) {
            String name = "inc/pay/" + key;
            boolean starts = desk.commit(
                    NOW,
                    state -> isStopped(state, name)
                            ? Decision.nothing(false)
                            : new Decision<>(
                                    true,
                                    List.of(new Draft(
                                            Salon.BRANCH.location(),
                                            "inc",
                                            RecordKind.STEP_NOTED,
                                            Fields.of("step", "pay", "what", name, "facts", Fields.empty())))));
            return starts && !desk.read(state -> isStopped(state, name));
        }

        private boolean isStopped(TenantState state, String name) {
            return latch.over(Salon.BRANCH, "inc", name).isPresent()
                    || state.stopOver(Salon.BRANCH, "inc", name).isPresent();
        }
    }

    /** What {@link StopsAtTheGate} promises. */
    public static final class PlainStops {
        private final Map<Integer, Boolean> stopped = new TreeMap<>();

        /** See there. */
        public void stop(int key) {
            stopped.put(key, true);
        }

        /** See there. */
        public boolean start(int key) {
            return !stopped.containsKey(key);
        }
    }
}
