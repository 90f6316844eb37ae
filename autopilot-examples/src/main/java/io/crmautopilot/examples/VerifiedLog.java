package io.crmautopilot.examples;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.json.Fields;
import io.crmautopilot.verify.Report;
import io.crmautopilot.verify.Verifier;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of an audit log for figures and reports, which are made of a log that verifies or not at all. The log is streamed;
 * what is kept of it is the reader's affair.
 */
public final class VerifiedLog {

    private final Consumer<AuditRecord> records;
    private @Nullable RuntimeException problem;

    private VerifiedLog(Consumer<AuditRecord> records) {
        this.records = records;
    }

    /**
     * Hands each record of {@code file} to {@code records}, in order.
     *
     * @return whether the log verifies and every record could be taken; otherwise {@code err} says what is wrong
     */
    public static boolean read(Path file, Consumer<AuditRecord> records, PrintStream err) throws IOException {
        VerifiedLog log = new VerifiedLog(records);
        Report report = Verifier.stream(file, log::take);
        if (!report.isSound()) {
            err.print("no figures from a log that does not verify\n");
            VerifyCommand.print(report, err);
            return false;
        }
        if (log.problem != null) {
            err.print(file + ": " + log.problem.getMessage() + "\n");
            return false;
        }
        return true;
    }

    private void take(byte[] bytes) {
        if (problem != null) {
            return;
        }
        try {
            records.accept(AuditRecord.of(Fields.parse(new String(bytes, StandardCharsets.UTF_8))));
        } catch (IllegalArgumentException wrong) {
            problem = wrong;
        }
    }
}
