package io.crmautopilot.examples.reading;

import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.Home;
import io.crmautopilot.reader.LabelledMessage;
import io.crmautopilot.reader.ReaderTraining;
import io.crmautopilot.reading.TopicPack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Trains the reader's learned part: the same corpus gives the same model file, byte for byte, on every machine. */
public final class TrainCommand implements Command {

    private static final String CORPUS = "autopilot-detect/src/corpus";
    private static final String MODEL = "autopilot-detect/src/main/resources/io/crmautopilot/reader/reader.model";

    /** Makes the command. */
    public TrainCommand() {}

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "train the message reader's model from a labelled corpus, or check that it is the shipped one";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments = Arguments.parse(
                args, "train [--corpus FOLDER] [--out FILE] [--check]", List.of("--corpus", "--out"), "--check");
        Path folder =
                Path.of(arguments.text("--corpus", Home.folder().resolve(CORPUS).toString()));
        Path file = Path.of(arguments.text("--out", Home.folder().resolve(MODEL).toString()));
        List<LabelledMessage> messages = new ArrayList<>();
        for (Path part : CorpusFile.in(folder)) {
            messages.addAll(CorpusFile.read(part));
        }
        err.println("training on " + messages.size() + " messages; this takes about a minute");
        byte[] model = ReaderTraining.train(messages, TopicPack.standard());
        if (arguments.flag("--check")) {
            boolean same = Files.exists(file) && Arrays.equals(model, Files.readAllBytes(file));
            out.println(same ? "the model is the one in " + file : "the model differs from " + file);
            return same ? 0 : 1;
        }
        Files.write(file, model);
        out.println("wrote " + model.length + " bytes to " + file);
        return 0;
    }
}
