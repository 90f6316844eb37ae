package io.crmautopilot.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.Lease;
import io.crmautopilot.audit.Leases;
import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link Leases} and the log beside it must keep. Extend it; both are empty at the start of each test. */
public abstract class LeasesContract {

    private static final BranchRef BRANCH = new BranchRef("salon", "b1");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Returns the leases under test; the same ones throughout a test. */
    protected abstract Leases leases();

    /** Returns the audit log beside them. */
    protected abstract AuditLog log();

    /** Lets time pass for the leases. */
    protected abstract void advance(Duration time);

    @Test
    void a_branch_has_one_holder_until_its_lease_ends() {
        Lease first = leases().claim(BRANCH, "node-a", MINUTE).orElseThrow();

        assertThat(leases().claim(BRANCH, "node-b", MINUTE)).isEmpty();
        assertThat(leases().claim(new BranchRef("salon", "b2"), "node-b", MINUTE))
                .isPresent();

        advance(MINUTE.plusMillis(1));
        Lease second = leases().claim(BRANCH, "node-b", MINUTE).orElseThrow();
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(second.holder()).isEqualTo("node-b");
        assertThat(second.until()).isAfter(first.until());
    }

    @Test
    void a_renewed_lease_lasts_and_a_lost_one_cannot_be_renewed() {
        Lease first = leases().claim(BRANCH, "node-a", MINUTE).orElseThrow();
        advance(Duration.ofSeconds(50));
        Optional<Lease> renewed = leases().renew(first, MINUTE);
        advance(Duration.ofSeconds(50));

        assertThat(renewed).hasValueSatisfying(lease -> {
            assertThat(lease.epoch()).isEqualTo(first.epoch());
            assertThat(lease.until()).isAfter(first.until());
        });
        assertThat(leases().claim(BRANCH, "node-b", MINUTE)).isEmpty();

        advance(MINUTE);
        assertThat(leases().claim(BRANCH, "node-b", MINUTE)).isPresent();
        assertThat(leases().renew(first, MINUTE)).isEmpty();
    }

    @Test
    void a_released_branch_is_free_at_once_and_a_late_release_takes_nothing_away() {
        Lease first = leases().claim(BRANCH, "node-a", MINUTE).orElseThrow();
        leases().release(first);
        Lease second = leases().claim(BRANCH, "node-b", MINUTE).orElseThrow();

        leases().release(first);

        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(leases().claim(BRANCH, "node-a", MINUTE)).isEmpty();
    }

    @Test
    void a_holder_that_comes_back_gets_a_new_epoch_so_that_its_earlier_life_is_fenced() {
        Lease before = leases().claim(BRANCH, "node-a", MINUTE).orElseThrow();

        Lease after = leases().claim(BRANCH, "node-a", MINUTE).orElseThrow();

        assertThat(after.epoch()).isGreaterThan(before.epoch());
        assertThat(leases().renew(before, MINUTE)).isEmpty();
    }

    @Test
    void a_lease_has_a_length() {
        assertThatThrownBy(() -> leases().claim(BRANCH, "node-a", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
        Lease lease = leases().claim(BRANCH, "node-a", MINUTE).orElseThrow();
        assertThatThrownBy(() -> leases().renew(lease, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_fenced_holder_can_write_nothing() {
        Lease old = leases().claim(BRANCH, "node-a", MINUTE).orElseThrow();
        Records chain = new Records("salon", "b1", old.epoch());
        log().append(chain.next(1)).awaitDurable();
        advance(MINUTE.plusMillis(1));
        Lease current = leases().claim(BRANCH, "node-b", MINUTE).orElseThrow();

        Records zombie = new Records("salon", "b1", old.epoch()).from(chain.head());
        assertThatThrownBy(() -> log().append(zombie.next(1)).awaitDurable())
                .isInstanceOfSatisfying(
                        AuditFailedException.class,
                        failed -> assertThat(failed.isFenced()).isTrue())
                .hasMessageContaining("salon/b1");

        Records heir = new Records("salon", "b1", current.epoch()).from(chain.head());
        log().append(heir.next(1)).awaitDurable();
        assertThat(log().read("salon", 0, 10)).hasSize(2);
    }

    @Test
    void records_on_their_way_are_fenced_too_and_other_tenants_are_not_held_up() {
        Lease old = leases().claim(BRANCH, "node-a", MINUTE).orElseThrow();
        AuditLog.Pending late = log().append(new Records("salon", "b1", old.epoch()).next(2));
        AuditLog.Pending other = log().append(new Records("spa", "b1", 0).next(1));
        leases().release(old);
        Lease current = leases().claim(BRANCH, "node-b", MINUTE).orElseThrow();

        assertThatThrownBy(late::awaitDurable)
                .isInstanceOfSatisfying(
                        AuditFailedException.class,
                        failed -> assertThat(failed.isFenced()).isTrue());
        other.awaitDurable();

        assertThat(log().read("salon", 0, 10)).isEmpty();
        assertThat(log().read("spa", 0, 10)).hasSize(1);
        log().append(new Records("salon", "b1", current.epoch()).next(1)).awaitDurable();
        assertThat(log().read("salon", 0, 10)).hasSize(1);
    }

    @Test
    void a_record_about_the_tenant_or_about_a_branch_that_nobody_claimed_is_taken() {
        assertThat(leases().claim(BRANCH, "node-a", MINUTE)).isPresent();
        Records tenant = new Records("salon", "", 0);

        log().append(tenant.next(1)).awaitDurable();
        log().append(new Records("salon", "b2", 0).from(tenant.head()).next(1)).awaitDurable();

        assertThat(log().read("salon", 0, 10)).hasSize(2);
    }

    @Test
    void of_many_that_claim_at_once_one_gets_the_branch() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Optional<Lease>>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String holder = "node-" + i;
            answers.add(pool.submit(() -> leases().claim(BRANCH, holder, MINUTE)));
        }

        Set<String> holders = new TreeSet<>();
        for (Future<Optional<Lease>> answer : answers) {
            answer.get(60, TimeUnit.SECONDS).map(Lease::holder).ifPresent(holders::add);
        }
        pool.shutdown();

        assertThat(holders).hasSize(1);
    }
}
