package io.crmautopilot.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.text.Language;
import io.crmautopilot.vendors.JudgingReason;
import io.crmautopilot.vendors.JudgingRule;
import io.crmautopilot.vendors.ScorePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that a reason of the SDK's own can bear has words in each language, and no hand-over is left without a code. */
class CodesTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path WORDS =
            PROJECT.resolve("autopilot-core/src/main/resources/io/crmautopilot/explain/words.txt");
    private static final Path PLAYBOOKS =
            PROJECT.resolve("autopilot-actions/src/main/resources/io/crmautopilot/playbook/playbooks.json");
    private static final Path VERIFIER =
            PROJECT.resolve("autopilot-examples/src/main/resources/io/crmautopilot/verify/reasons.json");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z-]+)\"");
    private static final Pattern FIELD = Pattern.compile("\"code\",\\s*\"([a-z][a-z-]+)\"");
    private static final Pattern CONSTANT = Pattern.compile("(?m)^ {4}[A-Z_]+\\(\\s*\"([a-z][a-z-]+)\"");
    private static final Pattern IN_PLAYBOOK = Pattern.compile("\"code\": \"([a-z-]+)\"");

    @Test
    void each_code_has_words_in_russian_kazakh_and_english() throws IOException {
        Set<String> codes = codes();
        Map<String, String[]> words = words();
        List<String> missing = new ArrayList<>();

        String verifier = Files.readString(VERIFIER);
        for (String code : codes) {
            if (!verifier.contains("\"code:" + code + "\": {")) {
                missing.add(code + " in the verifier's reasons");
            }
            for (String group : List.of("reason.", "handover.", "best.")) {
                String[] line = words.getOrDefault(group + code, new String[] {"", "", "", ""});
                // The record's own sentence is the English of the two that are told in full.
                for (int column = group.equals("reason.") ? 1 : 2; column < 4; column++) {
                    if (line[column].isBlank() || line[column].equals("-")) {
                        missing.add(group + code + ", column " + column);
                    }
                }
            }
        }

        assertThat(codes).hasSizeGreaterThan(50).contains("client-third-complaint", "no-booking", "stuck", "harm");
        assertThat(missing).isEmpty();
    }

    @Test
    void each_hard_rule_and_criterion_of_judging_is_told_as_the_judge_tells_it() throws IOException {
        Map<String, String[]> words = words();

        for (JudgingRule rule : JudgingRule.values()) {
            JudgingReason failed = new JudgingReason(rule, false, Map.of());
            assertThat(words).containsKey("judging." + rule.id());
            assertThat(words.get("judging." + rule.id()))
                    .endsWith(failed.text(Language.EN), failed.text(Language.RU), failed.text(Language.KK));
        }
        for (ScorePart.Criterion criterion : ScorePart.Criterion.values()) {
            assertThat(words).containsKey("criterion." + criterion.name().toLowerCase(java.util.Locale.ROOT));
        }
        for (String code : quoted("autopilot-actions/src/main/java/io/crmautopilot/vendors/Scoring.java")) {
            assertThat(words).containsKey("because." + code);
        }
    }

    /** Returns the codes that the scoring gives: what stands before the values of a part. */
    private static Set<String> quoted(String source) throws IOException {
        Set<String> codes = new TreeSet<>();
        Pattern code = Pattern.compile("(?:[?:]|,(?=\\s*\"[a-z-]+\",\\s*Fields))\\s*\"([a-z-]+)\"");
        add(codes, code, Files.readString(PROJECT.resolve(source)));
        // The English of no experience, not a code.
        codes.remove("none");
        assertThat(codes)
                .contains("rating", "standing", "nearness", "speed", "price", "price-alone", "experience", "unknown");
        return codes;
    }

    @Test
    void a_value_that_one_language_names_the_other_names_too() throws IOException {
        Pattern value = Pattern.compile("\\{[a-z]+}");
        List<String> uneven = new ArrayList<>();

        for (Map.Entry<String, String[]> line : words().entrySet()) {
            Set<String> russian = new TreeSet<>();
            Set<String> kazakh = new TreeSet<>();
            value.matcher(line.getValue()[2]).results().forEach(found -> russian.add(found.group()));
            value.matcher(line.getValue()[3]).results().forEach(found -> kazakh.add(found.group()));
            if (!russian.equals(kazakh)) {
                uneven.add(line.getKey() + ": " + russian + " and " + kazakh);
            }
        }

        assertThat(uneven).isEmpty();
    }

    @Test
    void no_step_hands_over_and_no_playbook_gives_a_reason_without_a_code() throws IOException {
        List<String> bare = new ArrayList<>();

        for (Path file : sources()) {
            for (List<String> call : handOvers(Files.readString(file))) {
                if (call.size() < 4) {
                    bare.add(PROJECT.relativize(file) + ": " + call);
                }
            }
        }
        for (String line : Files.readAllLines(PLAYBOOKS)) {
            if (line.contains("\"reason\": ") && !line.contains("\"code\": ")) {
                bare.add(line);
            }
        }

        assertThat(bare).isEmpty();
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            add(codes, FIELD, source);
            for (List<String> call : handOvers(source)) {
                if (call.size() >= 4) {
                    add(codes, LITERAL, call.get(2));
                }
            }
            if (file.endsWith("PersonalReason.java")) {
                add(codes, CONSTANT, source);
            }
        }
        add(codes, IN_PLAYBOOK, Files.readString(PLAYBOOKS));
        return codes;
    }

    private static void add(Set<String> codes, Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            codes.add(found.group(1));
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String root : List.of("autopilot-core/src/main/java", "autopilot-actions/src/main/java")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(root))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    /** Returns the arguments of each hand-over that a source makes. */
    private static List<List<String>> handOvers(String source) {
        List<List<String>> calls = new ArrayList<>();
        String made = "new Move.HandOver(";
        for (int at = source.indexOf(made); at >= 0; at = source.indexOf(made, at + 1)) {
            calls.add(arguments(source, at + made.length()));
        }
        return calls;
    }

    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = from;
        for (int i = from; ; i++) {
            char each = source.charAt(i);
            quoted ^= each == '"' && source.charAt(i - 1) != '\\';
            if (!quoted && depth == 0 && (each == ',' || each == ')')) {
                arguments.add(source.substring(start, i).strip());
                start = i + 1;
                if (each == ')') {
                    return arguments;
                }
            } else if (!quoted) {
                depth += each == '(' ? 1 : each == ')' ? -1 : 0;
            }
        }
    }

    private static Map<String, String[]> words() throws IOException {
        Map<String, String[]> words = new HashMap<>();
        for (String line : Files.readAllLines(WORDS)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\|", -1);
                words.put(parts[0].strip(), parts);
            }
        }
        return words;
    }
}
