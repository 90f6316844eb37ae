package io.crmautopilot.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.contract.AuditLogContract;
import io.crmautopilot.contract.Records;
import org.junit.jupiter.api.Test;

class InMemoryAuditLogTest extends AuditLogContract {

    private final InMemoryAuditLog log = new InMemoryAuditLog();

    @Override
    protected AuditLog log() {
        return log;
    }

    @Override
    protected AuditLog another() {
        return log;
    }

    @Test
    void a_crash_keeps_what_was_awaited_and_any_first_part_of_the_rest() {
        Records chain = new Records("salon");
        log.append(chain.next(2)).awaitDurable();
        log.append(chain.next(3));

        assertThat(log.afterCrash(0).read("salon", 0, 10)).hasSize(2);
        assertThat(log.afterCrash(2).read("salon", 0, 10)).hasSize(4);
        assertThat(log.afterCrash(9).read("salon", 0, 10)).hasSize(5);
    }

    @Test
    void while_it_fails_nothing_is_taken_and_what_was_on_its_way_is_lost() {
        Records chain = new Records("salon");
        log.append(chain.next(1)).awaitDurable();
        Records lost = new Records("salon").from(chain.head());
        AuditLog.Pending pending = log.append(lost.next(1));

        log.fail("no space left on device");
        assertThatThrownBy(pending::awaitDurable).isInstanceOf(AuditFailedException.class);
        assertThatThrownBy(() -> log.append(lost.next(1))).hasMessage("no space left on device");

        log.recover();
        log.append(chain.next(1)).awaitDurable();
        assertThatThrownBy(pending::awaitDurable).isInstanceOf(AuditFailedException.class);
        assertThat(log.durableCount()).isEqualTo(2);
    }
}
