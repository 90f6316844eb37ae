package io.crmautopilot.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a source hands over: a message, or the reason why there is none. Immutable. */
public final class Inbound {

    private final @Nullable Message message;
    private final String reference;
    private final String problem;

    private Inbound(@Nullable Message message, String reference, String problem) {
        this.message = message;
        this.reference = reference;
        this.problem = problem;
    }

    /** Returns a delivery of {@code message}. */
    public static Inbound of(Message message) {
        return new Inbound(message, message.id(), "");
    }

    /**
     * Returns a delivery that could not be read.
     *
     * @param reference what the host can find it by: a file and line, a queue's offset
     * @param problem what is wrong, naming the field, without quoting what a person wrote
     */
    public static Inbound unreadable(String reference, String problem) {
        return new Inbound(null, reference, problem);
    }

    /** Returns the message, or empty when it could not be read. */
    public Optional<Message> message() {
        return Optional.ofNullable(message);
    }

    /** Returns what the host can find this delivery by. */
    public String reference() {
        return reference;
    }

    /** Returns what is wrong; empty when nothing is. */
    public String problem() {
        return problem;
    }

    @Override
    public String toString() {
        return "Inbound[" + reference + "]";
    }
}
