package io.crmautopilot.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.IncidentView;
import io.crmautopilot.playbook.Playbooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whole incidents in which the process dies: what was answered is recorded, and no process asks it again. */
class ModelRestartTest {

    private static final int SEEDS = Boolean.getBoolean("autopilot.full") ? 20 : 1;

    private static List<AuditRecord> book(ModelLife life) {
        return life.log.read(ModelBook.chainOf(ModelLife.BRANCH.tenant()), 0, 100_000);
    }

    private static List<String> keys(ModelLife life, String kind) {
        return book(life).stream()
                .filter(each -> each.kind().equals(kind))
                .map(each -> each.body().text("key"))
                .toList();
    }

    private static void check(ModelLife life, ModelLife undisturbed, String when) {
        assertThat(life.sentKeys).as(when).isNotEmpty().doesNotHaveDuplicates();
        assertThat(keys(life, ModelBook.ASKED)).as(when).doesNotHaveDuplicates();
        assertThat(keys(life, ModelBook.ANSWERED)).as(when).doesNotHaveDuplicates();
        // What is asked follows from what happened, and a death changes nothing of that.
        assertThat(new HashSet<>(life.sentKeys)).as(when).isEqualTo(new HashSet<>(undisturbed.sentKeys));
        assertThat(life.incidents()).as(when).isNotEmpty().allSatisfy(incident -> {
            assertThat(incident.status()).isEqualTo(IncidentView.Status.CLOSED);
            assertThat(incident.outcome()).isIn("handled", "handed-over");
        });
    }

    @Test
    void a_death_after_any_message_has_nothing_asked_twice() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            long given = seed;
            ModelLife undisturbed = life(given).play();
            for (int at = 1; at <= undisturbed.messages(); at++) {
                int death = at;
                ModelLife life = life(given).play(message -> message == death);

                assertThat(life.crashes).isEqualTo(1);
                check(life, undisturbed, "seed " + given + ", death after message " + death);
            }
        }
    }

    @Test
    void deaths_after_all_messages_have_nothing_asked_twice() {
        ModelLife undisturbed = life(3).play();

        ModelLife life = life(3).play(message -> true);

        assertThat(life.crashes).isEqualTo(undisturbed.messages());
        check(life, undisturbed, "seed 3, a death after each message");
    }

    /** What the process learned of an answer that it did not live to record is lost: that question alone is asked again, and paid again. */
    @Test
    void a_death_while_a_server_thinks_has_that_question_alone_asked_again_and_counted_twice() {
        ModelLife undisturbed = life(1).play();
        Set<String> again = new HashSet<>();
        int questions = undisturbed.sentKeys.size();
        for (int death = 1; death <= questions; death++) {
            int dies = death;
            AtomicInteger asked = new AtomicInteger();
            Wire server = Personality.HONEST.wire(1);
            ModelLife life = new ModelLife(
                    1,
                    Personality.HONEST,
                    new Wire() {
                        @Override
                        public Sent send(Question question, String repair, Duration limit) {
                            if (asked.incrementAndGet() == dies) {
                                throw new Death();
                            }
                            return server.send(question, repair, limit);
                        }

                        @Override
                        public void close() {}
                    },
                    List.of(),
                    false,
                    Playbooks.standard());
            boolean alive = true;
            for (int turn = 0; turn < 5_000 && alive; turn++) {
                try {
                    alive = life.step();
                } catch (Death dead) {
                    life.crash();
                }
            }

            List<String> twice = new ArrayList<>(life.sentKeys);
            new HashSet<>(life.sentKeys).forEach(twice::remove);
            assertThat(twice).as("death in question " + death).hasSizeLessThanOrEqualTo(1);
            assertThat(keys(life, ModelBook.ANSWERED)).doesNotHaveDuplicates();
            for (String key : twice) {
                again.add(key);
                assertThat(book(life).stream()
                                .filter(each -> each.kind().equals(ModelBook.ASKED)
                                        && each.body().text("key").equals(key))
                                .map(each -> each.body().number("attempt")))
                        .containsExactly(1L, 2L);
            }
        }

        assertThat(again).isNotEmpty();
    }

    /** The end of a process, which no part of it may catch and go on from. */
    private static final class Death extends ThreadDeath {
        private static final long serialVersionUID = 1L;
    }

    private static ModelLife life(long seed) {
        return new ModelLife(seed, Personality.HONEST, List.of(), seed % 3 == 0);
    }
}
