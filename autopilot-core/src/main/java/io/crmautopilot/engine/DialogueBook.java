package io.crmautopilot.engine;

import io.crmautopilot.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which dialogues people have, and which messages they must still see: a fold over records. Guarded by the tenant's gate. */
final class DialogueBook {

    private final Map<String, HandedOver> held = new LinkedHashMap<>();
    private final Map<String, Matter> matters = new LinkedHashMap<>();

    /** The case of an incident takes a dialogue over that a single message had put on hold. */
    void handOver(HandedOver mine) {
        held.merge(mine.token(), mine, (known, other) -> known.incident().isEmpty() ? other : known);
    }

    /** Takes back what the case with this key had handed over: nobody was brought it. */
    void release(String key) {
        held.values().removeIf(each -> each.key().equals(key));
    }

    void giveBack(String token) {
        held.remove(token);
    }

    Matter raise(Matter matter) {
        matters.put(matter.about(), matter);
        held.putIfAbsent(matter.from(), new HandedOver(matter.from(), "", matter.key(), matter.raisedAt()));
        return matter;
    }

    /** Where nobody was brought the message, nobody has the dialogue. */
    void settle(Fields body) {
        Matter matter = matters.remove(body.text("about"));
        String rule = body.text("rule");
        if (matter != null && !rule.equals(Matters.BROUGHT) && !rule.equals(Matters.WITH_INCIDENT)) {
            release(matter.key());
        }
    }

    Optional<HandedOver> of(String token) {
        return Optional.ofNullable(held.get(token));
    }

    List<HandedOver> all() {
        return List.copyOf(held.values());
    }

    List<Matter> matters() {
        return List.copyOf(matters.values());
    }
}
