package io.crmautopilot.examples.backtest;

import io.crmautopilot.backtest.Backtest;
import io.crmautopilot.backtest.BacktestResult;
import io.crmautopilot.backtest.BacktestSettings;
import io.crmautopilot.backtest.BadLineException;
import io.crmautopilot.backtest.RecordLines;
import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.diagnosis.Diagnosers;
import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.UsageException;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.TopicPack;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code ./autopilot backtest}: plays old messages as if they came now, and tells what would have happened. */
public final class BacktestCommand implements Command {

    private static final String STANDARD = "-";
    private static final int UNUSABLE = 2;

    private final Function<TopicPack, MessageReader> readers;

    /**
     * Makes the command.
     *
     * @param readers makes a reader of texts for a topic pack
     */
    public BacktestCommand(Function<TopicPack, MessageReader> readers) {
        this.readers = readers;
    }

    @Override
    public String name() {
        return "backtest";
    }

    @Override
    public String summary() {
        return "what would have happened on your own old messages";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        BacktestArguments given = BacktestArguments.of(args);
        DetectorSettings settings = settings(given.settings());
        MessageReader reader = reader(given.topics());
        Path file = Path.of(given.messages());
        if (!given.messages().equals(STANDARD) && !Files.isReadable(file)) {
            throw new UsageException("cannot read " + file);
        }
        boolean toStandard = STANDARD.equals(given.out());
        ProgressBar progress = new ProgressBar(err, given.messages().equals(STANDARD) ? 0 : Files.size(file));
        try (InputStream in = given.messages().equals(STANDARD) ? System.in : Files.newInputStream(file);
                OutputStream records = records(given.out(), out);
                RecordLines lines = new RecordLines(records, given.out() == null ? java.util.Set.of() : given.emit())) {
            boolean readings = given.out() != null && given.emit().contains("readings");
            Backtest backtest = new Backtest(settings, reader, Diagnosers.standard(), lines, readings);
            BacktestResult result = backtest.run(in, given.skipBad(), progress::at);
            progress.end();
            if (!toStandard) {
                new Summary(out, settings.timeZone()).print(result);
            }
            return 0;
        } catch (BadLineException bad) {
            progress.end();
            err.print(given.messages() + ":" + bad.line() + ": " + bad.getMessage() + "\n");
            return UNUSABLE;
        }
    }

    private static OutputStream records(@Nullable String where, PrintStream out) {
        if (where == null) {
            return OutputStream.nullOutputStream();
        }
        if (where.equals(STANDARD)) {
            return new Unclosed(out);
        }
        try {
            return new BufferedOutputStream(Files.newOutputStream(Path.of(where)), 1 << 16);
        } catch (IOException e) {
            throw new UsageException(
                    "cannot write " + where + ": " + e.getClass().getSimpleName());
        }
    }

    private static DetectorSettings settings(@Nullable Path file) {
        if (file == null) {
            return DetectorSettings.defaults();
        }
        try {
            return BacktestSettings.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + why(e));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
    }

    private MessageReader reader(@Nullable Path file) {
        if (file == null) {
            return readers.apply(TopicPack.standard());
        }
        try {
            return readers.apply(TopicPack.load(file));
        } catch (UncheckedIOException e) {
            throw new UsageException("cannot read " + file + (e.getCause() == null ? "" : why(e.getCause())));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static String why(IOException e) {
        return e instanceof NoSuchFileException
                ? ": there is no such file"
                : ": " + e.getClass().getSimpleName();
    }
}
