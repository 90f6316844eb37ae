package io.crmautopilot.openai;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What a model is told to do, from a file of the jar.
 *
 * @param help what it is for
 * @param version the author's number and a digest of the words, such as {@code messages/1.3f9a61c2}: it changes with every edit
 * @param words the instructions
 */
record Prompt(Help help, String version, String words) {

    /** Reads the prompt of {@code help}: a first line {@code version: N}, an empty line, and the words. */
    static Prompt of(Help help) {
        String file = "prompts/" + help.id() + ".txt";
        String text;
        try (InputStream in = Objects.requireNonNull(Prompt.class.getResourceAsStream(file), "the jar lacks " + file)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " from the jar", e);
        }
        int end = text.indexOf("\n\n");
        if (!text.startsWith("version: ") || end < 0) {
            throw new IllegalStateException(file + " does not begin with a version and an empty line");
        }
        String words = text.substring(end + 2).strip();
        String number = text.substring("version: ".length(), end).strip();
        return new Prompt(
                help, help.id() + "/" + number + "." + Digest.of(words).substring(0, 8), words);
    }
}
