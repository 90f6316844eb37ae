package io.crmautopilot.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.contract.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesSinkTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("audit.jsonl");
    }

    private byte[] written(List<AuditRecord> records) throws IOException {
        Files.deleteIfExists(file());
        try (JsonLinesSink sink = JsonLinesSink.open(file())) {
            records.forEach(sink::accept);
        }
        return Files.readAllBytes(file());
    }

    @Test
    void each_record_is_a_canonical_line_and_opening_knows_where_it_stopped() throws IOException {
        Records salon = new Records("salon");
        Records spa = new Records("spa");
        List<AuditRecord> records = List.of(salon.next(), spa.next(), salon.next());

        byte[] bytes = written(records);

        assertThat(new String(bytes, StandardCharsets.UTF_8).lines())
                .isEqualTo(records.stream()
                        .map(each -> each.toFields().canonical())
                        .toList());
        try (JsonLinesSink again = JsonLinesSink.open(file(), JsonLinesSink.Force.EACH_RECORD)) {
            assertThat(again.lastTaken("salon")).isEqualTo(2);
            assertThat(again.lastTaken("spa")).isEqualTo(1);
            assertThat(again.lastTaken("nobody")).isZero();
            assertThat(again.cutBytes()).isZero();
            again.accept(salon.next());
        }
        assertThat(Files.readAllLines(file())).hasSize(4);
    }

    @Test
    void a_record_is_taken_once_and_only_in_its_place() throws IOException {
        Records salon = new Records("salon");
        AuditRecord first = salon.next();
        AuditRecord second = salon.next();
        AuditRecord third = salon.next();
        AuditRecord fork =
                new Records("salon", "b2", 0).from(ChainHead.of(first)).next();

        try (JsonLinesSink sink = JsonLinesSink.open(file())) {
            sink.accept(first);
            sink.accept(second);
            sink.accept(second);
            sink.accept(first);
            assertThatThrownBy(() -> sink.accept(
                            new Records("salon").from(ChainHead.of(third)).next()))
                    .isInstanceOf(AuditFailedException.class)
                    .hasMessageContaining("does not follow record 2");
            assertThatThrownBy(() -> sink.accept(fork)).isInstanceOf(AuditFailedException.class);
            sink.accept(third);
        }

        assertThat(Files.readAllLines(file())).hasSize(3);
    }

    @Test
    void a_file_cut_at_any_byte_is_opened_with_its_sound_lines() throws IOException {
        List<AuditRecord> records = new Records("salon").next(3);
        byte[] whole = written(records);
        int step = Boolean.getBoolean("autopilot.full") ? 1 : 17;

        for (int length = 0; length < whole.length; length += step) {
            Files.write(file(), Arrays.copyOf(whole, length));
            long sound = new String(whole, 0, length, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(each -> each == '\n')
                    .count();

            try (JsonLinesSink sink = JsonLinesSink.open(file())) {
                assertThat(sink.lastTaken("salon")).as("cut at %d", length).isEqualTo(sound);
                assertThat(sink.cutBytes() == 0).isEqualTo(length == 0 || whole[length - 1] == '\n');
                records.forEach(sink::accept);
            }
            assertThat(Files.readAllBytes(file())).as("cut at %d", length).isEqualTo(whole);
        }
    }

    @Test
    void what_was_cut_off_is_kept_beside_it() throws IOException {
        written(new Records("salon").next(2));
        Files.writeString(file(), "{\"half\":", StandardOpenOption.APPEND);

        try (JsonLinesSink sink = JsonLinesSink.open(file())) {
            assertThat(sink.cutBytes()).isEqualTo(8);
        }

        assertThat(Files.readString(folder.resolve("audit.jsonl.cut"))).isEqualTo("{\"half\":\n");
        assertThat(Files.readAllLines(file())).hasSize(2);
    }

    @Test
    void a_changed_bit_is_cut_at_the_end_and_refused_before_it() throws IOException {
        byte[] whole = written(new Records("salon").next(4));
        int lastLine = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\n', whole.length - 2) + 1;
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        int flips = Boolean.getBoolean("autopilot.full") ? 5_000 : 200;

        for (int i = 0; i < flips; i++) {
            byte[] changed = whole.clone();
            int at = random.nextInt(whole.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(), changed);

            if (at < lastLine - 1) {
                assertThatThrownBy(() -> JsonLinesSink.open(file()))
                        .as("seed %d, byte %d", seed, at)
                        .isInstanceOf(AuditFailedException.class)
                        .hasMessageContaining("damaged at line");
            } else {
                // The line break before the last line belongs to both.
                try (JsonLinesSink sink = JsonLinesSink.open(file())) {
                    assertThat(sink.lastTaken("salon"))
                            .as("seed %d, byte %d", seed, at)
                            .isEqualTo(at < lastLine ? 2 : 3);
                }
            }
        }
    }

    @Test
    void a_removed_line_is_damage() throws IOException {
        written(new Records("salon").next(4));
        List<String> lines = Files.readAllLines(file());

        Files.writeString(file(), lines.get(0) + "\n" + lines.get(2) + "\n" + lines.get(3) + "\n");

        assertThatThrownBy(() -> JsonLinesSink.open(file()))
                .hasMessageContaining("damaged at line 2")
                .hasMessageContaining("record 3 of salon does not follow record 1");
    }

    @Test
    void one_process_has_the_file() {
        try (JsonLinesSink first = JsonLinesSink.open(file())) {
            assertThatThrownBy(() -> JsonLinesSink.open(file()))
                    .isInstanceOf(AuditFailedException.class)
                    .hasMessageContaining("open already");
            first.accept(new Records("salon").next());
        }
        JsonLinesSink.open(file()).close();
    }

    @Test
    void a_file_that_cannot_be_made_is_named_and_a_closed_one_takes_nothing() {
        assertThatThrownBy(() -> JsonLinesSink.open(folder.resolve("no/such/folder")))
                .isInstanceOf(AuditFailedException.class)
                .hasMessageContaining("no/such/folder");
        JsonLinesSink sink = JsonLinesSink.open(file());
        sink.close();

        assertThatThrownBy(() -> sink.accept(new Records("salon").next()))
                .isInstanceOf(AuditFailedException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void half_a_line_that_a_full_disk_left_is_gone_before_the_next_is_written() throws IOException {
        Records salon = new Records("salon");
        try (JsonLinesSink sink = JsonLinesSink.open(file())) {
            sink.accept(salon.next());
            Files.writeString(file(), "{\"half\":", StandardOpenOption.APPEND);
            sink.accept(salon.next());
        }

        try (JsonLinesSink again = JsonLinesSink.open(file())) {
            assertThat(again.lastTaken("salon")).isEqualTo(2);
            assertThat(again.cutBytes()).isZero();
        }
    }

    @Test
    void an_interrupted_thread_still_writes() throws IOException {
        try (JsonLinesSink sink = JsonLinesSink.open(file(), JsonLinesSink.Force.EACH_RECORD)) {
            Thread.currentThread().interrupt();
            sink.accept(new Records("salon").next());
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(Files.readAllLines(file())).hasSize(1);
    }
}
