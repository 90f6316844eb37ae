package io.crmautopilot.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Puts the three modules on a module path as a host would, and loads each class there.
 *
 * <p>The other tests run on the class path, where a forgotten {@code requires} goes unnoticed.
 */
class ModulePathTest {
    private static final Set<String> MODULES =
            Set.of("io.crmautopilot.core", "io.crmautopilot.detect", "io.crmautopilot.actions");

    private static final List<String> WHAT_THEY_NEED = List.of(
            "autopilot-core",
            "autopilot-detect",
            "autopilot-actions",
            "error_prone_annotations",
            "failureaccess",
            "guava",
            "j2objc-annotations",
            "jackson-",
            "jspecify",
            "libphonenumber",
            "listenablefuture",
            "resilience4j-",
            "slf4j-api");

    @Test
    void every_class_loads_on_a_module_path() throws IOException {
        ModuleFinder finder = ModuleFinder.of(modulePath());
        Configuration graph = ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), MODULES);
        ModuleLayer layer = ModuleLayer.boot().defineModulesWithOneLoader(graph, ClassLoader.getPlatformClassLoader());

        List<String> broken = new ArrayList<>();
        for (String name : MODULES) {
            ClassLoader loader = layer.findLoader(name);
            for (String type : classes(finder.find(name).orElseThrow())) {
                try {
                    Class<?> loaded = Class.forName(type, true, loader);
                    assertThat(loaded.getMethods()).isNotNull();
                } catch (ClassNotFoundException | LinkageError missing) {
                    broken.add(type + ": " + missing);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void every_package_is_exported() throws IOException {
        ModuleFinder finder = ModuleFinder.of(modulePath());

        for (String name : MODULES) {
            ModuleReference module = finder.find(name).orElseThrow();
            Set<String> exported = module.descriptor().exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());

            assertThat(classes(module).stream().map(type -> type.substring(0, type.lastIndexOf('.'))))
                    .as(name)
                    .isSubsetOf(exported);
        }
    }

    /** Returns the names of the classes in {@code module}, without its descriptor and its packages' comments. */
    private static List<String> classes(ModuleReference module) throws IOException {
        try (var reader = module.open();
                Stream<String> resources = reader.list()) {
            return resources
                    .filter(resource -> resource.endsWith(".class") && !resource.endsWith("-info.class"))
                    .map(resource -> resource.substring(0, resource.length() - ".class".length()))
                    .map(resource -> resource.replace('/', '.'))
                    .toList();
        }
    }

    private static Path[] modulePath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("-tests.jar") && !entry.endsWith("test-classes"))
                .map(Path::of)
                .filter(entry ->
                        WHAT_THEY_NEED.stream().anyMatch(start -> nameOf(entry).startsWith(start)))
                .toArray(Path[]::new);
    }

    /** Returns a jar's file name, or the name of the module's folder for {@code autopilot-core/target/classes}. */
    private static String nameOf(Path entry) {
        int last = entry.getNameCount() - 1;
        return entry.getName(entry.endsWith(Path.of("target", "classes")) ? last - 2 : last)
                .toString();
    }
}
