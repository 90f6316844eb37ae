package io.crmautopilot.examples.backtest;

import io.crmautopilot.examples.UsageException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code ./autopilot backtest}.
 *
 * @param messages the input file, or {@code -} for standard input
 * @param out where the records go; null for nowhere, {@code -} for standard output
 * @param emit which records are written; unless told, incidents and the signals that open them ({@code alarms})
 * @param topics the topic pack's file, or null
 * @param settings the settings' file, or null
 * @param skipBad whether unusable lines are passed over
 */
record BacktestArguments(
        String messages,
        @Nullable String out,
        Set<String> emit,
        @Nullable Path topics,
        @Nullable Path settings,
        boolean skipBad) {

    static final String USAGE = "usage: ./autopilot backtest --messages FILE.jsonl [--out FILE.jsonl]"
            + " [--emit readings,signals,incidents] [--topics TOPICS.json] [--settings SETTINGS.json] [--skip-bad]";

    private static final Set<String> TYPES = Set.of("readings", "signals", "incidents");

    /** Returns the arguments; throws {@link UsageException} that names the one that is wrong. */
    static BacktestArguments of(List<String> args) {
        String messages = null;
        String out = null;
        Set<String> emit = new TreeSet<>(Set.of("alarms", "incidents"));
        Path topics = null;
        Path settings = null;
        boolean skipBad = false;
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            switch (arg) {
                case "--messages" -> messages = value(arg, rest);
                case "--out" -> out = value(arg, rest);
                case "--emit" -> emit = types(value(arg, rest));
                case "--topics" -> topics = Path.of(value(arg, rest));
                case "--settings" -> settings = Path.of(value(arg, rest));
                case "--skip-bad" -> skipBad = true;
                default -> throw new UsageException("unknown argument " + arg + "\n" + USAGE);
            }
        }
        if (messages == null) {
            throw new UsageException("--messages is missing\n" + USAGE);
        }
        return new BacktestArguments(messages, out, emit, topics, settings, skipBad);
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(name + " needs a value\n" + USAGE);
        }
        return rest.next();
    }

    private static Set<String> types(String list) {
        Set<String> types = new TreeSet<>();
        for (String type : list.split(",", -1)) {
            if (!TYPES.contains(type)) {
                throw new UsageException("--emit knows readings, signals and incidents, not \"" + type + "\"");
            }
            types.add(type);
        }
        return types;
    }
}
