package io.crmautopilot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.crmautopilot.person.ClientCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows each rule something that it must refuse, so that a rule which sees nothing is noticed. Public, as what it shows must be. */
public class RulesBiteTest {
    @Test
    void an_import_against_the_order_is_found() {
        JavaClasses card = classes(ClientCard.class);

        assertThat(new Line(List.of("text", "person"), Set.of()).violations(card))
                .isEmpty();
        assertThat(new Line(List.of("person", "text"), Set.of()).violations(card))
                .anyMatch(sentence -> sentence.contains("ClientCard imports io.crmautopilot.text.Language"));
        assertThat(new Line(List.of("person"), Set.of()).violations(card))
                .anyMatch(sentence -> sentence.contains("ClientCard imports io.crmautopilot.text.Language"));
    }

    @Test
    void a_package_that_is_not_on_the_line_is_found() {
        Line line = new Line(List.of("text"), Set.of());

        assertThat(line.violations(classes(ClientCard.class)))
                .anyMatch(sentence -> sentence.contains("ClientCard is in a package that is not on the line"));
    }

    @Test
    void a_name_that_says_nothing_is_found() {
        assertThat(new Line(List.of("text", "text.util", "model"), Set.of()).emptyNames())
                .containsExactly("text.util", "model");
    }

    @Test
    void the_clock_chance_threads_and_the_console_are_found_called_or_referred_to() {
        List<String> found = Environment.violations(classes(Surroundings.class), Set.of());

        assertThat(found).hasSize(9);
        assertThat(found).anyMatch(s -> s.contains("Instant.now")).anyMatch(s -> s.contains("Random"));
        assertThat(Environment.violations(classes(Surroundings.class), Set.of(RulesBiteTest.class.getName())))
                .isEmpty();
    }

    @Test
    void static_state_is_found_by_its_field_and_by_its_type() {
        assertThat(Environment.changingStatics(classes(Shared.class)))
                .containsExactlyInAnyOrder(
                        "static state: " + Shared.class.getName() + ".count",
                        "static state: " + Shared.class.getName() + ".seen");
    }

    @Test
    void a_public_class_that_anyone_may_extend_is_found() {
        JavaClasses both = classes(Open.class, Closed.class);

        assertThat(PublicShape.openTypes(both, Set.of())).containsExactly(Open.class.getName());
        assertThat(PublicShape.openTypes(both, Set.of(Open.class.getName()))).isEmpty();
    }

    @Test
    void a_port_that_asks_for_nothing_or_too_much_is_found() {
        assertThat(PublicShape.unfitPorts(classes(Marker.class, Fit.class, Wide.class, Answer.class), Set.of()))
                .containsExactlyInAnyOrder(
                        Marker.class.getName() + " asks for 0 methods; a port has one to three",
                        Wide.class.getName() + " asks for 4 methods; a port has one to three");
    }

    @Test
    void a_third_party_in_a_signature_is_found_even_inside_a_generic_type() {
        assertThat(PublicShape.foreignTypes(classes(Closed.class))).isEmpty();
        assertThat(PublicShape.foreignTypes(classes(Open.class)))
                .hasSize(2)
                .allMatch(sentence -> sentence.endsWith("shows " + JavaClasses.class.getName()));
    }

    @Test
    void what_the_build_would_not_run_and_what_is_unfinished_is_found(@TempDir Path module) throws IOException {
        Path tests = Files.createDirectories(module.resolve("src/test/java/x"));
        Path main = Files.createDirectories(module.resolve("src/main/java/x"));
        Files.writeString(tests.resolve("Forgotten.java"), "class Forgotten {\n    @" + "Test\n    void x() {}\n}\n");
        Files.writeString(tests.resolve("LazyTest.java"), "    @" + "Disabled\n    Thread." + "sleep(1);\n");
        Files.writeString(main.resolve("Long.java"), "// TO" + "DO\n" + "\n".repeat(400));
        Sources sources = new Sources(module);

        assertThat(sources.skippedTests())
                .hasSize(2)
                .anyMatch(s -> s.startsWith("Forgotten.java holds tests"))
                .anyMatch(s -> s.startsWith("LazyTest.java switches"));
        assertThat(sources.sleepingTests()).containsExactly("LazyTest.java");
        assertThat(sources.unfinished()).containsExactly("src/main/java/x/Long.java");
        assertThat(sources.tooLong(Map.of())).hasSize(1);
        assertThat(sources.tooLong(Map.of("Long.java", "why"))).isEmpty();
        assertThat(sources.tooLong(Map.of("Long.java", "why", "LazyTest.java", "no longer")))
                .hasSize(1);
        assertThat(sources.unmarkedPackages()).hasSize(1);
    }

    private static JavaClasses classes(Class<?>... types) {
        return new ClassFileImporter().importClasses(types);
    }

    /** Takes everything that it must be given. */
    static final class Surroundings {
        private final Supplier<Instant> clock = Instant::now;
        private final Random random = new Random(1);

        String take() {
            System.out.println(clock.get());
            Thread thread = new Thread(() -> {});
            thread.start();
            return System.getenv("x") + random.nextInt() + Math.random() + System.nanoTime();
        }
    }

    /** Keeps state for all. */
    static final class Shared {
        static final List<String> FINE = List.of();
        static final ArrayList<String> seen = new ArrayList<>();
        static int count;

        private Shared() {}
    }

    /** Can be extended, and shows what is not ours. */
    public static class Open {
        /** Returns a foreign type inside one of Java's. */
        public List<JavaClasses> all() {
            return List.of();
        }

        /** Returns a foreign type. */
        protected @Nullable JavaClasses one() {
            return null;
        }

        JavaClasses hidden() {
            return classes();
        }
    }

    /** Is closed. */
    public static final class Closed {
        private Closed() {}
    }

    /** Asks for nothing. */
    public interface Marker {}

    /** Asks for one thing, and restates what every object has. */
    public interface Fit {
        /** Does it. */
        void act();

        @Override
        String toString();
    }

    /** Asks for four things, one of them inherited. */
    public interface Wide extends Fit {
        /** Does more. */
        void b();

        /** Does more. */
        void c();

        /** Does more. */
        void d();
    }

    /** Is an answer rather than a port. */
    public sealed interface Answer permits No {
        /** Returns a. */
        int a();

        /** Returns b. */
        int b();

        /** Returns c. */
        int c();

        /** Returns d. */
        int d();
    }

    private record No(int a, int b, int c, int d) implements Answer {}
}
