package io.crmautopilot.benchmarks.suite;

import io.crmautopilot.json.Fields;

/**
 * What one benchmark came to: medians over all its iterations.
 *
 * @param name the benchmark's class and method, and its parameters in brackets
 * @param wallNs nanoseconds an operation by the clock, of each thread
 * @param cpuNs nanoseconds of processor time an operation, of the benchmark's own threads: true beside other work too
 * @param bytes bytes that an operation allocates
 * @param threads how many threads ran at once
 */
record Measurement(String name, double wallNs, double cpuNs, double bytes, int threads) {

    /** Returns what an operation takes when all threads are counted together. */
    double wallNsTogether() {
        return wallNs / threads;
    }

    Fields toFields() {
        return Fields.of(
                "name", name, "wallNs", tidy(wallNs), "cpuNs", tidy(cpuNs), "bytes", tidy(bytes), "threads", threads);
    }

    static Measurement of(Fields fields) {
        return new Measurement(
                fields.text("name"), fields.decimal("wallNs"), fields.decimal("cpuNs"), fields.decimal("bytes"), (int)
                        fields.number("threads"));
    }

    /** Three decimals are more than any of them is worth. */
    static double tidy(double value) {
        return Math.rint(value * 1_000) / 1_000;
    }
}
