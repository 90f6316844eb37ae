package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about channels names a test for each point; each of them exists. */
class ChannelsPageTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+Test)\\.([a-z0-9_]+)`");

    @Test
    void each_test_that_the_page_names_exists() throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/channels.md"));
        List<String> missing = NAMED.matcher(page)
                .results()
                .filter(named -> !exists(named.group(1), named.group(2)))
                .map(named -> named.group())
                .toList();

        assertThat(missing).isEmpty();
        assertThat(NAMED.matcher(page).results().count()).isGreaterThan(40);
    }

    private static boolean exists(String type, String method) {
        return Stream.of(
                        "autopilot-actions/src/test/java/io/crmautopilot/channels",
                        "autopilot-core/src/test/java/io/crmautopilot",
                        "autopilot-core/src/test/java/io/crmautopilot/engine")
                .map(folder -> PROJECT.resolve(folder).resolve(type + ".java"))
                .filter(Files::exists)
                .anyMatch(file -> contains(file, "void " + method + "("));
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
