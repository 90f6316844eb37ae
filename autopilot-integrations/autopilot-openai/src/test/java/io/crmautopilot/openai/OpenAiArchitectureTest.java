package io.crmautopilot.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.architecture.ArchitectureContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenAiArchitectureTest extends ArchitectureContract {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @Override
    protected List<String> line() {
        return List.of("openai");
    }

    @Override
    protected Set<String> known() {
        return Stream.concat(CORE.stream(), Stream.of("vendors.reply")).collect(Collectors.toSet());
    }

    /** The door takes the system's clock when the host gives none. */
    @Override
    protected Set<String> adapters() {
        return Set.of("io.crmautopilot.openai.LanguageModel");
    }

    @Test
    void nothing_but_the_examples_knows_this_module() throws IOException {
        for (String module : List.of(
                "autopilot-core", "autopilot-detect", "autopilot-actions", "autopilot-integrations/autopilot-jdbc")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java") || file.endsWith("pom.xml")))
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(Files.readString(file))
                                .doesNotContain("crmautopilot.openai", "autopilot-openai"));
            }
        }
    }

    @Test
    void words_of_outsiders_have_one_way_to_a_model() throws IOException {
        // A choice is made from facts, which hold names and numbers; only two classes may wrap what an outsider wrote.
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> read(file).contains("new Untrusted."))
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("MessageQuestion.java", "ReplyReading.java");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
