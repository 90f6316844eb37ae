package io.crmautopilot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules about documentation find what they are for, and nothing else. */
class DocsTest {

    @TempDir
    Path module;

    private void written(String name, String source) throws IOException {
        Path folder = Files.createDirectories(module.resolve("src/main/java/p"));
        Files.writeString(folder.resolve(name + ".java"), "package p;\n" + source);
    }

    @Test
    void each_kind_of_gap_is_named() throws IOException {
        written("Bare", "public final class Bare { public void go() {} public static final int MOST = 3; }");
        written("Pair", "/** Two. @param one the first */ public record Pair(int one, int two) {}");
        written(
                "Port",
                "/** Asked now and then. */ public interface Port { /** Returns it. */ int ask(); /** One. */ int ONE = 1; }");
        written(
                "Box",
                "/** Holds one. */ public final class Box { private int held; /** Creates it. */ public Box() {} }");
        written(
                "Strict",
                "/** Immutable. */ public final class Strict { /** Sets it. */ public void set(int of) {"
                        + " if (of < 0) { throw new IllegalArgumentException(\"below 0: \" + of); } } }");

        assertThat(Docs.gaps(module))
                .containsExactlyInAnyOrder(
                        "Bare has no documentation",
                        "Bare.go has no documentation",
                        "Bare.MOST has no documentation",
                        "record Pair does not document its component two",
                        "port Port does not say from which threads it is called, or what throwing means",
                        "class Box does not say whether threads may share it",
                        "Strict.set refuses something and does not say what");
    }

    @Test
    void what_is_said_or_hidden_is_no_gap() throws IOException {
        written("Hidden", "final class Hidden { public void go() {} }");
        written(
                "Port",
                "/** Asked from many threads; throwing means no. */ public interface Port { /** Returns it. */ int ask(); }");
        written(
                "Sum",
                "/** In all {@code amount} is the sum. */ public sealed interface Sum {"
                        + " /** Paid. */ record Paid(int amount) implements Sum {} }");
        written(
                "Box",
                "/** Holds one. Not for several threads. */ public final class Box { private int held;"
                        + " /** Sets it; below 0 is refused. */ public void set(int of) {"
                        + " if (of < 0) { throw new IllegalArgumentException(); } held = of; }"
                        + " @Override public String toString() { return \"\" + held; } }");
        written(
                "Lazy",
                "/** Immutable. */ public final class Lazy { /** Returns one that throws when it is asked. */"
                        + " public static Runnable later() { return () -> { throw new IllegalStateException(); }; } }");

        assertThat(Docs.gaps(module)).isEmpty();
    }
}
