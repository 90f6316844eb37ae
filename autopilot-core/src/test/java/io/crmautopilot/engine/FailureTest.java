package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.simulation.Crash;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.simulation.Scripted;
import io.crmautopilot.simulation.SimLog.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FailureTest {

    private final Rig rig = new Rig();

    @Test
    void a_log_that_fails_at_any_one_append_delays_and_changes_no_ending() {
        for (int failing = 1; failing <= 60; failing++) {
            Rig life = new Rig();
            AtomicInteger appends = new AtomicInteger();
            int at = failing;
            life.faults = (point, kind) -> {
                if (point == Point.BEFORE_APPEND && appends.incrementAndGet() == at) {
                    throw new AuditFailedException("disk is full");
                }
            };
            for (int client = 1; client <= 3; client++) {
                int number = client;
                untilTaken(() -> life.hear(Salon.complaint(number, "m" + number, life.clock.instant())));
            }
            life.pass(Duration.ofMinutes(2));
            untilTaken(() -> life.vendorSays("whatsapp:vendor-1", "price 15000"));
            life.pass(Duration.ofMinutes(2));
            untilTaken(() -> life.vendorSays("whatsapp:vendor-1", "bill 12000"));
            life.pass(Duration.ofHours(8));

            assertThat(life.incident().outcome()).as("append %d fails", at).isEqualTo("handled");
            assertThat(life.world.deeds("compensation.grant"))
                    .as("append %d fails", at)
                    .hasSize(3);
        }
    }

    @Test
    void while_the_log_fails_nothing_happens_in_the_world() {
        rig.complain(1, 2);
        rig.faults = (point, kind) -> {
            throw new AuditFailedException("disk is full");
        };

        assertThatThrownBy(() -> rig.complain(3, 3)).isInstanceOf(AuditFailedException.class);
        rig.engine().tick();

        assertThat(rig.world.deeds()).isEmpty();
    }

    @Test
    void a_signal_that_the_log_refused_opens_its_incident_when_the_log_is_back() {
        rig.complain(1, 2);
        rig.faults = (point, kind) -> {
            throw new AuditFailedException("disk is full");
        };
        assertThatThrownBy(() -> rig.complain(3, 3)).isInstanceOf(AuditFailedException.class);
        rig.faults = (point, kind) -> {};

        rig.pass(Duration.ofSeconds(30));

        assertThat(rig.world.deeds("owner.notice")).hasSize(1);
    }

    @Test
    void a_required_sink_that_fails_stops_everything_and_what_it_missed_reaches_it_in_order() {
        List<Long> taken = new ArrayList<>();
        boolean[] down = {true};
        rig.sinks = List.of(new EngineConfig.Sink(entry -> take(entry, down[0], taken), true));

        assertThatThrownBy(() -> rig.complain(1, 3)).isInstanceOf(AuditFailedException.class);
        rig.engine().tick();
        int whileDown = rig.world.deeds().size();
        down[0] = false;
        rig.pass(Duration.ofMinutes(1));

        assertThat(whileDown).isZero();
        assertThat(rig.world.deeds("owner.notice")).hasSize(1);
        assertThat(taken)
                .isSorted()
                .startsWith(1L, 2L, 3L)
                .hasSize(rig.records().size());
    }

    @Test
    void another_sink_that_fails_stops_nothing_and_catches_up_with_no_new_record() {
        List<Long> taken = new ArrayList<>();
        boolean[] down = {true};
        rig.sinks = List.of(new EngineConfig.Sink(entry -> take(entry, down[0], taken), false));
        rig.complain(1, 3).pass(Duration.ofHours(5));
        int whileDown = taken.size();

        down[0] = false;
        rig.engine().tick();

        assertThat(rig.world.deeds("owner.notice")).hasSize(1);
        assertThat(whileDown).isZero();
        assertThat(taken).hasSize(rig.records().size());
    }

    @Test
    void a_sink_that_knows_more_than_the_log_shows_that_the_log_lost_its_end() {
        rig.complain(1, 3);
        rig.sinks = List.of(new EngineConfig.Sink(ahead(), true));

        assertThatThrownBy(() -> rig.restart(0))
                .isInstanceOf(AuditFailedException.class)
                .hasStackTraceContaining("the sink has records up to 1000000");
    }

    @Test
    void a_procedure_that_throws_or_never_rests_or_answers_nothing_hands_over() {
        rig.kit.with(Scripted.procedure("throws", view -> {
            throw new IllegalStateException("bug");
        }));
        rig.kit.with(Scripted.procedure("spins", view -> new Move.Note("again", "", Fields.empty(), "")));
        rig.plan = plan("throws", "spins", "unknown");

        rig.complain(1, 3).pass(Duration.ofHours(3));

        assertThat(rig.world.deeds("hand-over")).hasSize(3);
        assertThat(rig.incident().outcome()).isEqualTo("handed-over");
    }

    @Test
    void a_lookup_is_asked_three_times_and_then_counts_as_not_knowing() {
        AtomicInteger asked = new AtomicInteger();
        rig.kit.with(Scripted.lookup("down", inquiry -> {
            asked.incrementAndGet();
            throw new IllegalStateException("directory is down");
        }));
        rig.kit.with(Scripted.procedure(
                "asks",
                view -> view.fact("x").isEmpty()
                        ? new Move.Ask("x", "down", Fields.empty(), "")
                        : new Move.Finish(String.valueOf(view.fact("x").get().known()), Fields.empty(), "")));
        rig.plan = plan("asks");

        rig.complain(1, 3).pass(Duration.ofHours(3));

        assertThat(asked).hasValue(3);
        assertThat(rig.incident().reached("asks", "false")).isTrue();
    }

    @Test
    void settling_more_than_is_reserved_goes_to_a_person_and_not_into_the_log() {
        Currency tenge = Currency.getInstance("KZT");
        rig.kit.with(Scripted.procedure("greedy", view -> {
            String key = view.key("grant");
            io.crmautopilot.action.Action agree = new io.crmautopilot.action.Action(
                    key,
                    "vendor.agree",
                    Salon.BRANCH,
                    view.incident().id(),
                    "greedy",
                    "p-9",
                    Money.ofMajor(1_000, tenge),
                    Fields.empty());
            return view.action(key).isEmpty()
                    ? new Move.Act(agree, "")
                    : new Move.Settle(key, Money.ofMajor(5_000, tenge), "");
        }));
        rig.plan = new Plan(
                "heat",
                "1",
                "it is hot",
                List.of(
                        new PlanStep("owner", "owner-notice", List.of(), Fields.empty()),
                        new PlanStep("greedy", "greedy", List.of("owner:told"), Fields.empty())));

        rig.complain(1, 3).pass(Duration.ofHours(3));
        rig.restart(0);

        assertThat(rig.records(RecordKind.BUDGET_SETTLED)).isEmpty();
        assertThat(rig.incident().outcome()).isEqualTo("handed-over");
    }

    @Test
    void money_that_nobody_settles_counts_as_spent_when_its_hold_ends() {
        rig.vendors = List.of("whatsapp:vendor-1");
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        rig.vendorSays("whatsapp:vendor-1", "price 15000");
        rig.engine()
                .stop(
                        io.crmautopilot.approval.Scope.incident(
                                Salon.TENANT, rig.incident().id()),
                        "owner",
                        "no");

        rig.pass(Duration.ofDays(8));

        assertThat(rig.engine().reserved(Salon.TENANT)).isEmpty();
        assertThat(rig.records(RecordKind.BUDGET_SETTLED).get(0).body().text("why"))
                .contains("may have been spent");
    }

    @Test
    void a_plan_that_a_crash_lost_is_made_again() {
        rig.complain(1, 2);
        rig.faults = (point, kind) -> {
            if (point == Point.AFTER_APPEND) {
                throw new Crash("with two of three records on disk");
            }
        };
        assertThatThrownBy(() -> rig.complain(3, 3)).isInstanceOf(Crash.class);
        rig.faults = (point, kind) -> {};

        rig.restart(2).pass(Duration.ofMinutes(1));

        assertThat(rig.kinds()).startsWith("signal.seen", "incident.opened", "plan.made");
        assertThat(rig.world.deeds("owner.notice")).hasSize(1);
    }

    @Test
    void a_restart_that_remembers_less_takes_nothing_back() {
        rig.complain(1, 5);
        rig.restart(0);

        rig.hear(Salon.complaint(6, "x6", rig.clock.instant()));
        rig.hear(Salon.complaint(7, "x7", rig.clock.instant()));
        rig.hear(Salon.complaint(1, "x1", rig.clock.instant()));

        assertThat(rig.engine().incidents(Salon.TENANT).get(0).affected())
                .allSatisfy(person -> assertThat(person.channel()).isEqualTo("whatsapp"))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    private static void take(AuditRecord entry, boolean down, List<Long> taken) {
        if (down) {
            throw new IllegalStateException("sink is down");
        }
        taken.add(entry.seq());
    }

    private static AuditSink ahead() {
        return new AuditSink() {
            @Override
            public void accept(AuditRecord entry) {}

            @Override
            public long lastTaken(String tenant) {
                return 1_000_000;
            }
        };
    }

    private static Plan plan(String... kinds) {
        List<PlanStep> steps = new ArrayList<>();
        for (String kind : kinds) {
            steps.add(new PlanStep(kind, kind, List.of(), Fields.empty()));
        }
        return new Plan("test", "1", "", steps);
    }

    private static void untilTaken(Runnable what) {
        try {
            what.run();
        } catch (AuditFailedException e) {
            what.run();
        }
    }

    /** Seed 77000100: a signal that the full disk refused kept the incident's own turn from being taken, and it was due for ever. */
    @Test
    void a_full_disk_makes_nobody_spin() {
        rig.complain(1, 3);
        rig.faults = (point, kind) -> {
            throw new AuditFailedException("disk is full");
        };
        assertThatThrownBy(() -> rig.complain(4, 4)).isInstanceOf(AuditFailedException.class);
        rig.clock.pass(Duration.ofHours(2));
        rig.engine().tick();

        Instant due = rig.engine().nextDue().orElseThrow();
        rig.faults = (point, kind) -> {};
        rig.engine().tick();

        assertThat(due).isEqualTo(rig.clock.instant().plusSeconds(10));
        assertThat(rig.incident().affected()).hasSize(4);
    }
}
