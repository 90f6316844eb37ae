package io.crmautopilot.testing;

import io.crmautopilot.action.CardFields;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Card fields in memory, which argue: a field that is not blank is not written, and a key is not used for two things. What was written
 * under a key can be taken back. Safe for any number of threads.
 */
public final class InMemoryCardFields implements CardFields {

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Completion> written = new LinkedHashMap<>();

    /** Creates fields that are all blank. */
    public InMemoryCardFields() {}

    /** Puts a value in, as the host's people would. */
    public synchronized InMemoryCardFields set(String tenant, String client, String field, String value) {
        values.put(place(tenant, client, field), value);
        return this;
    }

    @Override
    public synchronized Optional<String> read(String tenant, String client, String field) {
        return Optional.ofNullable(values.get(place(tenant, client, field)));
    }

    @Override
    public synchronized Outcome complete(Completion completion) {
        Completion before = written.get(completion.key());
        if (before != null && !before.equals(completion)) {
            throw new IllegalStateException("the key " + completion.key() + " was used for another field");
        }
        String place = place(completion.tenant(), completion.client(), completion.field());
        if (before == null && values.containsKey(place)) {
            return new Outcome.Failed("the field is not blank any more", false);
        }
        values.put(place, completion.value());
        written.put(completion.key(), completion);
        return new Outcome.Done(Fields.empty());
    }

    /** Takes back what was written under {@code key}, if it still stands; returns whether it did. */
    public synchronized boolean takeBack(String key) {
        Completion completion = written.remove(key);
        return completion != null
                && values.remove(
                        place(completion.tenant(), completion.client(), completion.field()), completion.value());
    }

    /** Returns what was written, each key once, in order. */
    public synchronized List<Completion> written() {
        return new ArrayList<>(written.values());
    }

    @Override
    public boolean canTakeBack() {
        return true;
    }

    private static String place(String tenant, String client, String field) {
        return tenant + "/" + client + "/" + field;
    }
}
