package io.crmautopilot.examples;

import io.crmautopilot.verify.Report;
import io.crmautopilot.verify.Verifier;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./autopilot verify FILE [--checkpoint SHORT@SEQ]...}: is this audit log whole and unchanged? */
final class VerifyCommand implements Command {

    private static final String USAGE = "expected FILE [--checkpoint SHORT@SEQ]...";

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "checks an audit log (JSON Lines or SQLite) and the checkpoints that you kept";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        List<String> files = new ArrayList<>();
        List<String> checkpoints = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals("--checkpoint")) {
                i++;
                if (i == args.size()) {
                    throw new UsageException("--checkpoint names nothing; " + USAGE);
                }
                checkpoints.add(args.get(i));
            } else {
                files.add(args.get(i));
            }
        }
        if (files.size() != 1) {
            throw new UsageException(USAGE);
        }
        Report report = verified(existing(files.get(0)), checkpoints);
        print(report, out);
        return report.isSound() ? 0 : 1;
    }

    /** Returns the file called {@code name}; one that is not there is an argument that is wrong. */
    static Path existing(String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no file " + name);
        }
        return file;
    }

    private static Report verified(Path file, List<String> checkpoints) throws IOException {
        try {
            return Verifier.verify(file, checkpoints);
        } catch (IllegalArgumentException mistyped) {
            throw new UsageException(String.valueOf(mistyped.getMessage()));
        }
    }

    /** Prints {@code report} for people. */
    static void print(Report report, PrintStream out) {
        for (Report.Tenant each : report.tenants()) {
            out.print(each.name() + ": " + each.records() + " records from " + each.first() + " to " + each.last()
                    + ", checkpoint " + each.checkpoint() + "\n");
        }
        if (report.isSound()) {
            out.print("verified: every record is in its place and unchanged\n");
            return;
        }
        out.print("NOT VERIFIED: " + report.count() + (report.count() == 1 ? " finding" : " findings") + "\n");
        report.findings().forEach(each -> out.print("  " + each + "\n"));
        if (report.count() > report.findings().size()) {
            out.print("  ... and " + (report.count() - report.findings().size()) + " more\n");
        }
    }
}
