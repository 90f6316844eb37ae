package io.crmautopilot.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AskerTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/v1");

    private final Desk desk = new Desk();

    private ModelSettings.Builder settings() {
        return Desk.settings(NOWHERE, ModelApi.RESPONSES);
    }

    private Asker asker(ModelSettings settings, Wire wire) {
        SettableClock time = desk.clock;
        return new Asker(settings, desk.log, time, () -> time.instant().toEpochMilli() * 1_000_000L, () -> wire);
    }

    @Test
    void the_same_question_is_asked_once_also_after_a_restart() {
        FakeWire wire = FakeWire.saying(question -> Desk.GOOD);
        Asker before = asker(settings().build(), wire);
        desk.ask(before, Desk.question());
        desk.ask(before, Desk.question());
        FakeWire none = new FakeWire(question -> {
            throw new AssertionError("asked again");
        });

        Answer again = desk.ask(asker(settings().build(), none), Desk.question());

        assertThat(wire.asked()).hasSize(1);
        assertThat(again.said().flatMap(said -> said.rederive(f -> Optional.of(f.text("cause")))))
                .contains("air-conditioning");
    }

    @Test
    void a_question_that_failed_is_not_asked_again_either() {
        FakeWire wire = new FakeWire(question -> Wire.Sent.failed(Problem.REFUSED));
        desk.ask(asker(settings().build(), wire), Desk.question());

        Answer again = desk.ask(asker(settings().build(), wire), Desk.question());

        assertThat(wire.asked()).hasSize(1);
        assertThat(again.problem()).contains(Problem.REFUSED);
    }

    @Test
    void each_question_is_counted_once_for_what_became_of_it() {
        Asker asker = asker(settings().build(), FakeWire.saying(question -> Desk.GOOD));
        desk.ask(asker, Desk.question("a"));
        desk.ask(asker, Desk.question("a"));

        assertThat(asker.counts()).isEqualTo(new ModelCounts(1, 1, 1, java.util.Map.of(), "CLOSED"));
    }

    @Test
    void a_crash_while_it_was_asked_keeps_its_tokens_and_lets_it_be_asked_anew() {
        Asker crashed = asker(settings().build(), new FakeWire(question -> {
            throw new StackOverflowError("the process ends here");
        }));
        try {
            desk.ask(crashed, Desk.question());
        } catch (StackOverflowError e) {
            assertThat(e).hasMessageContaining("ends here");
        }
        assertThat(desk.records()).extracting(AuditRecord::kind).containsExactly("model.asked");

        Answer again = desk.ask(asker(settings().build(), FakeWire.saying(q -> Desk.GOOD)), Desk.question());

        assertThat(again.said()).isPresent();
        assertThat(desk.lastAnswer().number("attempt")).isEqualTo(2);
    }

    @Test
    void another_model_is_another_question() {
        FakeWire wire = FakeWire.saying(question -> Desk.GOOD);
        desk.ask(asker(settings().build(), wire), Desk.question());

        desk.ask(
                asker(
                        ModelSettings.of(NOWHERE, "stub-2", () -> "")
                                .help(Set.of(Help.CAUSES))
                                .build(),
                        wire),
                Desk.question());

        assertThat(wire.asked()).hasSize(2);
    }

    @Test
    void a_help_that_is_off_asks_nothing_and_records_nothing() {
        FakeWire wire = FakeWire.saying(question -> Desk.GOOD);

        Answer answer = desk.ask(asker(settings().help(Set.of(Help.MESSAGES)).build(), wire), Desk.question());

        assertThat(answer.problem()).contains(Problem.OFF);
        assertThat(wire.asked()).isEmpty();
        assertThat(desk.records()).isEmpty();
    }

    @Test
    void nothing_leaves_that_the_log_cannot_store() {
        FakeWire wire = FakeWire.saying(question -> Desk.GOOD);
        desk.log.fail("disk full");

        Answer answer = desk.ask(asker(settings().build(), wire), Desk.question());

        assertThat(answer.problem()).contains(Problem.RECORD);
        assertThat(wire.asked()).isEmpty();
    }

    @Test
    void an_answer_that_the_log_cannot_store_does_not_count() {
        FakeWire wire = FakeWire.saying(question -> {
            desk.log.fail("disk full");
            return Desk.GOOD;
        });

        Answer answer = desk.ask(asker(settings().build(), wire), Desk.question());

        assertThat(answer.said()).isEmpty();
        assertThat(answer.problem()).contains(Problem.RECORD);
    }

    @Test
    void the_breaker_opens_after_failures_and_closes_after_one_good_answer() {
        List<Wire.Sent> next = new ArrayList<>(List.of(Wire.Sent.failed(Problem.SERVER)));
        FakeWire wire = new FakeWire(question -> next.get(0));
        Asker asker = asker(settings().build(), wire);
        for (int i = 0; i < 5; i++) {
            desk.ask(asker, Desk.question("topic" + i));
        }
        int before = wire.asked().size();

        assertThat(desk.ask(asker, Desk.question("later")).problem()).contains(Problem.BREAKER);
        assertThat(wire.asked()).hasSize(before);

        desk.clock.advance(Duration.ofSeconds(61));
        next.set(0, Wire.Sent.answer(Desk.GOOD, 100));
        assertThat(desk.ask(asker, Desk.question("later")).said()).isPresent();
        assertThat(asker.counts().breaker()).isEqualTo("CLOSED");
    }

    @Test
    void a_cap_of_calls_or_tokens_stops_the_next_question_and_names_no_other_tenant() {
        FakeWire wire = FakeWire.saying(question -> Desk.GOOD);
        ModelBudget two = new ModelBudget(1_000_000, 1_000_000, 1_000_000, 1_000, 4, 1_000);
        Asker asker = asker(settings().budget(two).build(), wire);

        // Three calls are reserved and one is settled: of four a day, two questions fit and a third does not.
        assertThat(desk.ask(asker, Desk.question("a")).said()).isPresent();
        assertThat(desk.ask(asker, Desk.question("b")).said()).isPresent();
        assertThat(desk.ask(asker, Desk.question("c")).problem()).contains(Problem.BUDGET);
        assertThat(asker.ask("other", "inc-1", Desk.question("c"), Duration.ofSeconds(20))
                        .said())
                .isPresent();

        desk.clock.advance(Duration.ofDays(1));
        assertThat(desk.ask(asker, Desk.question("c")).said()).isPresent();
    }

    @Test
    void sixty_four_threads_never_pass_a_cap_together() throws Exception {
        FakeWire wire = FakeWire.saying(question -> Desk.GOOD);
        ModelBudget budget = new ModelBudget(1_000_000, 20_000, 1_000_000, 1_000, 1_000, 1_000);
        Asker asker = asker(settings().budget(budget).build(), wire);
        ExecutorService threads = Executors.newFixedThreadPool(64);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Question question = Desk.question("t" + i);
            Callable<Answer> task = () -> {
                start.await();
                return desk.ask(asker, question);
            };
            all.add(threads.submit(task));
        }
        start.countDown();
        for (Future<Answer> each : all) {
            each.get();
        }
        threads.shutdown();

        long worst = 0;
        long taken = 0;
        for (AuditRecord each : desk.records()) {
            long reserved = 0;
            if (each.kind().equals(ModelBook.ASKED)) {
                reserved = each.body().number("tokens");
                taken += reserved;
            } else {
                taken += each.body().number("tokens") - reservedFor(each);
            }
            worst = Math.max(worst, taken);
        }
        assertThat(worst).isLessThanOrEqualTo(20_000);
        assertThat(wire.asked()).hasSizeBetween(2, 64);
        assertThat(taken).isEqualTo(100L * wire.asked().size());
    }

    private long reservedFor(AuditRecord answered) {
        return desk.records().stream()
                .filter(each -> each.kind().equals(ModelBook.ASKED)
                        && each.body().text("key").equals(answered.body().text("key")))
                .mapToLong(each -> each.body().number("tokens"))
                .sum();
    }

    @Test
    void many_threads_with_one_question_ask_it_once() throws Exception {
        FakeWire wire = FakeWire.saying(question -> Desk.GOOD);
        Asker asker = new Asker(settings().build(), desk.log, desk.clock, System::nanoTime, () -> wire);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(threads.submit(() -> desk.ask(asker, Desk.question())));
        }
        Set<Boolean> answered = new HashSet<>();
        for (Future<Answer> each : all) {
            answered.add(each.get().said().isPresent());
        }
        threads.shutdown();

        assertThat(answered).containsExactly(true);
        assertThat(wire.asked()).hasSize(1);
    }

    @Test
    void two_processes_on_one_log_keep_one_budget() {
        ModelBudget four = new ModelBudget(1_000_000, 1_000_000, 1_000_000, 1_000, 4, 1_000);
        FakeWire wire = FakeWire.saying(question -> Desk.GOOD);
        Asker one = asker(settings().budget(four).build(), wire);
        Asker two = asker(settings().budget(four).build(), wire);

        assertThat(desk.ask(one, Desk.question("a")).said()).isPresent();
        assertThat(desk.ask(two, Desk.question("b")).said()).isPresent();
        assertThat(desk.ask(one, Desk.question("c")).problem()).contains(Problem.BUDGET);
        assertThat(desk.ask(two, Desk.question("a")).said()).isPresent();
        assertThat(wire.asked()).hasSize(2);
    }

    @Test
    void no_number_of_tokens_that_a_server_says_makes_the_books_wrong() {
        SplittableRandom random = new SplittableRandom(7);
        long[] said = {-1, 0, 1, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE, random.nextLong()};
        for (int i = 0; i < said.length; i++) {
            long tokens = said[i];
            Asker asker = asker(settings().build(), new FakeWire(q -> Wire.Sent.answer(Desk.GOOD, tokens)));

            assertThat(desk.ask(asker, Desk.question("n" + i)).said())
                    .as("tokens " + tokens)
                    .isPresent();
            assertThat(desk.lastAnswer().number("tokens")).isBetween(0L, 10_000L);
        }
    }

    @Test
    void nothing_is_opened_before_the_first_question() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        LanguageModel model = LanguageModel.open(settings().build(), desk.log, desk.clock, System::nanoTime);
        model.planner(incident -> Optional.empty(), Set.of("follow-up"));

        assertThat(before).containsAll(Thread.getAllStackTraces().keySet());
        model.close();
    }

    @Test
    void after_it_is_closed_nothing_is_asked_and_no_thread_keeps_the_process() throws IOException {
        try (ModelServer server = new ModelServer().always(ModelServer.answering(Desk.GOOD))) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            Asker asker =
                    desk.asker(Desk.settings(server.url(), ModelApi.RESPONSES).build());
            assertThat(desk.ask(asker, Desk.question()).said()).isPresent();

            asker.close();

            assertThat(desk.ask(asker, Desk.question("later")).problem()).contains(Problem.CLOSED);
            assertThat(server.asked()).hasSize(1);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread) && !thread.isDaemon())
                    .extracting(Thread::getName)
                    .allMatch(name -> name.startsWith("HTTP-Dispatcher") || name.startsWith("pool-"));
        }
    }

    @Test
    void every_text_form_keeps_its_secrets() {
        ModelSettings settings =
                ModelSettings.of(NOWHERE, "stub", () -> Desk.CANARY).build();

        assertThat(List.of(
                        settings,
                        new Untrusted.FromClient(Desk.CANARY, KnownNames.of(List.of(Desk.CANARY))),
                        new Untrusted.FromVendor(Desk.CANARY, KnownNames.none()),
                        Wire.Sent.answer(Desk.CANARY, 1),
                        new FromModel(io.crmautopilot.json.Fields.of("a", Desk.CANARY)),
                        Question.from(Prompt.of(Help.CAUSES), Facts.none().name("a", "CANARY-7f3a"), Shape.named("x"))))
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain(Desk.CANARY));
    }
}
