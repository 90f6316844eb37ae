package io.crmautopilot.engine;

/** The short form of a place in a log that people can read, write down and compare. */
final class Checkpoints {

    private Checkpoints() {}

    /** Returns the place and the first twelve digits of the hash, such as {@code 128-3fa91c07be52}. */
    static String shortForm(long seq, String hash) {
        return seq + "-" + hash.substring(0, 12);
    }
}
