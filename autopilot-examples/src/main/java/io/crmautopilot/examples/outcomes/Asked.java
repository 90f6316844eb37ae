package io.crmautopilot.examples.outcomes;

import io.crmautopilot.examples.UsageException;
import io.crmautopilot.outcome.Days;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands behind a command: plain words, flags, and options with a value, which may come several times. */
final class Asked {

    private final String usage;
    private final List<String> words = new ArrayList<>();
    private final Map<String, List<String>> options = new HashMap<>();

    /**
     * Takes {@code args} apart.
     *
     * @param flags the options without a value
     * @param valued the options with one
     */
    Asked(List<String> args, String usage, Set<String> flags, Set<String> valued) {
        this.usage = usage;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("--")) {
                words.add(arg);
            } else if (flags.contains(arg)) {
                options.put(arg, List.of());
            } else if (valued.contains(arg)) {
                if (i + 1 == args.size()) {
                    throw wrong(arg + " needs a value");
                }
                i++;
                options.computeIfAbsent(arg, each -> new ArrayList<>()).add(args.get(i));
            } else {
                throw wrong("there is no option " + arg);
            }
        }
    }

    UsageException wrong(String what) {
        return new UsageException(what + "; " + usage);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** Returns the last value given for {@code option}. */
    Optional<String> one(String option) {
        List<String> values = all(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** Returns the value of {@code option}, one of {@code allowed}. */
    String one(String option, List<String> allowed, String otherwise) {
        String value = one(option).orElse(otherwise);
        if (!allowed.contains(value)) {
            throw wrong(option + " is one of " + String.join(", ", allowed) + ", not \"" + value + "\"");
        }
        return value;
    }

    /** Returns the plain words, of which there are at least {@code least} and at most {@code most}. */
    List<String> words(int least, int most) {
        if (words.size() < least || words.size() > most) {
            throw new UsageException(usage);
        }
        return words;
    }

    /** Returns the file that the first word names. */
    Path file() {
        Path file = Path.of(words.get(0));
        if (!Files.isRegularFile(file)) {
            throw wrong("there is no file " + words.get(0));
        }
        return file;
    }

    /** Returns the period that {@code --month}, or {@code --from} and {@code --to}, name: all days without them. */
    Days days() {
        try {
            if (has("--month") && (has("--from") || has("--to"))) {
                throw wrong("--month stands alone");
            }
            Optional<Days> month = one("--month").map(text -> Days.of(YearMonth.parse(text)));
            return month.orElseGet(() -> new Days(
                    one("--from").map(LocalDate::parse).orElse(LocalDate.MIN),
                    one("--to").map(text -> LocalDate.parse(text).plusDays(1)).orElse(LocalDate.MAX)));
        } catch (DateTimeException wrong) {
            throw wrong("a month is written 2025-10, a day 2025-10-31");
        } catch (IllegalArgumentException backwards) {
            throw wrong(String.valueOf(backwards.getMessage()));
        }
    }
}
