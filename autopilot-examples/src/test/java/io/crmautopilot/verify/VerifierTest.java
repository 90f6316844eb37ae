package io.crmautopilot.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.audit.Checkpoint;
import io.crmautopilot.contract.Records;
import io.crmautopilot.json.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {

    @TempDir
    private Path folder;

    private Path file(List<AuditRecord> records) throws IOException {
        StringBuilder text = new StringBuilder();
        records.forEach(each -> text.append(each.toFields().canonical()).append('\n'));
        return Files.writeString(folder.resolve("audit.jsonl"), text);
    }

    private Report report(List<AuditRecord> records, String... checkpoints) throws IOException {
        return Verifier.verify(file(records), List.of(checkpoints));
    }

    @Test
    void a_log_of_several_tenants_verifies_with_every_text_that_there_is() throws IOException {
        Records salon = new Records("salon");
        Records spa = new Records("spa");
        List<AuditRecord> records = List.of(
                salon.next(),
                spa.next(),
                salon.next(Fields.of(
                        "text",
                        "ауа жоқ \"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028 \uD83D\uDD25 \uD800",
                        "list",
                        List.of(-1, 0, Long.MAX_VALUE, true, false, List.of(), Fields.empty()))));

        Report report = report(records);

        assertThat(report.findings()).isEmpty();
        assertThat(report.isSound()).isTrue();
        assertThat(report.tenants()).extracting(Report.Tenant::name).containsExactly("salon", "spa");
        assertThat(report.tenants().get(0).records()).isEqualTo(2);
        assertThat(report.tenants().get(0).checkpoint())
                .isEqualTo(Checkpoint.of(records.get(2)).shortForm());
    }

    @Test
    void a_removed_record_is_a_gap_and_says_which() throws IOException {
        List<AuditRecord> records = new Records("salon").next(6);

        List<AuditRecord> one = new ArrayList<>(records);
        one.remove(2);
        assertThat(report(one).findings()).containsExactly("line 3: record 3 of salon is missing before record 4");

        List<AuditRecord> first = records.subList(2, 6);
        assertThat(report(first).findings().get(0))
                .isEqualTo("line 1: records 1 to 2 of salon are missing before record 3");
    }

    @Test
    void a_changed_order_a_repetition_and_a_fork_are_told_apart() throws IOException {
        Records chain = new Records("salon");
        List<AuditRecord> records = chain.next(4);
        AuditRecord fork =
                new Records("salon", "b2", 0).from(ChainHead.of(records.get(1))).next();

        List<AuditRecord> swapped = new ArrayList<>(records);
        Collections.swap(swapped, 1, 2);
        assertThat(report(swapped).findings())
                .contains("line 3: record 2 of salon stands behind record 3: the order was changed");

        List<AuditRecord> twice = new ArrayList<>(records);
        twice.add(2, records.get(1));
        assertThat(report(twice).findings()).containsExactly("line 3: record 2 of salon stands there twice");

        List<AuditRecord> forked = new ArrayList<>(records);
        forked.add(fork);
        assertThat(report(forked).findings())
                .containsExactly(
                        "line 5: record 3 of salon stands there twice with different content: the history forks");
    }

    /** What stands behind its place is told by a second reading: also long after, again and again, and beside another tenant's. */
    @Test
    void a_repetition_is_told_from_a_fork_however_far_behind_it_stands() throws IOException {
        List<AuditRecord> records = new ArrayList<>(new Records("salon").next(2_000));
        AuditRecord fork =
                new Records("salon", "b2", 0).from(ChainHead.of(records.get(6))).next();
        AuditRecord other = new Records("spa").next();
        List<AuditRecord> file = new ArrayList<>(records);
        file.remove(40);
        file.addAll(List.of(records.get(7), fork, fork, records.get(40), other));

        assertThat(report(file).findings())
                .containsExactly(
                        "line 41: record 41 of salon is missing before record 42",
                        "line 2000: record 8 of salon stands there twice",
                        "line 2001: record 8 of salon stands there twice with different content: the history forks",
                        "line 2002: record 8 of salon stands there twice",
                        "line 2003: record 41 of salon stands behind record 2000: the order was changed");
    }

    @Test
    void a_consistent_forgery_of_one_record_breaks_the_link_behind_it() throws IOException {
        List<AuditRecord> records = new ArrayList<>(new Records("salon").next(4));
        records.set(
                1,
                new Records("salon", "b2", 0).from(ChainHead.of(records.get(0))).next());

        assertThat(report(records).findings())
                .containsExactly("line 3: record 3 of salon does not continue record 2: one of them was replaced");
    }

    @Test
    void a_record_of_a_fenced_epoch_behind_its_successors_is_found() throws IOException {
        Records old = new Records("salon", "b1", 1);
        AuditRecord first = old.next();
        Records heir = new Records("salon", "b1", 2).from(old.head());
        AuditRecord second = heir.next();
        AuditRecord zombie = new Records("salon", "b1", 1).from(heir.head()).next();

        assertThat(report(List.of(first, second)).isSound()).isTrue();
        assertThat(report(List.of(first, second, zombie)).findings())
                .singleElement()
                .asString()
                .contains("record 3 of salon is of epoch 1 of branch b1, which was at epoch 2");
    }

    @Test
    void a_cut_tail_and_a_rewritten_history_are_found_by_a_checkpoint_alone() throws IOException {
        List<AuditRecord> records = new Records("salon").next(8);
        List<AuditRecord> rewritten = new Records("salon", "b2", 0).next(8);
        String kept = Checkpoint.of(records.get(5)).shortForm();

        assertThat(report(records, kept).isSound()).isTrue();
        for (int length = 1; length < 6; length++) {
            assertThat(report(records.subList(0, length)).isSound()).isTrue();
            assertThat(report(records.subList(0, length), kept).findings())
                    .containsExactly("checkpoint " + kept + ": the log ends before record 6: its tail was cut off");
        }
        assertThat(report(rewritten).isSound()).isTrue();
        assertThat(report(rewritten, kept).findings())
                .containsExactly(
                        "checkpoint " + kept + ": no record 6 is the one that it names: the history was replaced");
    }

    @Test
    void two_checkpoints_of_one_place_prove_a_fork() throws IOException {
        List<AuditRecord> shown = new Records("salon").next(3);
        List<AuditRecord> other = new Records("salon", "b2", 0).next(3);

        Report report = report(
                shown,
                Checkpoint.of(shown.get(2)).shortForm(),
                Checkpoint.of(other.get(2)).shortForm());

        assertThat(report.count()).isEqualTo(1);
    }

    @Test
    void a_mistyped_checkpoint_is_told_from_a_wrong_one() {
        String kept = Checkpoint.of(new Records("salon").next()).shortForm();
        char wrong = kept.charAt(0) == '7' ? '8' : '7';

        assertThatThrownBy(() -> report(List.of(), wrong + kept.substring(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mistyped");
        assertThatThrownBy(() -> report(List.of(), "4T9X@1")).hasMessageContaining("4 characters");
        assertThatThrownBy(() -> report(List.of(), "4T9X-0KQ2-R7HM-C3VA")).hasMessageContaining("no checkpoint");
        assertThatThrownBy(() -> report(List.of(), "UUUU-UUUU-UUUU-UUUU@1")).hasMessageContaining("character");
    }

    @Test
    void an_empty_file_and_a_torn_line_do_not_verify() throws IOException {
        List<AuditRecord> records = new Records("salon").next(2);

        assertThat(report(List.of()).findings()).containsExactly("the file: there is no record in it");

        String text = Files.readString(file(records));
        Files.writeString(folder.resolve("audit.jsonl"), text.substring(0, text.length() - 1));
        assertThat(Verifier.verify(folder.resolve("audit.jsonl"), List.of()).findings())
                .containsExactly("line 2: the last line is not ended: it was torn off while it was written, or cut");
    }

    @Test
    void every_single_byte_that_changes_goes_or_comes_is_found() throws IOException {
        byte[] whole = Files.readAllBytes(file(new Records("salon").next(9)));
        boolean full = Boolean.getBoolean("autopilot.full");
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        int step = full ? 1 : 13;

        assertThat(whole.length).isGreaterThan(3_000);
        for (int at = full ? 0 : random.nextInt(step); at < whole.length; at += step) {
            for (int bit = full ? 0 : random.nextInt(8); bit < 8; bit += full ? 1 : 8) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 << bit);
                assertBroken(changed, "seed " + seed + ", bit " + bit + " of byte " + at + " changed");
            }
            byte[] shorter = new byte[whole.length - 1];
            System.arraycopy(whole, 0, shorter, 0, at);
            System.arraycopy(whole, at + 1, shorter, at, shorter.length - at);
            assertBroken(shorter, "seed " + seed + ", byte " + at + " removed");
            byte[] longer = new byte[whole.length + 1];
            System.arraycopy(whole, 0, longer, 0, at);
            longer[at] = (byte) random.nextInt(256);
            System.arraycopy(whole, at, longer, at + 1, whole.length - at);
            assertBroken(longer, "seed " + seed + ", byte " + longer[at] + " put in at " + at);
        }
    }

    private void assertBroken(byte[] bytes, String how) throws IOException {
        Path file = Files.write(folder.resolve("broken.jsonl"), bytes);

        assertThat(Verifier.verify(file, List.of()).isSound()).as(how).isFalse();
    }

    @Test
    void a_truncation_at_every_byte_is_found_by_the_last_checkpoint() throws IOException {
        List<AuditRecord> records = new Records("salon").next(8);
        byte[] whole = Files.readAllBytes(file(records));
        String kept = Checkpoint.of(records.get(7)).shortForm();

        for (int length = 0; length < whole.length; length += Boolean.getBoolean("autopilot.full") ? 1 : 37) {
            byte[] cut = Arrays.copyOf(whole, length);
            Path file = Files.write(folder.resolve("cut.jsonl"), cut);
            assertThat(Verifier.verify(file, List.of(kept)).isSound())
                    .as("cut at %d", length)
                    .isFalse();
        }
    }

    @Test
    void what_a_record_may_not_be_is_said_without_quoting_it() throws IOException {
        String secret = "+7 700 000 01 01";
        for (String line : List.of(
                "{\"text\":\"" + secret + "\"}",
                "[" + "[".repeat(5_000),
                "{\"a\":" + "{\"a\":".repeat(5_000),
                "{\"a\":1.5}",
                "{\"a\":null}",
                "{\"a\":01}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":\"\\x\"}",
                "{\"a\":99999999999999999999}",
                "")) {
            Path file = Files.writeString(folder.resolve("bad.jsonl"), line + "\n");

            Report report = Verifier.verify(file, List.of());

            assertThat(report.count())
                    .as(line.substring(0, Math.min(20, line.length())))
                    .isEqualTo(1);
            assertThat(report.findings().get(0))
                    .startsWith("line 1: it is no record")
                    .doesNotContain(secret);
        }
    }
}
