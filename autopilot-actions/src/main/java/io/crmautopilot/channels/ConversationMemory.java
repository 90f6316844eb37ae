package io.crmautopilot.channels;

import io.crmautopilot.person.Contact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The conversations that were heard last, in memory. Thread-safe. */
final class ConversationMemory implements Conversations {

    private final Map<String, Instant> last;

    ConversationMemory(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most is below 1: " + most);
        }
        this.last = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public void heard(String account, Contact person, Instant at) {
        synchronized (last) {
            last.merge(key(account, person), at, (known, now) -> now.isAfter(known) ? now : known);
        }
    }

    @Override
    public Optional<Instant> lastHeard(String account, Contact person) {
        synchronized (last) {
            return Optional.ofNullable(last.get(key(account, person)));
        }
    }

    private static String key(String account, Contact person) {
        return account + " " + person.key();
    }
}
