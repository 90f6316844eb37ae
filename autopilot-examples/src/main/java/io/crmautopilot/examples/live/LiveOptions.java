package io.crmautopilot.examples.live;

import io.crmautopilot.examples.UsageException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the example host is started.
 *
 * @param port the port on 127.0.0.1; 0 takes any free one
 * @param span how long it runs; empty until it is interrupted
 * @param secret the app's secret that deliveries are signed with
 * @param verifyToken what Meta repeats when it subscribes
 * @param unsigned whether a delivery without a signature is signed here before it is looked at: for playing, never for a host
 * @param fresh whether what earlier runs left is thrown away
 */
record LiveOptions(
        int port, Optional<Duration> span, String secret, String verifyToken, boolean unsigned, boolean fresh) {

    private static final int PORT = 8787;

    static LiveOptions parse(List<String> args) {
        LiveOptions options = new LiveOptions(PORT, Optional.empty(), "live-secret", "live-token", false, false);
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            options = switch (arg) {
                case "--unsigned" -> options.with(true, options.fresh);
                case "--fresh" -> options.with(options.unsigned, true);
                case "--port", "--for", "--secret", "--verify-token" -> options.with(arg, value(args, ++i, arg));
                default ->
                    throw new UsageException(
                            "\"" + arg + "\" is none of --port, --for, --secret, --verify-token, --unsigned, --fresh");
            };
        }
        return options;
    }

    private static String value(List<String> args, int at, String option) {
        if (at >= args.size() || args.get(at).isBlank()) {
            throw new UsageException(option + " needs a value");
        }
        return args.get(at);
    }

    private LiveOptions with(boolean playing, boolean anew) {
        return new LiveOptions(port, span, secret, verifyToken, playing, anew);
    }

    private LiveOptions with(String option, String value) {
        return switch (option) {
            case "--port" -> new LiveOptions(port(value), span, secret, verifyToken, unsigned, fresh);
            case "--for" -> new LiveOptions(port, Optional.of(span(value)), secret, verifyToken, unsigned, fresh);
            case "--secret" -> new LiveOptions(port, span, value, verifyToken, unsigned, fresh);
            default -> new LiveOptions(port, span, secret, value, unsigned, fresh);
        };
    }

    private static int port(String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new UsageException("--port needs a number from 0 to 65535, not \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }

    private static Duration span(String value) {
        try {
            Duration span = Duration.parse(value);
            if (span.isZero() || span.isNegative()) {
                throw new UsageException("--for needs a span above zero, not \"" + value + "\"");
            }
            return span;
        } catch (DateTimeException e) {
            throw new UsageException("--for needs a span such as PT10M, not \"" + value + "\"");
        }
    }
}
