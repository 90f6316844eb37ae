package io.crmautopilot.benchmarks;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.json.Fields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What does a place in the hash chain cost: the digest of a record's bytes alone, and with the record and its canonical form? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class HashChain {

    private static final Instant AT = Instant.parse("2026-03-02T05:07:14Z");

    private final Fields body = Fields.of("step", "vendor");
    private final AuditRecord entry =
            AuditRecord.chained("salon", 118, AT, "b1", "inc-1", "step.begun", 1, body, AuditRecord.GENESIS);
    private final byte[] bytes = entry.content().canonical().getBytes(StandardCharsets.UTF_8);

    /** The digest of a record's canonical bytes: what the chain adds to a record. */
    @Benchmark
    public byte[] digest() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    /** A record with its canonical form and its hash. */
    @Benchmark
    public AuditRecord chained() {
        return AuditRecord.chained("salon", 118, AT, "b1", "inc-1", "step.begun", 1, body, AuditRecord.GENESIS);
    }
}
