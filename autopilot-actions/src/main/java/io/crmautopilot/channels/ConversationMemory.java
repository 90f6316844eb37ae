package io.crmautopilot.channels;

import io.crmautopilot.person.Contact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The conversations that were heard last, in memory. Thread-safe. */
final class ConversationMemory implements Conversations, OfferChoices {

    private final Map<String, Instant> last;
    private final Map<String, Choice> choices;

    ConversationMemory(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most is below 1: " + most);
        }
        this.last = atMost(most);
        this.choices = atMost(most);
    }

    private static <V> Map<String, V> atMost(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
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

    @Override
    public OfferChoices choices() {
        return this;
    }

    @Override
    public void offers(String account, Contact person, boolean stops, Instant at) {
        synchronized (choices) {
            choices.merge(key(account, person), new Choice(stops, at), Choice::orNewer);
        }
    }

    @Override
    public boolean refusesOffers(String account, Contact person) {
        synchronized (choices) {
            Choice choice = choices.get(key(account, person));
            return choice != null && choice.stops();
        }
    }

    private record Choice(boolean stops, Instant at) {

        /** Of two at one time the stop holds. */
        Choice orNewer(Choice other) {
            return other.at.isAfter(at) || (other.at.equals(at) && other.stops) ? other : this;
        }
    }

    private static String key(String account, Contact person) {
        return account + " " + person.key();
    }
}
