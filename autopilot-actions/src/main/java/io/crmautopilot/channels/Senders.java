package io.crmautopilot.channels;

import io.crmautopilot.person.BranchRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host's own accounts. Called for each letter, from many threads; a token may be changed between two calls. Throwing means that
 * the letter was not sent.
 */
@FunctionalInterface
public interface Senders {

    /** Returns the account that {@code branch} writes from, or empty when it has none; null asks for the only one there is. */
    Optional<Sender> of(@Nullable BranchRef branch);

    /** Returns senders that always name {@code sender}. */
    static Senders always(Sender sender) {
        return branch -> Optional.of(sender);
    }
}
