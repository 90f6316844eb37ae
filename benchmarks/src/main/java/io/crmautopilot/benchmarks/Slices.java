package io.crmautopilot.benchmarks;

import io.crmautopilot.message.Message;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * The messages of all iterations of a trial, made beforehand: what is measured then makes none, and its allocation is that of the path
 * alone.
 */
final class Slices {

    private final Message[][] slices;
    private int next;

    Slices(Feed feed, int size, BenchmarkParams trial) {
        slices = new Message
                [trial.getWarmup().getCount() + trial.getMeasurement().getCount()][];
        for (int i = 0; i < slices.length; i++) {
            slices[i] = feed.next(size);
        }
    }

    /** Returns the messages of the next iteration; each may be asked for once, because a message counts once. */
    Message[] next() {
        return slices[next++];
    }
}
