package io.crmautopilot.examples.reading;

import io.crmautopilot.examples.UsageException;
import io.crmautopilot.json.Fields;
import io.crmautopilot.reader.LabelledMessage;
import io.crmautopilot.text.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Labelled messages in JSON Lines: {@code id, text, lang, complaint, topics, sentiment, kind}. */
final class CorpusFile {

    private CorpusFile() {}

    /** Returns the messages of a file in its order; a wrong line ends the command with its file, number and fault. */
    static List<LabelledMessage> read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new UsageException("cannot read the corpus " + file);
        }
        List<LabelledMessage> messages = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    messages.add(message(line, file + ", line " + number));
                }
            }
        }
        if (messages.isEmpty()) {
            throw new UsageException("there is no message in " + file);
        }
        return messages;
    }

    /** Returns the corpus files of a folder by name: those that end in .jsonl. */
    static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("there is no folder " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static LabelledMessage message(String line, String where) {
        try {
            Fields fields = Fields.parse(line);
            return new LabelledMessage(
                    fields.text("id"),
                    fields.text("text"),
                    Language.ofCode(fields.text("lang")),
                    fields.flag("complaint"),
                    fields.texts("topics"),
                    fields.decimal("sentiment"),
                    fields.text("kind"));
        } catch (IllegalArgumentException e) {
            throw new UsageException(where + ": " + e.getMessage());
        }
    }
}
