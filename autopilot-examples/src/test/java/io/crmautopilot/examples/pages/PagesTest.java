package io.crmautopilot.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of Java that a page shows is compiled here, nearly all of it runs, and no page has one that is neither. */
class PagesTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path MAIN = Path.of("src/main/java/io/crmautopilot/examples/pages");
    private static final Path TESTS = Path.of("src/test/java/io/crmautopilot/examples");
    private static final Pattern BLOCK = Pattern.compile("(?sm)^[ >]*```([a-zA-Z]*)[^\n]*\n(.*?)^[ >]*```");
    private static final Pattern LOOKS_LIKE_JAVA = Pattern.compile(
            "(?m)\\bnew [A-Z]\\w+\\(|^\\s*(import|public|private|@Override)\\b|\\w+\\.builder\\(\\)|\\) -> |;\\s*(//.*)?$");

    /** Pages whose code lives in a test of its own; all others have a class in {@code pages}. */
    private static final Map<String, Path> ELSEWHERE = Map.of(
            "README", TESTS.resolve("QuickStartTest.java"),
            "outcomes", TESTS.resolve("outcomes/PageExamplesTest.java"),
            "trust", TESTS.resolve("outcomes/PageExamplesTest.java"),
            "pilot", TESTS.resolve("outcomes/PageExamplesTest.java"),
            "reports", TESTS.resolve("outcomes/PageExamplesTest.java"));

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(PROJECT);
                Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith("CHANGELOG.md"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Stream<Page> examples() {
        return PageCommand.pages().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_line_of_java_on_a_page_is_code_that_compiles(Path page) throws IOException {
        assertThat(unchecked(Files.readString(page), source(page)))
                .as(PROJECT.relativize(page).toString())
                .isEmpty();
    }

    /** A block of another language, or of none, hides no Java from the check. */
    @ParameterizedTest
    @MethodSource("pages")
    void no_java_stands_on_a_page_under_another_name(Path page) throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            if (block.group(1).isEmpty()) {
                assertThat(LOOKS_LIKE_JAVA.matcher(block.group(2)).find())
                        .as(PROJECT.relativize(page) + " has an unmarked block that looks like Java: " + block.group(2))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_code_of_a_page_runs_and_tells_what_came_of_it(Page page, @TempDir Path folder) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        page.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), folder);

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains(TOLD.getOrDefault(page.name(), "?"));
        assertThat(PROJECT.resolve("docs/" + page.name() + ".md")).isRegularFile();
    }

    /** What each page's code has to say for itself. */
    private static final Map<String, String> TOLD = Map.ofEntries(
            Map.entry("embedding", "incidents: 1\nobserved, and sent: 0\n"),
            Map.entry(
                    "ports", "three ports keep their promises\na desk that loses cases: a case is taken: 0 more cases"),
            Map.entry("corridor", "a misspelt cap: "),
            Map.entry("levels", "observe: 0 letters within the first turn\nassist: "),
            Map.entry("topics", "sauna.cold], complaint: true"),
            Map.entry("templates", "says: Сәуле, рақмет!\n"),
            Map.entry("playbooks", "[leak, "),
            Map.entry("production", "due: true\nanother process: false\nmirrored: "),
            Map.entry("upgrading", " goes on: HANDED_OVER"),
            Map.entry("verifying", "sound: true, "),
            Map.entry("audit-log", "somebody new: true"),
            Map.entry("channels", "subscribed: 200 42\nfetched: 0\nbounded: 2 ports"),
            Map.entry("detecting", "COMMON_CAUSE_LIKELY"),
            Map.entry("language-model", "questions so far: 0\ndraft: Добрый день!"),
            Map.entry("people", "Сәуле"),
            Map.entry("reading", "true\n[climate.air]"),
            Map.entry("steps", "with one of our own in its place: 1"),
            Map.entry("vendors", "КлиматСервис, [host]\nMergedVendors"));

    @Test
    void what_is_not_in_the_code_is_found() {
        String code = "class X { void x() { int one = 1; two(one); } }";

        assertThat(unchecked("```java\nint one = 1;\ntwo(one);\n```", code)).isEmpty();
        assertThat(unchecked("```java\nint one = 1;   // says why\n// ...\ntwo(one);\n```", code))
                .isEmpty();
        assertThat(unchecked("```java\nint one = 2;\n```", code)).containsExactly("int one = 2");
        assertThat(unchecked("```java\ntwo(one);\nint one = 1;\n```", code))
                .as("in another order")
                .containsExactly("int one = 1");
        assertThat(unchecked("> ```java\n> three();\n> ```", code)).containsExactly("three()");
        assertThat(unchecked("```json\n{}\n```", code)).isEmpty();
    }

    @Test
    void a_page_without_code_of_its_own_is_named() {
        assertThatThrownBy(() -> source(PROJECT.resolve("docs/no-such-page.md")))
                .hasMessageContaining("NoSuchPagePage.java");
    }

    /** Returns the statements of a page's Java that do not stand in {@code code}, block by block in the same order. */
    private static List<String> unchecked(String page, String code) {
        String bare = bare(code);
        List<String> missing = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            int at = 0;
            // What a page leaves out, it says with three dots: what stands before and after is looked for by itself.
            for (String statement : block.group(1).equals("java") ? statements(block.group(2)) : List.<String>of()) {
                int found = bare.indexOf(bare(statement), at);
                if (found < 0) {
                    missing.add(statement.strip());
                } else {
                    at = found + 1;
                }
            }
        }
        return missing;
    }

    private static List<String> statements(String block) {
        String dotted = block.replaceAll("(?m)^[ >]*", "").replaceAll("// ?\\.\\.\\.[^\n]*|/\\* ?\\.\\.\\. ?\\*/", ";");
        return Arrays.stream(dotted.replaceAll("//[^\n]*", "").split(";"))
                .filter(statement -> !statement.isBlank() && !statement.strip().matches("[})]+"))
                .collect(Collectors.toList());
    }

    /** Without white space and comments, so that a page may break its lines elsewhere. */
    private static String bare(String code) {
        return code.replaceAll("//[^\n]*", "").replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\\s|@Override", "");
    }

    private static String source(Path page) throws IOException {
        String text = Files.exists(page) ? Files.readString(page) : "```java";
        if (!text.contains("```java")) {
            return "";
        }
        String name = page.getFileName().toString().replace(".md", "");
        Path source = ELSEWHERE.getOrDefault(name, MAIN.resolve(camel(name) + "Page.java"));
        assertThat(source)
                .as(page + " shows Java, so it needs a class that is compiled and run")
                .isRegularFile();
        return Files.readString(source);
    }

    private static String camel(String name) {
        return Arrays.stream(name.split("-"))
                .map(part -> part.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }
}
