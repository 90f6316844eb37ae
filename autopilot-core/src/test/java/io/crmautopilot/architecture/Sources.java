package io.crmautopilot.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules that only the text of a source file can answer. */
final class Sources {
    private static final int MOST_LINES = 400;

    // Put together here, so that this file does not find itself.
    private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern A_TEST =
            Pattern.compile("^ *@(Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate)\\b", Pattern.MULTILINE);

    private static final Pattern SWITCHED_OFF = Pattern.compile("^ *@" + "Disabled\\b", Pattern.MULTILINE);

    private final Path module;

    /** Looks at the module in the folder {@code module}. */
    Sources(Path module) {
        this.module = module;
    }

    /** Returns the files that say that something is still to be done. */
    List<String> unfinished() {
        List<String> found = new ArrayList<>();
        for (Path file : files("src", "")) {
            if (isText(file) && LEFT_FOR_LATER.matcher(read(file)).find()) {
                found.add(module.relativize(file).toString());
            }
        }
        return found;
    }

    /** Returns the files that are too long and not in {@code excused}, and those in it that are no longer too long. */
    List<String> tooLong(Map<String, String> excused) {
        List<String> found = new ArrayList<>();
        for (Path file : files("src", ".java")) {
            long lines = read(file).lines().count();
            boolean isExcused = excused.containsKey(file.getFileName().toString());
            if (lines > MOST_LINES && !isExcused) {
                found.add(file.getFileName() + " has " + lines + " lines; a file fits in the head");
            }
            if (lines <= MOST_LINES && isExcused) {
                found.add(file.getFileName() + " is short again; take it off the list of exceptions");
            }
        }
        return found;
    }

    /** Returns the test classes that the build would skip in silence, by their name or by an annotation. */
    List<String> skippedTests() {
        List<String> found = new ArrayList<>();
        for (Path file : files("src/test", ".java")) {
            String text = read(file);
            String name = file.getFileName().toString();
            boolean runs = name.endsWith("Test.java") || name.endsWith("Tests.java") || name.endsWith("Contract.java");
            if (A_TEST.matcher(text).find() && !runs) {
                found.add(name + " holds tests; name it ...Test, ...Tests or ...Contract, or it never runs");
            }
            if (SWITCHED_OFF.matcher(text).find()) {
                found.add(name + " switches a test off");
            }
        }
        return found;
    }

    /** Returns the test classes that wait for real time to pass. */
    List<String> sleepingTests() {
        return files("src/test", ".java").stream()
                .filter(file -> read(file).contains("Thread." + "sleep("))
                .map(file -> file.getFileName().toString())
                .toList();
    }

    /** Returns the folders with public code whose package is not described or leaves null open. */
    List<String> unmarkedPackages() {
        return files("src/main/java", ".java").stream()
                .filter(file -> !file.getFileName().toString().equals("module-info.java"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !isMarked(folder.resolve("package-info.java")))
                .map(folder -> module.relativize(folder) + " lacks a package-info.java with @NullMarked and a comment")
                .toList();
    }

    /** The module's own mark would not do: nobody reads a descriptor on the class path, where most hosts are. */
    private static boolean isMarked(Path info) {
        return Files.exists(info) && read(info).startsWith("/**") && read(info).contains("@NullMarked");
    }

    private static boolean isText(Path file) {
        return Stream.of(".java", ".md", ".xml", ".sql", ".properties", ".html", ".json", ".txt")
                .anyMatch(file.toString()::endsWith);
    }

    private List<Path> files(String folder, String ending) {
        Path start = module.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(start)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new IllegalStateException("cannot walk " + start, broken);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new IllegalStateException("cannot read " + file, broken);
        }
    }
}
