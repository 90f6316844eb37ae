package io.crmautopilot.examples.reading;

import io.crmautopilot.examples.UsageException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of a command: names with a value, and one name without. */
final class Arguments {

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final String usage;

    private Arguments(String usage) {
        this.usage = usage;
    }

    static Arguments parse(List<String> args, String usage, List<String> withValue, String flag) {
        Arguments arguments = new Arguments(usage);
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals(flag)) {
                arguments.flags.add(arg);
            } else if (!withValue.contains(arg)) {
                throw new UsageException("does not know " + arg + "; usage: " + usage);
            } else if (i + 1 == args.size()) {
                throw new UsageException(arg + " needs a value; usage: " + usage);
            } else {
                arguments.values.put(arg, args.get(++i));
            }
        }
        return arguments;
    }

    String required(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new UsageException("needs " + name + "; usage: " + usage);
        }
        return value;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    boolean flag(String name) {
        return flags.contains(name);
    }

    int number(String name, int otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new UsageException(name + " is a whole number, not " + value);
        }
    }
}
