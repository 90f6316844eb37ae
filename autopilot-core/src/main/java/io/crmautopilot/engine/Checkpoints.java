package io.crmautopilot.engine;

import io.crmautopilot.audit.Checkpoint;

/** The short form of a place in a log that people can read, write down and compare. */
final class Checkpoints {

    private Checkpoints() {}

    /** Returns the short form of the record at {@code seq}, or a dash before the first record. */
    static String shortForm(String tenant, long seq, String hash) {
        return seq == 0 ? "-" : new Checkpoint(tenant, seq, hash).shortForm();
    }
}
