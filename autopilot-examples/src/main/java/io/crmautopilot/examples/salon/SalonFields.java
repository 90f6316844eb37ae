package io.crmautopilot.examples.salon;

import io.crmautopilot.action.CardFields;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of the chain's cards that may be completed, as its CRM knows them. */
final class SalonFields implements CardFields {

    private static final Set<String> NAMES = Set.of("phone", "email", "instagram", "language", "preferredChannel");

    private final Map<String, Fields> clients = new HashMap<>();
    private final Map<String, Completion> written = new LinkedHashMap<>();

    SalonFields(SalonCase salon) {
        salon.crm().list("clients").forEach(client -> clients.put(client.text("id"), client));
    }

    @Override
    public Optional<String> read(String tenant, String client, String field) {
        Fields card = clients.get(client);
        if (card == null || !NAMES.contains(field)) {
            throw new IllegalArgumentException("no field " + field + " of client " + client);
        }
        return written.values().stream()
                .filter(one -> one.client().equals(client) && one.field().equals(field))
                .map(Completion::value)
                .findFirst()
                .or(() -> card.find(field));
    }

    @Override
    public Outcome complete(Completion completion) {
        if (!written.containsKey(completion.key())
                && read(completion.tenant(), completion.client(), completion.field())
                        .isPresent()) {
            return new Outcome.Failed("the field is not blank any more", false);
        }
        written.putIfAbsent(completion.key(), completion);
        return new Outcome.Done(Fields.empty());
    }

    @Override
    public boolean canTakeBack() {
        return true;
    }

    /** Returns what was written, by the key under which it can be taken back. */
    Map<String, Completion> written() {
        return Map.copyOf(written);
    }
}
