package io.crmautopilot.examples.outcomes;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.examples.UsageException;
import io.crmautopilot.examples.VerifiedLog;
import io.crmautopilot.explain.CaseBook;
import io.crmautopilot.explain.Question;
import io.crmautopilot.explain.Reader;
import io.crmautopilot.explain.ReportLanguage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code ./autopilot explain FILE [INCIDENT] --for READER} and {@code --why QUESTION}: one incident, for one reader or question. */
public final class Telling {

    /** What the options are. */
    public static final String USAGE = "[--for client|operator|owner|regulator [--client TOKEN]]"
            + " [--why vendor|sum|now|not-sooner|refused] [--lang ru|kk|en]";

    private static final List<String> READERS = List.of("client", "operator", "owner", "regulator");
    private static final List<String> QUESTIONS = List.of("vendor", "sum", "now", "not-sooner", "refused");

    private Telling() {}

    /** Tells whether {@code args} ask for a reader or a question. */
    public static boolean isAsked(List<String> args) {
        return args.contains("--for") || args.contains("--why");
    }

    /** Prints what is asked for; returns the exit status. */
    public static int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        Asked asked = new Asked(
                args,
                "expected FILE [INCIDENT] " + USAGE,
                Set.of(),
                Set.of("--for", "--why", "--client", "--lang", "--language"));
        List<String> words = asked.words(1, 2);
        if (asked.has("--for") && asked.has("--why")) {
            throw new UsageException("--for and --why are asked one at a time");
        }
        Optional<Reader> reader = asked.has("--for")
                ? Optional.of(Reader.valueOf(asked.one("--for", READERS, "").toUpperCase(Locale.ROOT)))
                : Optional.empty();
        Optional<Question> question = asked.has("--why")
                ? Optional.of(Question.valueOf(asked.one("--why", QUESTIONS, "")
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_')))
                : Optional.empty();
        String code = asked.one(asked.has("--lang") ? "--lang" : "--language", List.of("ru", "kk", "en"), "en");
        ReportLanguage language = ReportLanguage.valueOf(code.toUpperCase(Locale.ROOT));
        Path file = asked.file();
        List<String> incidents = new ArrayList<>();
        if (!VerifiedLog.read(file, entry -> opened(entry, incidents), err)) {
            return 1;
        }
        List<String> chosen = incidents.stream()
                .filter(id -> words.size() == 1 || id.equals(words.get(1)))
                .toList();
        if (chosen.size() != 1) {
            err.print(chosen.isEmpty() ? "there is no such incident in it; there are\n" : "which one?\n");
            incidents.forEach(id -> err.print("  " + id + "\n"));
            return 1;
        }
        CaseBook book = new CaseBook(chosen.get(0));
        Tokens tokens = new Tokens(asked.one("--client").orElse(""));
        if (!VerifiedLog.read(
                file,
                entry -> {
                    book.accept(entry);
                    tokens.accept(entry, chosen.get(0));
                },
                err)) {
            return 1;
        }
        try {
            List<String> lines = reader.isPresent()
                    ? book.tell(reader.get(), tokens.found(), language)
                    : book.answer(question.orElseThrow(), language);
            lines.forEach(line -> out.print(line + "\n"));
            return 0;
        } catch (IllegalArgumentException wrong) {
            err.print(wrong.getMessage() + "\n");
            return 1;
        }
    }

    private static void opened(AuditRecord entry, List<String> incidents) {
        if (entry.kind().equals(RecordKind.INCIDENT_OPENED)) {
            incidents.add(entry.incident());
        }
    }

    /** Finds a client by the start of a token, as explanations show it. */
    private static final class Tokens {

        private final String start;
        private String found = "";

        Tokens(String start) {
            this.start = start;
        }

        void accept(AuditRecord entry, String incident) {
            if (!start.isEmpty() && entry.incident().equals(incident) && found.isEmpty()) {
                found = entry.body().list("affected").stream()
                        .map(person -> person.text("token", ""))
                        .filter(token -> token.startsWith(start))
                        .findFirst()
                        .orElse("");
            }
        }

        String found() {
            if (!start.isEmpty() && found.isEmpty()) {
                throw new IllegalArgumentException("nobody who complained has a token that begins with " + start);
            }
            return found;
        }
    }
}
