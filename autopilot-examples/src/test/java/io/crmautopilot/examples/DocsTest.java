package io.crmautopilot.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the pages that people read to what is there. */
class DocsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)\\s]*)?\\)");
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void every_link_inside_the_project_leads_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();

        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String to = link.group(1);
                if (!to.contains(":") && !Files.exists(page.resolveSibling(to))) {
                    broken.add(PROJECT.relativize(page) + " links to " + to);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void every_decision_is_in_the_index() throws IOException {
        String decisions = Files.readString(PROJECT.resolve("docs/decisions/README.md"));

        try (Stream<Path> files = Files.list(PROJECT.resolve("docs/decisions"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .allMatch(name -> decisions.contains("(" + name + ")"));
        }
    }

    @Test
    void no_page_is_left_for_later() throws IOException {
        Pattern later = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|TB" + "D)\\b");

        for (Path page : pages()) {
            assertThat(later.matcher(Files.readString(page)).find())
                    .as(page.toString())
                    .isFalse();
        }
    }

    @Test
    void every_test_that_a_page_names_is_there() throws IOException {
        Pattern named = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|Tests|Contract))`");
        Set<String> tests = new HashSet<>();
        try (Stream<Path> files = Files.walk(PROJECT)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> tests.add(name.replace(".java", "")));
        }
        List<String> missing = new ArrayList<>();

        for (Path page : pages()) {
            Matcher name = named.matcher(Files.readString(page));
            while (name.find()) {
                if (!tests.contains(name.group(1))) {
                    missing.add(PROJECT.relativize(page) + " names " + name.group(1));
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(PROJECT);
                Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
            List<Path> found = Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            assertThat(found).hasSizeGreaterThan(3);
            return found;
        }
    }
}
