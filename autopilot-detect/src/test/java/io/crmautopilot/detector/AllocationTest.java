package io.crmautopilot.detector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reading.Reading;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final int BATCH = 4_096;

    @Test
    void nothing_is_allocated_while_nothing_is_signalled() {
        StreamingDetector detector = Streams.detector();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        BranchRef[] branches = new BranchRef[16];
        for (int i = 0; i < branches.length; i++) {
            branches[i] = new BranchRef("t", "b" + i);
        }
        Reading ok = Streams.ok(0.1);
        Reading complaint = Streams.complaint("queue");
        long time = Streams.START.toEpochMilli();
        long allocated = Long.MAX_VALUE;

        for (int round = 0; round < 40; round++) {
            Message[] batch = new Message[BATCH];
            for (int i = 0; i < BATCH; i++) {
                time += 90_000;
                // Every client comes back, so the tables have seen their full size after some rounds.
                batch[i] = Streams.message(
                        branches[i & 15],
                        round + "-" + i,
                        Instant.ofEpochMilli(time),
                        "c" + i % 1_999,
                        "the queue is long");
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < BATCH; i++) {
                detector.observe(batch[i], i % 37 == 0 ? complaint : ok);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }

        assertThat(allocated / (double) BATCH).isLessThan(1);
    }
}
