package io.crmautopilot.openai;

import io.crmautopilot.message.Message;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is named in the conversation that a message belongs to: the client by the host's card, and whoever somebody named in it before.
 * Safe for any number of threads.
 */
final class Conversations {

    /** Conversations whose names are remembered; the one that was silent longest is forgotten first. */
    private static final int KEPT = 10_000;

    private static final int NAMES = 12;

    private final Optional<ClientCards> cards;
    private final Map<String, Set<String>> named = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > KEPT;
        }
    };

    Conversations(Optional<ClientCards> cards) {
        this.cards = cards;
    }

    /**
     * Returns the names of the conversation, those that this message gives among them, and remembers them.
     *
     * @throws RuntimeException when the host's cards fail: what is not known to be no name does not leave
     */
    KnownNames of(Message message) {
        String tenant = message.branch().tenant();
        List<String> names = new ArrayList<>();
        cards.flatMap(book -> card(book, tenant, message)).map(ClientCard::name).ifPresent(names::add);
        String key = tenant + "/" + message.personKey();
        List<String> given = MaskNames.given(message.text());
        synchronized (named) {
            Set<String> known = named.get(key);
            if (known == null && !given.isEmpty()) {
                known = new LinkedHashSet<>();
                named.put(key, known);
            }
            if (known != null) {
                for (String name : given) {
                    if (known.size() < NAMES) {
                        known.add(name);
                    }
                }
                names.addAll(known);
            }
        }
        return KnownNames.of(names);
    }

    private static Optional<ClientCard> card(ClientCards book, String tenant, Message message) {
        return message.person() == null
                ? book.byContact(tenant, message.contact())
                : book.byId(tenant, message.person()).or(() -> book.byContact(tenant, message.contact()));
    }
}
