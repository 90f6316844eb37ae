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
 * @param vendors in which other way the vendors behave; empty for that of the case
 */
record Options(
        boolean observe,
        boolean assist,
        boolean yes,
        Optional<LocalTime> veto,
        Optional<LocalTime> until,
        Optional<String> vendors) {

    static final Options NONE = new Options(false, false, false, Optional.empty(), Optional.empty());

    Options(boolean observe, boolean assist, boolean yes, Optional<LocalTime> veto, Optional<LocalTime> until) {
        this(observe, assist, yes, veto, until, Optional.empty());
    }

    /** Reads the command's arguments. */
    static Options parse(List<String> args) {
        boolean observe = false;
        boolean assist = false;
        boolean yes = false;
        Optional<LocalTime> veto = Optional.empty();
        Optional<LocalTime> until = Optional.empty();
        Optional<String> vendors = Optional.empty();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            switch (arg) {
                case "--observe" -> observe = true;
                case "--assist" -> assist = true;
                case "--yes" -> yes = true;
                case "--veto" -> veto = time(args, ++i, arg);
                case "--until" -> until = time(args, ++i, arg);
                case "--vendors" -> vendors = Optional.of(vendors(args, ++i));
                default ->
                    throw new UsageException("\"" + arg
                            + "\" is none of --observe, --assist, --yes, --veto HH:MM, --until HH:MM, --vendors HOW");
            }
        }
        if (observe && assist) {
            throw new UsageException("--observe and --assist exclude each other");
        }
        if (yes && !assist && vendors.isEmpty()) {
            throw new UsageException(
                    "--yes says what the owner answers when she is asked: give --assist or --vendors as well");
        }
        return new Options(observe, assist, yes, veto, until, vendors);
    }

    private static String vendors(List<String> args, int at) {
        if (at >= args.size() || !SalonCase.VENDORS.contains(args.get(at))) {
            throw new UsageException("--vendors needs one of " + String.join(", ", SalonCase.VENDORS));
        }
        return args.get(at);
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
