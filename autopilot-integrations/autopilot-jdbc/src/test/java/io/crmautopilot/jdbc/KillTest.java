package io.crmautopilot.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process for real, again and again on one store: what it had acknowledged must be there. */
class KillTest {

    private static final int KILLS = Boolean.getBoolean("autopilot.full") ? 40 : 3;
    private static final int MOST_LINES = 400;

    @TempDir
    private Path folder;

    @Test
    void nothing_acknowledged_is_lost_when_a_process_on_sqlite_is_killed() throws Exception {
        String address = folder.resolve("log.db").toString();

        killAgainAndAgain(address, 3);
    }

    @Test
    void nothing_acknowledged_is_lost_when_a_process_on_postgresql_is_killed() throws Exception {
        String address = Postgres.freshSchema();
        try (JdbcStore store = Writing.open(address)) {
            store.applySchema();
        }

        killAgainAndAgain(address, 4);
    }

    private void killAgainAndAgain(String address, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, String> acknowledged = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            int lines = 1 + random.nextInt(MOST_LINES);
            List<String> said = runAndKill(address, lines);
            assertThat(said).as("seed %d, kill %d", seed, kill).hasSizeGreaterThan(lines);
            for (String line : said) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("durable")) {
                    acknowledged.put(Long.valueOf(words[1]), words[2]);
                }
            }
            assertThat(missing(address, acknowledged))
                    .as("seed %d, kill %d", seed, kill)
                    .isEmpty();
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    }

    /** Runs a writer until it has said {@code lines} lines, kills it, and returns all that it said in whole lines. */
    private List<String> runAndKill(String address, int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writing.class.getName(),
                        address,
                        "salon")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int next = reader.read();
            while (next >= 0) {
                rest.append((char) next);
                if (next == '\n') {
                    said.add(rest.toString().strip());
                    rest.setLength(0);
                    if (said.size() == lines + 1) {
                        // By its handle: the process itself would close its streams, and what it said last would be
                        // lost.
                        process.toHandle().destroyForcibly();
                    }
                }
                next = reader.read();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed, not ended").isEqualTo(128 + 9);
        return said;
    }

    private static Map<Long, String> missing(String address, Map<Long, String> acknowledged) {
        Map<Long, String> missing = new HashMap<>(acknowledged);
        try (JdbcStore store = Writing.open(address)) {
            AuditLog log = store.auditLog();
            long end = Writing.end(log, "salon").seq();
            long seq = 0;
            while (seq < end) {
                for (AuditRecord each : log.read("salon", seq, 500)) {
                    missing.remove(each.seq(), each.hash());
                    seq = each.seq();
                }
            }
        }
        return missing;
    }
}
