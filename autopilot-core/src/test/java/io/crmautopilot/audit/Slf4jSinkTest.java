package io.crmautopilot.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.contract.Records;
import io.crmautopilot.json.Fields;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Slf4jSinkTest {

    @Test
    void the_line_names_the_record_and_tells_nothing_of_its_body() {
        AuditRecord entry = new Records("salon").next(Fields.of("text", "слишком жарко"));

        String line = logged(entry);

        assertThat(line).contains("test.happened tenant=salon seq=1 location=b1 incident=inc-1 epoch=0");
        assertThat(line).doesNotContain("жарко").doesNotContain(entry.hash());
    }

    @Test
    void an_id_cannot_write_a_line_of_its_own() {
        AuditRecord entry = new Records("salon\nERROR all is lost").next();

        assertThat(logged(entry).lines()).hasSize(1);
    }

    /** The logger of the tests writes to the error stream as it is when a line is logged. */
    private static String logged(AuditRecord entry) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream caught = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setErr(caught);
            System.setProperty("org.slf4j.simpleLogger.log.test.audit", "info");
            Slf4jSink.named("test.audit").accept(entry);
        } finally {
            System.setErr(before);
            System.clearProperty("org.slf4j.simpleLogger.log.test.audit");
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
