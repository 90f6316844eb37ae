package io.crmautopilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.action.Action;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.message.Inbound;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.MessageSource;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.signal.AnomalyDetector;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.simulation.CountingDetector;
import io.crmautopilot.simulation.PlainReader;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.simulation.SimClock;
import io.crmautopilot.simulation.SimKit;
import io.crmautopilot.simulation.SimWorld;
import io.crmautopilot.testing.InMemoryAuditLog;
import io.crmautopilot.testing.InMemoryPersonVault;
import io.crmautopilot.testing.InMemorySnapshots;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The one door: its builder, its source and its thread. */
class AutopilotTest {

    private final SimClock clock = new SimClock(Salon.MORNING);

    @Test
    void all_that_is_missing_is_named_at_once() {
        assertThatThrownBy(() -> Autopilot.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "settings(", "reader(", "detector(", "diagnoser(", "planner(", "log(", "vault(", "kit(");
    }

    @Test
    void snapshots_of_a_detector_that_has_none_are_refused() {
        AnomalyDetector forgetful = new AnomalyDetector() {
            @Override
            public List<Signal> observe(Message message, Reading reading) {
                return List.of();
            }

            @Override
            public void learn(Message message, Reading reading) {}

            @Override
            public void closed(Signal signal) {}
        };

        assertThatThrownBy(() -> complete()
                        .detector(forgetful)
                        .snapshots(new InMemorySnapshots())
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DetectorState");
    }

    @Test
    void a_term_of_office_begins_at_one() {
        assertThatThrownBy(() -> Autopilot.builder().epoch(0)).hasMessage("epoch is below 1: 0");
    }

    @Test
    void without_a_source_there_is_nothing_to_poll() {
        try (Autopilot autopilot = complete().build()) {
            assertThatThrownBy(() -> autopilot.poll(1)).hasMessage("the autopilot has no message source");
        }
    }

    @Test
    void what_was_taken_in_is_acknowledged_and_what_was_not_is_fetched_again() {
        Source source = new Source(3);
        InMemoryPersonVault vault = new InMemoryPersonVault();
        try (Autopilot autopilot = complete().vault(vault).source(source).build()) {
            int fetched = autopilot.poll(10);

            assertThat(fetched).isEqualTo(3);
            assertThat(source.acknowledged).hasSize(3);
            assertThat(autopilot.incidents(Salon.TENANT)).hasSize(1);
        }
    }

    @Test
    void a_batch_is_acknowledged_at_once_without_what_could_not_be_taken_in() {
        Source source = new Source(5);
        FailingVault vault = new FailingVault();
        try (Autopilot autopilot = complete().vault(vault).source(source).build()) {
            autopilot.poll(10);
            source.add(Salon.complaint(6, "m6", clock.instant()));
            source.add(Salon.complaint(7, "m7", clock.instant()));
            vault.broken = true;

            assertThatThrownBy(() -> autopilot.poll(10)).isInstanceOf(AuditFailedException.class);
            vault.broken = false;
            autopilot.poll(10);
        }

        assertThat(source.batches).startsWith(5);
        assertThat(source.acknowledged)
                .extracting(Inbound::reference)
                .containsExactlyInAnyOrder("m1", "m2", "m3", "m4", "m5", "m6", "m7");
    }

    @Test
    void a_crash_between_taking_in_and_acknowledging_loses_nothing_and_doubles_nothing() {
        InMemoryAuditLog log = new InMemoryAuditLog();
        InMemoryPersonVault vault = new InMemoryPersonVault();
        SimWorld world = new SimWorld(clock);
        Source source = new Source(4);
        source.crashing = true;
        try (Autopilot dies = complete()
                .log(log)
                .vault(vault)
                .kit(new SimKit(world, List::of))
                .source(source)
                .build()) {
            assertThatThrownBy(() -> dies.poll(10)).hasMessage("the process dies here");
        }
        int letters = world.deeds("client.message").size();
        source.crashing = false;

        try (Autopilot next = complete()
                .log(log)
                .vault(vault)
                .kit(new SimKit(world, List::of))
                .source(source)
                .build()) {
            assertThat(next.poll(10)).isEqualTo(4);
            next.tick();

            assertThat(next.incidents(Salon.TENANT)).hasSize(1);
            assertThat(next.incidents(Salon.TENANT).get(0).affected()).hasSize(4);
        }
        assertThat(letters).isPositive();
        assertThat(world.deeds("client.message"))
                .extracting(Action::to)
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(source.batches).containsExactly(4);
    }

    @Test
    @Timeout(60)
    void its_thread_works_until_it_is_closed_whatever_the_source_throws() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(3);
        MessageSource broken = new MessageSource() {
            @Override
            public List<Inbound> fetch(int max) {
                looks.countDown();
                if (looks.getCount() % 2 == 0) {
                    throw new AuditFailedException("the log is down");
                }
                throw new AssertionError("a port broke its promise");
            }

            @Override
            public void acknowledge(List<Inbound> taken) {}
        };
        Autopilot autopilot = complete().source(broken).build();

        autopilot.start(Duration.ofMillis(1));
        boolean looked = looks.await(50, TimeUnit.SECONDS);
        autopilot.close();

        assertThat(looked).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("crm-autopilot") && thread.isAlive());
    }

    @Test
    void it_starts_once_and_at_a_sensible_pace() {
        try (Autopilot autopilot = complete().build()) {
            assertThatThrownBy(() -> autopilot.start(Duration.ZERO)).hasMessage("every is not positive: PT0S");
            assertThatThrownBy(() -> autopilot.start(Duration.ofSeconds(Long.MAX_VALUE)))
                    .hasMessageContaining("every is too long");
            autopilot.start(Duration.ofDays(1));
            assertThatThrownBy(() -> autopilot.start(Duration.ofDays(1)))
                    .hasMessage("the autopilot was started before");
        }
    }

    private AutopilotBuilder complete() {
        return Autopilot.builder()
                .settings(TenantSettings.fixed(List.of(Salon.settings(AutonomyLevel.CORRIDOR, Salon.corridor()))))
                .reader(new PlainReader())
                .detector(new CountingDetector(3))
                .diagnoser((signal, context) -> new Diagnosis(
                        List.of(new io.crmautopilot.incident.Cause(
                                "air-conditioning",
                                "hvac",
                                null,
                                io.crmautopilot.incident.Cause.Scope.BRANCH,
                                0.9,
                                List.of(),
                                List.of(),
                                List.of())),
                        true,
                        List.of()))
                .planner(incident -> Optional.of(Salon.plan()))
                .log(new InMemoryAuditLog())
                .vault(new InMemoryPersonVault())
                .kit(new SimKit(new SimWorld(clock), List::of))
                .clock(clock, clock::ticks);
    }

    /** Hands out complaints of different clients and keeps what was acknowledged. */
    private final class Source implements MessageSource {
        private final Queue<Inbound> waiting = new ArrayDeque<>();
        private final List<Inbound> acknowledged = new ArrayList<>();
        private final List<Integer> batches = new ArrayList<>();
        private boolean crashing;

        private void add(Message message) {
            waiting.add(Inbound.of(message));
        }

        private Source(int clients) {
            for (int client = 1; client <= clients; client++) {
                waiting.add(Inbound.of(Salon.complaint(client, "m" + client, clock.instant())));
            }
        }

        @Override
        public List<Inbound> fetch(int max) {
            return List.copyOf(waiting);
        }

        @Override
        public void acknowledge(List<Inbound> taken) {
            if (crashing) {
                throw new IllegalStateException("the process dies here");
            }
            batches.add(taken.size());
            waiting.removeAll(taken);
            acknowledged.addAll(taken);
        }
    }

    /** A side store that fails while it is told to. */
    private static final class FailingVault implements PersonVault {
        private final PersonVault vault = new InMemoryPersonVault();
        private boolean broken;

        @Override
        public String tokenOf(String tenant, String person) {
            if (broken) {
                throw new IllegalStateException("the store is down");
            }
            return vault.tokenOf(tenant, person);
        }

        @Override
        public File file(String tenant, String token) {
            return vault.file(tenant, token);
        }

        @Override
        public void forget(String tenant, String person) {
            vault.forget(tenant, person);
        }
    }
}
