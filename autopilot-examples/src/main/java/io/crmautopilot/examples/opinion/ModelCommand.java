package io.crmautopilot.examples.opinion;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.examples.Command;
import io.crmautopilot.message.Message;
import io.crmautopilot.openai.DryRun;
import io.crmautopilot.openai.Help;
import io.crmautopilot.openai.LanguageModel;
import io.crmautopilot.openai.ModelSettings;
import io.crmautopilot.openai.Outgoing;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.testing.InMemoryAuditLog;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code ./autopilot model}: lists what would leave for a file of messages, or has them read by a model: one on this machine that plays
 * one, the vendor's own when {@code OPENAI_API_KEY} is set, or any server that speaks its interface.
 */
public final class ModelCommand implements Command {

    private static final URI VENDOR = URI.create("https://api.openai.com/v1");
    private static final BranchRef BRANCH = new BranchRef("try", "out");
    private static final String REPLY = "vendor:";

    private final MessageReader reader = Readers.standard();

    /** Creates the command. */
    public ModelCommand() {}

    @Override
    public String name() {
        return "model";
    }

    @Override
    public String summary() {
        return "what would leave to a language model: --dry-run FILE; or asks one: --ask FILE [--url URL] [--model NAME]"
                + " [--chat]";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        ModelOptions options = ModelOptions.parse(args);
        List<String> lines = Files.readAllLines(options.file()).stream()
                .filter(line -> !line.isBlank())
                .toList();
        if (!options.ask()) {
            dryRun(options, lines, out);
            return 0;
        }
        String key = Optional.ofNullable(System.getenv("OPENAI_API_KEY")).orElse("");
        if (options.url().isEmpty() && key.isEmpty()) {
            try (ModelStub stub = new ModelStub()) {
                out.print("No key is set, so a server on this machine plays a model: what it says means nothing.\n\n");
                return ask(settings(options, stub.url(), ""), lines, out);
            }
        }
        return ask(settings(options, options.url().orElse(VENDOR), key), lines, out);
    }

    private static ModelSettings settings(ModelOptions options, URI url, String key) {
        return ModelSettings.of(url, options.model(), () -> key)
                .api(options.api())
                .help(Set.of(Help.MESSAGES, Help.VENDOR_REPLIES))
                .build();
    }

    private void dryRun(ModelOptions options, List<String> lines, PrintStream out) {
        DryRun dry = new DryRun(settings(options, options.url().orElse(VENDOR), ""));
        Set<String> instructions = new TreeSet<>();
        int leaving = 0;
        for (int i = 0; i < lines.size(); i++) {
            Optional<Outgoing> one = outgoing(dry, lines.get(i));
            out.print("line " + (i + 1) + "  "
                    + one.map(leaves -> leaves.prompt() + "\n    " + leaves.input())
                            .orElse("stays here: it is read for certain")
                    + "\n");
            leaving += one.isPresent() ? 1 : 0;
            one.ifPresent(leaves -> instructions.add(leaves.prompt() + "\n\n" + leaves.instructions()));
        }
        out.print("\n" + leaving + " of " + lines.size() + " would leave, and with them these instructions:\n");
        instructions.forEach(text -> out.print("\n--- " + text + "\n"));
    }

    private Optional<Outgoing> outgoing(DryRun dry, String line) {
        return line.startsWith(REPLY)
                ? dry.vendorReply(line.substring(REPLY.length()).strip(), LocalTime.NOON, Currency.getInstance("KZT"))
                : dry.message(reader, line);
    }

    private int ask(ModelSettings settings, List<String> lines, PrintStream out) {
        InMemoryAuditLog log = new InMemoryAuditLog();
        try (LanguageModel model = LanguageModel.open(settings, log)) {
            LanguageModel.Reader second = model.reader(reader);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (!line.startsWith(REPLY)) {
                    second.ahead(Message.incoming("m-" + i, BRANCH, Instant.EPOCH, "file", "line-" + i, null, line));
                    out.print("line " + (i + 1) + "  " + read(reader.read(line)) + "  ->  "
                            + read(second.reader().read(line)) + "\n");
                }
            }
            out.print("\n" + model.counts() + "\n");
        }
        for (String tenant : log.tenants()) {
            for (AuditRecord record : log.read(tenant, 0, Integer.MAX_VALUE)) {
                out.print(record.seq() + " " + record.kind() + " "
                        + record.body().text("prompt") + " "
                        + record.body()
                                .text("outcome", "reserves " + record.body().number("tokens") + " tokens") + "\n");
            }
        }
        return 0;
    }

    private String read(Reading reading) {
        return String.format(
                Locale.ROOT,
                "%s %.2f %s",
                reading.complaint() ? "complaint" : "none",
                reading.complaintScore(),
                reader.topics().ids(reading.topicBits()));
    }
}
