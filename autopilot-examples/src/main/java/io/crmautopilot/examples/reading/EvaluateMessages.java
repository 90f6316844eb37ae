package io.crmautopilot.examples.reading;

import io.crmautopilot.examples.UsageException;
import io.crmautopilot.reader.LabelledMessage;
import io.crmautopilot.reader.ReaderTraining;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the message reader on labelled messages: the shipped model, or models trained without the messages they are asked. */
public final class EvaluateMessages {

    private static final String USAGE =
            "evaluate --corpus FILE.jsonl|FOLDER [--errors N] [--rules] [--cross-validate files|5]";

    /** How the names of files begin that are learned from in every part. */
    private static final String OWN = "own";

    /** Makes it. */
    public EvaluateMessages() {}

    /** Measures as the arguments say, and returns the exit status. */
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments =
                Arguments.parse(args, USAGE, List.of("--corpus", "--errors", "--cross-validate"), "--rules");
        Path corpus = Path.of(arguments.required("--corpus"));
        int errors = arguments.number("--errors", 0);
        List<Path> files = Files.isDirectory(corpus) ? CorpusFile.in(corpus) : List.of(corpus);
        String folds = arguments.text("--cross-validate", "");
        List<List<LabelledMessage>> parts = new ArrayList<>();
        List<LabelledMessage> always = new ArrayList<>();
        for (Path file : files) {
            // What this project wrote itself to teach is never what it is judged by when authors are left out one by
            // one.
            boolean own = folds.equals("files") && file.getFileName().toString().startsWith(OWN);
            if (own) {
                always.addAll(CorpusFile.read(file));
            } else {
                parts.add(CorpusFile.read(file));
            }
        }
        Evaluation evaluation = new Evaluation(TopicPack.standard());
        long nanos;
        if (folds.isEmpty()) {
            boolean rules = arguments.flag("--rules");
            MessageReader reader = rules ? Readers.rulesOnly(TopicPack.standard()) : Readers.standard();
            nanos = ask(reader, parts.stream().flatMap(List::stream).toList(), evaluation);
        } else {
            nanos = crossValidate(parts, always, folds, evaluation, err);
        }
        out.print(evaluation.report());
        out.print(String.format(
                Locale.ROOT,
                "%n%d messages, %.0f a second on one thread%n",
                evaluation.size(),
                1e9 * evaluation.size() / nanos));
        if (errors > 0) {
            out.print("\nworst readings\n" + evaluation.worst(errors));
        }
        return 0;
    }

    private static long ask(MessageReader reader, List<LabelledMessage> messages, Evaluation evaluation) {
        ReadingBuffer buffer = new ReadingBuffer();
        for (LabelledMessage message : messages) {
            reader.read(message.text(), buffer);
            evaluation.add(message, buffer.copy());
        }
        long start = System.nanoTime();
        for (LabelledMessage message : messages) {
            reader.read(message.text(), buffer);
        }
        return System.nanoTime() - start;
    }

    private static long crossValidate(
            List<List<LabelledMessage>> files,
            List<LabelledMessage> always,
            String folds,
            Evaluation evaluation,
            PrintStream err) {
        List<List<LabelledMessage>> parts = folds.equals("files") ? files : dealt(files, folds);
        if (parts.size() < 2) {
            throw new UsageException("cross-validation needs two files or more; there is " + parts.size());
        }
        long nanos = 0;
        for (int left = 0; left < parts.size(); left++) {
            List<LabelledMessage> learned = new ArrayList<>(always);
            for (int part = 0; part < parts.size(); part++) {
                if (part != left) {
                    learned.addAll(parts.get(part));
                }
            }
            err.println("training without part " + (left + 1) + " of " + parts.size());
            byte[] model = ReaderTraining.train(learned, TopicPack.standard());
            nanos += ask(ReaderTraining.reader(model, TopicPack.standard()), parts.get(left), evaluation);
        }
        return nanos;
    }

    /** Deals the messages of all files out in turn, as cards, so that each part has its share of every file. */
    private static List<List<LabelledMessage>> dealt(List<List<LabelledMessage>> files, String folds) {
        int count;
        try {
            count = Integer.parseInt(folds);
        } catch (NumberFormatException e) {
            throw new UsageException("--cross-validate is files or a number of parts, not " + folds);
        }
        if (count < 2 || count > 100) {
            throw new UsageException("--cross-validate has 2 to 100 parts, not " + count);
        }
        List<List<LabelledMessage>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new ArrayList<>());
        }
        int next = 0;
        for (List<LabelledMessage> file : files) {
            for (LabelledMessage message : file) {
                parts.get(next++ % count).add(message);
            }
        }
        return parts;
    }
}
