package io.crmautopilot.simulation;

import io.crmautopilot.engine.Engine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/** What each build takes that cannot take everything: another part for each change of the code, the same for each build of one commit. */
final class OwnCode {

    private OwnCode() {}

    /** Returns a number from 0 to below {@code bound} made of the compiled code that is tested. */
    static long number(long bound) {
        try {
            Path root = Path.of(Engine.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : classes(root)) {
                digest.update(Files.readAllBytes(file));
            }
            return Math.floorMod(ByteBuffer.wrap(digest.digest()).getLong(), bound);
        } catch (IOException | NoSuchAlgorithmException | URISyntaxException e) {
            throw new IllegalStateException("the compiled code cannot be read", e);
        }
    }

    private static List<Path> classes(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of(root);
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the two lines that run {@code test} again with the given properties. */
    static String replay(Class<?> test, String properties) {
        return "\nreplay it with\n  mvn test -pl autopilot-core -Dtest=" + test.getSimpleName()
                + " -Dsurefire.failIfNoSpecifiedTests=false \\\n    " + properties + "\n";
    }
}
