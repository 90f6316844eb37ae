package io.crmautopilot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The rules that every published module keeps. A module inherits them and says what its packages are; an exception is
 * named there, with its reason beside it.
 */
public abstract class ArchitectureContract {
    /**
     * The packages of core in their order. The root, an empty word, is the door that sees all; {@code testing} stands
     * behind it, so that fakes may use everything and nothing may use a fake.
     */
    public static final List<String> CORE = List.of(
            "json",
            "money",
            "text",
            "person",
            "message",
            "reading",
            "signal",
            "incident",
            "vendor",
            "plan",
            "action",
            "guard",
            "approval",
            "audit",
            "engine",
            "outcome",
            "trust",
            "pilot",
            "explain",
            "",
            "testing");

    private final Path module = Path.of("").toAbsolutePath();
    private final Sources sources = new Sources(module);
    private final JavaClasses classes =
            new ClassFileImporter().importPath(module.resolve("target").resolve("classes"));

    /** Returns the module's own packages below {@code io.crmautopilot}, in the order in which they may import. */
    protected abstract List<String> line();

    /** Returns the packages of other modules that this one may import. */
    protected Set<String> known() {
        return Set.of();
    }

    /** Returns the classes, by full name, that may touch clock, chance or threads: adapters named for just that. */
    protected Set<String> adapters() {
        return Set.of();
    }

    /** Returns the public classes, by full name, that hosts may extend. */
    protected Set<String> openTypes() {
        return Set.of();
    }

    /** Returns the public interfaces, by full name, that are no ports and may ask for another number of methods. */
    protected Set<String> wideInterfaces() {
        return Set.of();
    }

    /** Returns the source files that may be long: file name, and why. */
    protected Map<String, String> longFiles() {
        return Map.of();
    }

    @Test
    void each_package_knows_only_the_packages_before_it() {
        Line line = new Line(line(), known());

        assertThat(line.violations(classes)).isEmpty();
        assertThat(line.emptyNames()).isEmpty();
    }

    @Test
    void time_chance_and_threads_are_inputs() {
        assertThat(Environment.violations(classes, adapters())).isEmpty();
    }

    @Test
    void nothing_static_changes() {
        assertThat(Environment.changingStatics(classes)).isEmpty();
    }

    @Test
    void what_is_public_is_closed() {
        assertThat(PublicShape.openTypes(classes, openTypes())).isEmpty();
    }

    @Test
    void a_port_has_one_to_three_methods() {
        assertThat(PublicShape.unfitPorts(classes, wideInterfaces())).isEmpty();
    }

    @Test
    void no_signature_shows_a_third_party() {
        assertThat(PublicShape.foreignTypes(classes)).isEmpty();
    }

    @Test
    void every_package_is_described_and_null_marked() {
        assertThat(sources.unmarkedPackages()).isEmpty();
    }

    @Test
    void what_is_public_is_documented_with_threads_and_errors() {
        assertThat(Docs.gaps(module)).isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(sources.unfinished()).isEmpty();
    }

    @Test
    void files_fit_in_the_head() {
        assertThat(sources.tooLong(longFiles())).isEmpty();
    }

    @Test
    void no_test_is_skipped_in_silence() {
        assertThat(sources.skippedTests()).isEmpty();
    }

    @Test
    void no_test_waits_for_real_time() {
        assertThat(sources.sleepingTests()).isEmpty();
    }
}
