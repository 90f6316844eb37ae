package io.crmautopilot.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.audit.AuditConflictException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} must keep. Extend it, and give it a log whose storage is empty at the start of each test. */
public abstract class AuditLogContract {

    /** Returns the log under test; the same one throughout a test. */
    protected abstract AuditLog log();

    /** Returns a new log on the storage of {@link #log()}, as another process would open it. */
    protected abstract AuditLog another();

    @Test
    void what_was_awaited_is_read_back_as_it_was() {
        Records chain = new Records("salon");
        List<AuditRecord> written = List.of(
                chain.next(),
                chain.next(Fields.empty()),
                chain.next(Fields.of(
                        "text",
                        "ауа жоқ \"\\\n\t\u0001 \uD83D\uDD25 \uD800 ' -- %",
                        "deep",
                        Fields.of("list", List.of(1, true, "x")))));

        log().append(written).awaitDurable();

        assertThat(log().read("salon", 0, 10)).isEqualTo(written);
        assertThat(another().read("salon", 0, 10)).isEqualTo(written);
    }

    @Test
    void a_record_is_read_only_once_it_is_durable() {
        Records chain = new Records("salon");
        AuditLog.Pending first = log().append(chain.next(2));

        assertThat(log().read("salon", 0, 10)).isEmpty();
        first.awaitDurable();

        assertThat(log().read("salon", 0, 10)).hasSize(2);
    }

    @Test
    void waiting_for_a_later_record_makes_the_earlier_ones_durable() {
        Records chain = new Records("salon");
        AuditLog.Pending first = log().append(chain.next(1));
        AuditLog.Pending second = log().append(chain.next(1));

        second.awaitDurable();

        assertThat(another().read("salon", 0, 10)).hasSize(2);
        first.awaitDurable();
        second.awaitDurable();
        assertThat(log().read("salon", 0, 10)).hasSize(2);
    }

    @Test
    void a_place_that_is_taken_or_too_far_is_a_conflict_and_changes_nothing() {
        Records chain = new Records("salon");
        log().append(chain.next(2)).awaitDurable();

        assertThatThrownBy(() -> log().append(new Records("salon").next(1)))
                .isInstanceOf(AuditConflictException.class)
                .hasMessageContaining("salon");
        assertThatThrownBy(() -> log().append(List.of(following(new ChainHead(2, "f".repeat(64))))))
                .isInstanceOf(AuditConflictException.class);
        assertThatThrownBy(() -> log().append(
                                List.of(following(new ChainHead(7, chain.head().hash())))))
                .isInstanceOf(AuditConflictException.class);

        log().append(chain.next(1)).awaitDurable();
        assertThat(log().read("salon", 0, 10)).hasSize(3);
    }

    private static AuditRecord following(ChainHead head) {
        return new Records("salon").from(head).next();
    }

    @Test
    void records_that_do_not_chain_are_refused_before_they_are_ordered() {
        Records chain = new Records("salon");
        AuditRecord first = chain.next();
        AuditRecord forged = new AuditRecord(
                first.tenant(),
                first.seq(),
                first.at(),
                first.location(),
                first.incident(),
                "test.forged",
                first.epoch(),
                first.body(),
                first.previous(),
                first.hash());

        assertThatThrownBy(() -> log().append(List.of(forged)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hash");
        assertThatThrownBy(() -> log().append(List.of(
                        first, new Records("other").from(chain.head()).next())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another tenant");
        assertThatThrownBy(() -> log().append(List.of(
                        first,
                        new Records("salon")
                                .from(new ChainHead(5, first.hash()))
                                .next())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not follow");

        log().append(List.of(first)).awaitDurable();
        assertThat(log().read("salon", 0, 10)).containsExactly(first);
    }

    @Test
    void tenants_have_chains_of_their_own_and_are_listed_in_order() {
        assertThat(log().tenants()).isEmpty();

        log().append(new Records("б-salon").next(1));
        log().append(new Records("a-salon").next(3));
        log().append(new Records("A-salon").next(2)).awaitDurable();

        assertThat(log().tenants()).containsExactly("A-salon", "a-salon", "б-salon");
        assertThat(log().read("A-salon", 0, 10)).hasSize(2);
        assertThat(log().read("a-salon", 0, 10)).hasSize(3);
        assertThat(log().read("nobody", 0, 10)).isEmpty();
    }

    @Test
    void a_long_log_is_read_in_pages() {
        List<AuditRecord> written = new Records("salon").next(25);
        log().append(written).awaitDurable();

        List<AuditRecord> read = new ArrayList<>();
        List<AuditRecord> page = log().read("salon", 0, 10);
        while (!page.isEmpty()) {
            read.addAll(page);
            page = log().read("salon", page.get(page.size() - 1).seq(), 10);
        }

        assertThat(read).isEqualTo(written);
        assertThat(log().read("salon", 25, 10)).isEmpty();
        assertThat(log().read("salon", 24, 1)).containsExactly(written.get(24));
    }

    @Test
    void nothing_appended_is_durable_at_once() {
        log().append(List.of()).awaitDurable();

        assertThat(log().tenants()).isEmpty();
    }

    @Test
    void another_process_goes_on_where_this_one_stopped() {
        Records chain = new Records("salon");
        log().append(chain.next(3)).awaitDurable();
        AuditLog second = another();

        second.append(chain.next(1)).awaitDurable();

        assertThat(second.read("salon", 0, 10)).hasSize(4);
    }

    @Test
    void two_processes_that_take_turns_read_on_and_go_on() {
        Records chain = new Records("salon");
        AuditLog second = another();

        for (int turn = 0; turn < 6; turn++) {
            (turn % 2 == 0 ? log() : second).append(chain.next(2)).awaitDurable();
        }

        assertThat(log().read("salon", 0, 100)).hasSize(12);
        assertThat(second.read("salon", 0, 100)).hasSize(12);
    }

    @Test
    void records_of_many_threads_keep_the_order_in_which_they_were_given_their_place() throws Exception {
        int threads = 8;
        int each = 25;
        Records chain = new Records("salon");
        Object gate = new Object();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            running.add(pool.submit(() -> {
                for (int i = 0; i < each; i++) {
                    AuditLog.Pending pending;
                    synchronized (gate) {
                        pending = log().append(chain.next(1));
                    }
                    pending.awaitDurable();
                }
            }));
        }
        for (Future<?> one : running) {
            one.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();

        ChainHead head = ChainHead.START.after(log().read("salon", 0, threads * each + 1));
        assertThat(head).isEqualTo(chain.head());
        assertThat(head.seq()).isEqualTo(200);
    }
}
