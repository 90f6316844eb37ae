package io.crmautopilot.resilient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.action.Loyalty;
import io.crmautopilot.action.Loyalty.Grant;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Messenger.Letter;
import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResilientTest {

    private static final Letter LETTER =
            new Letter("key", new Contact("sms", "77000000101"), Language.RU, "жарко", null, Fields.empty());
    private static final Grant GRANT = new Grant(
            "key", "salon", "c-101", "bonus", Money.ofMajor(500, java.util.Currency.getInstance("KZT")), "inc-1");
    private static final Outcome DONE = new Outcome.Done(Fields.empty());
    private static final Outcome BUSY = new Outcome.Failed("busy", true);
    private static final Outcome NO = new Outcome.Failed("no such person", false);
    private static final Limits LIMITS = Limits.usual().attempts(3, Duration.ofSeconds(1));
    private static final Limits QUICK = LIMITS.time(Duration.ofMillis(50), Duration.ofSeconds(5));

    private Instant now = Instant.parse("2026-11-20T10:30:00Z");
    private final List<Duration> waits = new ArrayList<>();
    private final Waiter waiter = span -> {
        waits.add(span);
        now = now.plus(span);
    };
    private final Resilient resilient = new Resilient(() -> now, waiter);
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() {
        never.countDown();
        resilient.close();
    }

    @Test
    void a_working_port_is_called_once() {
        assertThat(messenger(LIMITS, DONE).send(LETTER)).isSameAs(DONE);
        assertThat(messenger(LIMITS, NO).send(LETTER)).isSameAs(NO);

        assertThat(calls).hasValue(2);
        assertThat(waits).isEmpty();
    }

    @Test
    void what_certainly_did_not_happen_is_tried_again_with_doubled_waits() {
        assertThat(messenger(LIMITS, BUSY, BUSY, DONE).send(LETTER)).isSameAs(DONE);

        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(messenger(LIMITS, BUSY, BUSY, BUSY, DONE).send(LETTER)).isSameAs(BUSY);
    }

    @Test
    void a_letter_in_doubt_is_never_sent_twice() {
        Outcome doubt = new Outcome.InDoubt("no answer");

        assertThat(messenger(LIMITS, doubt, DONE).send(LETTER)).isSameAs(doubt);
        assertThat(throwing(new IllegalStateException("+7 700 000 0101")).send(LETTER))
                .isEqualTo(new Outcome.InDoubt("sms threw java.lang.IllegalStateException"));
        assertThat(calls).hasValue(2);
    }

    @Test
    void a_grant_in_doubt_is_tried_again_with_its_key() {
        Loyalty loyalty = resilient.loyalty("bonus", scripted(new Outcome.InDoubt("?"), DONE)::apply, LIMITS);

        assertThat(loyalty.grant(GRANT)).isSameAs(DONE);
        assertThat(calls).hasValue(2);
    }

    @Test
    void a_doubt_is_not_undone_by_a_later_refusal() {
        Outcome doubt = new Outcome.InDoubt("?");
        Loyalty refusing = resilient.loyalty("a", scripted(doubt, NO)::apply, LIMITS);
        Loyalty busy = resilient.loyalty("b", scripted(doubt, BUSY, BUSY)::apply, LIMITS);
        AtomicInteger times = new AtomicInteger();
        OperatorDesk resting = resilient.operatorDesk(
                "c",
                file -> {
                    times.incrementAndGet();
                    throw new IllegalStateException("broken");
                },
                LIMITS.breaker(1, Duration.ofMinutes(1)));

        assertThat(refusing.grant(GRANT)).isSameAs(doubt);
        assertThat(busy.grant(GRANT)).isSameAs(doubt);
        assertThat(resting.handOver(
                        new OperatorDesk.CaseFile("k", new BranchRef("s", "d"), "i", "r", "n", Fields.empty())))
                .isEqualTo(new Outcome.InDoubt("c threw java.lang.IllegalStateException"));
        assertThat(times).hasValue(1);
    }

    @Test
    void every_way_to_break_a_promise_has_a_true_outcome() {
        List<Throwable> faults = List.of(
                new IllegalStateException("x"),
                new StackOverflowError(),
                new OutOfMemoryError("x"),
                new NoClassDefFoundError("x"),
                new AssertionError("x"),
                new InterruptedException("not ours"),
                new java.util.concurrent.TimeoutException("not ours"),
                new java.io.IOException("checked, thrown in secret"));

        for (Throwable fault : faults) {
            assertThat(throwing(fault).send(LETTER))
                    .isEqualTo(
                            new Outcome.InDoubt("sms threw " + fault.getClass().getName()));
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
        assertThat(returningNull().send(LETTER)).isEqualTo(new Outcome.InDoubt("nothing returned null"));
    }

    @Test
    void a_hanging_port_holds_no_caller_and_no_more_threads_than_agreed() {
        Messenger hanging = resilient.messenger(
                "slow", letter -> hang(), QUICK.concurrent(3).attempts(1, Duration.ofSeconds(1)));

        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            outcomes.add(hanging.send(LETTER));
        }

        assertThat(outcomes.subList(0, 3)).allMatch(each -> each instanceof Outcome.InDoubt);
        assertThat(outcomes.subList(3, 10)).containsOnly(new Outcome.Failed("slow already runs 3 calls", true));
        assertThat(threads("autopilot-port-slow-")).isLessThanOrEqualTo(3);
        assertThat(resilient.health()).containsExactly(new PortHealth("slow", PortHealth.State.WORKING, 3, 3));
    }

    @Test
    void places_come_back_when_a_port_lets_go_and_its_late_answer_counts_nothing() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        Messenger slow = resilient.messenger(
                "slow",
                letter -> {
                    calls.incrementAndGet();
                    awaitThrough(release);
                    left.countDown();
                    return DONE;
                },
                QUICK.concurrent(1));
        assertThat(slow.send(LETTER)).isInstanceOf(Outcome.InDoubt.class);

        release.countDown();
        assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        Outcome next = slow.send(LETTER);
        for (int tries = 0; next instanceof Outcome.Failed && tries < 1_000; tries++) {
            next = slow.send(LETTER);
        }

        assertThat(next).isSameAs(DONE);
    }

    @Test
    void a_port_that_fails_rests_and_is_tried_again_later() {
        Messenger port = resilient.messenger(
                "sms",
                scripted(BUSY, BUSY, BUSY, BUSY, DONE, DONE)::apply,
                LIMITS.attempts(1, Duration.ofSeconds(1)).breaker(4, Duration.ofSeconds(30)));
        for (int i = 0; i < 4; i++) {
            assertThat(port.send(LETTER)).isSameAs(BUSY);
        }

        assertThat(port.send(LETTER)).isEqualTo(new Outcome.Failed("sms rests after too many failures", true));
        assertThat(resilient.health().get(0).state()).isEqualTo(PortHealth.State.RESTING);
        now = now.plusSeconds(31);
        assertThat(port.send(LETTER)).isSameAs(DONE);
        assertThat(port.send(LETTER)).isSameAs(DONE);
        assertThat(resilient.health().get(0).state()).isEqualTo(PortHealth.State.WORKING);
    }

    @Test
    void people_who_cannot_be_reached_are_no_fault_of_the_port() {
        Messenger port = resilient.messenger("sms", letter -> NO, LIMITS.breaker(3, Duration.ofSeconds(30)));

        for (int i = 0; i < 50; i++) {
            assertThat(port.send(LETTER)).isSameAs(NO);
        }
    }

    @Test
    void no_more_calls_start_in_a_second_than_agreed() {
        Instant start = now;
        Messenger port = resilient.messenger("sms", letter -> DONE, LIMITS.perSecond(5));

        for (int i = 0; i < 50; i++) {
            assertThat(port.send(LETTER)).isSameAs(DONE);
        }

        assertThat(Duration.between(start, now)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    }

    @Test
    void no_call_outlives_its_total() {
        Limits limits =
                LIMITS.time(Duration.ofSeconds(10), Duration.ofSeconds(30)).attempts(100, Duration.ofSeconds(8));
        Instant start = now;
        Messenger port = resilient.messenger(
                "sms",
                letter -> {
                    calls.incrementAndGet();
                    now = now.plusSeconds(9);
                    return BUSY;
                },
                limits);

        assertThat(port.send(LETTER)).isSameAs(BUSY);

        assertThat(Duration.between(start, now)).isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(calls).hasValue(2);
    }

    @Test
    void an_interrupted_caller_goes_at_once_and_stays_interrupted() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        Messenger port = resilient.messenger(
                "slow",
                letter -> {
                    inside.countDown();
                    return hang();
                },
                LIMITS);
        ExecutorService engine = Executors.newSingleThreadExecutor();
        Future<Boolean> told =
                engine.submit(() -> port.send(LETTER).equals(new Outcome.InDoubt("interrupted while waiting for slow"))
                        && Thread.currentThread().isInterrupted());
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();

        engine.shutdownNow();

        assertThat(told.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void sixty_four_callers_at_once_are_each_told_the_truth() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Messenger port = resilient.messenger(
                "sms",
                letter -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    calls.incrementAndGet();
                    inside.decrementAndGet();
                    return DONE;
                },
                Limits.usual().attempts(1, Duration.ofSeconds(1)).perSecond(100_000));
        ExecutorService callers = Executors.newFixedThreadPool(64);
        List<Future<Outcome>> outcomes = new ArrayList<>();

        for (int i = 0; i < 2_000; i++) {
            outcomes.add(callers.submit(() -> port.send(LETTER)));
        }
        int done = 0;
        for (Future<Outcome> each : outcomes) {
            Outcome outcome = each.get(60, TimeUnit.SECONDS);
            done += outcome == DONE ? 1 : 0;
            assertThat(outcome).isIn(DONE, new Outcome.Failed("sms already runs 4 calls", true));
        }
        callers.shutdown();

        assertThat(calls).hasValue(done);
        assertThat(most.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void a_closed_set_lets_nobody_in_and_no_thread_starts_before_the_first_call() {
        Messenger port = resilient.messenger("door", letter -> DONE, LIMITS);
        assertThat(threads("autopilot-port-door-")).isZero();

        resilient.close();

        assertThat(port.send(LETTER)).isEqualTo(new Outcome.Failed("door is closed", true));
    }

    @Test
    void limits_that_mean_nothing_are_refused_by_name() {
        assertThatThrownBy(() -> LIMITS.concurrent(0)).hasMessage("concurrent is below 1: 0");
        assertThatThrownBy(() -> LIMITS.attempts(0, Duration.ofSeconds(1))).hasMessage("attempts is below 1: 0");
        assertThatThrownBy(() -> LIMITS.breaker(0, Duration.ofSeconds(1))).hasMessage("breakAfter is below 1: 0");
        assertThatThrownBy(() -> LIMITS.time(Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessage("timeLimit is not positive: PT0S");
        assertThatThrownBy(() -> LIMITS.time(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessage("total PT1S is below timeLimit PT2S");
        assertThat(Limits.messaging().timeLimit()).isEqualTo(Duration.ofSeconds(35));
    }

    private Messenger messenger(Limits limits, Outcome... outcomes) {
        return resilient.messenger("sms", scripted(outcomes)::apply, limits);
    }

    private <T> java.util.function.Function<T, Outcome> scripted(Outcome... outcomes) {
        AtomicInteger at = new AtomicInteger();
        return any -> {
            calls.incrementAndGet();
            return outcomes[at.getAndIncrement()];
        };
    }

    private Messenger throwing(Throwable fault) {
        return resilient.messenger(
                "sms",
                letter -> {
                    calls.incrementAndGet();
                    throw ResilientTest.<RuntimeException>inSecret(fault);
                },
                LIMITS);
    }

    @SuppressWarnings("NullAway") // a host without null checks is what is tried here
    private Messenger returningNull() {
        return resilient.messenger("nothing", letter -> null, LIMITS);
    }

    private Outcome hang() {
        awaitThrough(never);
        return DONE;
    }

    /** Waits as a port does that swallows interrupts. */
    private static void awaitThrough(CountDownLatch latch) {
        while (true) {
            try {
                if (latch.await(60, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                // The rude kind of port goes on.
            }
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E inSecret(Throwable fault) throws E {
        throw (E) fault;
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }
}
