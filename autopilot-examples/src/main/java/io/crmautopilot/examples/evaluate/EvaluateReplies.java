package io.crmautopilot.examples.evaluate;

import io.crmautopilot.examples.UsageException;
import io.crmautopilot.vendors.reply.VendorReplyReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Scores how vendor replies are read, field by field and by language, against a labelled file in JSON Lines. */
final class EvaluateReplies {
    private static final Currency TENGE = Currency.getInstance("KZT");

    /** Reads the options and the file, prints the scores, and returns 0. */
    int run(List<String> args, PrintStream out) throws IOException {
        Path file = null;
        int errors = 0;
        for (int i = 0; i < args.size(); i += 2) {
            if (i + 1 == args.size()) {
                throw new UsageException(args.get(i) + " needs a value");
            }
            String value = args.get(i + 1);
            switch (args.get(i)) {
                case "--replies" -> file = Path.of(value);
                case "--errors" -> errors = count(value);
                default -> throw new UsageException("there is no option " + args.get(i));
            }
        }
        if (file == null || !Files.isReadable(file)) {
            throw new UsageException("cannot read the file of replies " + file);
        }
        print(scored(file), errors, out);
        return 0;
    }

    private static int count(String value) {
        try {
            return Integer.parseUnsignedInt(value);
        } catch (NumberFormatException e) {
            throw new UsageException("--errors takes a whole number, not " + value);
        }
    }

    private static List<ScoredReply> scored(Path file) throws IOException {
        VendorReplyReader reader = new VendorReplyReader(TENGE);
        List<ScoredReply> replies = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                replies.add(ScoredReply.of(line, reader));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw new UsageException(file + ", line " + number + ": " + e.getMessage());
            }
        }
        if (replies.isEmpty()) {
            throw new UsageException(file + " holds no reply");
        }
        return replies;
    }

    private static void print(List<ScoredReply> replies, int errors, PrintStream out) {
        TreeMap<String, List<ScoredReply>> byLanguage = new TreeMap<>();
        replies.forEach(reply -> byLanguage
                .computeIfAbsent(reply.language(), key -> new ArrayList<>())
                .add(reply));
        line(out, "language", "replies", "accepts", "arrival", "price", "kind", "asks", "suspicious");
        byLanguage.forEach((language, some) -> row(out, language, some));
        row(out, "all", replies);
        long marked = replies.stream().filter(ScoredReply::labelledSuspicious).count();
        long found = replies.stream().filter(ScoredReply::suspicionFound).count();
        out.printf(Locale.ROOT, "%nsuspicious replies found: %d of %d%n", found, marked);
        taken(
                out,
                "arrival",
                replies.stream().filter(ScoredReply::arrivalCertain).toList(),
                ScoredReply::arrival,
                replies.size());
        taken(
                out,
                "price",
                replies.stream().filter(ScoredReply::priceCertain).toList(),
                ScoredReply::price,
                replies.size());
        replies.stream()
                .filter(reply -> reply.wrong() > 0)
                .sorted(Comparator.comparingInt(ScoredReply::wrong).reversed())
                .limit(errors)
                .forEach(reply -> out.print(reply.complaint() + "\n"));
    }

    private static void taken(
            PrintStream out,
            String field,
            List<ScoredReply> certain,
            java.util.function.Predicate<ScoredReply> right,
            int all) {
        long wrong = certain.stream().filter(right.negate()).count();
        out.printf(
                Locale.ROOT,
                "%s taken as certain: %d, of them wrong: %d (%.1f %% of all replies)%n",
                field,
                certain.size(),
                wrong,
                100.0 * wrong / all);
    }

    private static void row(PrintStream out, String language, List<ScoredReply> replies) {
        line(
                out,
                language,
                Integer.toString(replies.size()),
                share(replies, ScoredReply::accepts),
                share(replies, ScoredReply::arrival),
                share(replies, ScoredReply::price),
                share(replies, ScoredReply::kind),
                share(replies, ScoredReply::asks),
                share(replies, ScoredReply::suspicious));
    }

    private static String share(List<ScoredReply> replies, java.util.function.Predicate<ScoredReply> right) {
        return String.format(Locale.ROOT, "%.3f", replies.stream().filter(right).count() / (double) replies.size());
    }

    private static void line(PrintStream out, String first, String... cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-9s", first));
        for (String cell : cells) {
            line.append(String.format(Locale.ROOT, "%11s", cell));
        }
        out.print(line.append('\n'));
    }
}
