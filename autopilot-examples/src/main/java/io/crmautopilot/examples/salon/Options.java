package io.crmautopilot.examples.salon;

import io.crmautopilot.examples.UsageException;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * How the day is played.
 *
 * @param observe whether it only writes down what it would do
 * @param assist whether it asks before each step
 * @param yes whether the owner says yes to what she is asked; she is silent otherwise
 * @param veto when the owner writes «стоп»; empty when she does not
 * @param until when playing ends; empty for the end of the day
 */
record Options(boolean observe, boolean assist, boolean yes, Optional<LocalTime> veto, Optional<LocalTime> until) {

    static final Options NONE = new Options(false, false, false, Optional.empty(), Optional.empty());

    /** Reads the command's arguments. */
    static Options parse(List<String> args) {
        Options options = NONE;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            options = switch (arg) {
                case "--observe" -> new Options(true, options.assist, options.yes, options.veto, options.until);
                case "--assist" -> new Options(options.observe, true, options.yes, options.veto, options.until);
                case "--yes" -> new Options(options.observe, options.assist, true, options.veto, options.until);
                case "--veto" ->
                    new Options(options.observe, options.assist, options.yes, time(args, ++i, arg), options.until);
                case "--until" ->
                    new Options(options.observe, options.assist, options.yes, options.veto, time(args, ++i, arg));
                default ->
                    throw new UsageException(
                            "\"" + arg + "\" is none of --observe, --assist, --yes, --veto HH:MM, --until HH:MM");
            };
        }
        if (options.observe && options.assist) {
            throw new UsageException("--observe and --assist exclude each other");
        }
        if (options.yes && !options.assist) {
            throw new UsageException("--yes says what the owner answers when she is asked: give --assist as well");
        }
        return options;
    }

    private static Optional<LocalTime> time(List<String> args, int at, String option) {
        if (at >= args.size()) {
            throw new UsageException(option + " needs a time of day, such as 10:05");
        }
        try {
            return Optional.of(LocalTime.parse(args.get(at)));
        } catch (DateTimeParseException e) {
            throw new UsageException(option + " needs a time of day, such as 10:05, not \"" + args.get(at) + "\"");
        }
    }
}
