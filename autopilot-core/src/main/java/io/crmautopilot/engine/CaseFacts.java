package io.crmautopilot.engine;

import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.List;

/** What a person who takes an incident over must know of it, without personal data: the evidence, what was done, what is open. */
final class CaseFacts {

    private CaseFacts() {}

    static Fields of(IncidentState incident) {
        List<Fields> done = new ArrayList<>();
        for (ActionState state : incident.actions.values()) {
            if (!state.action.kind().equals("hand-over")) {
                done.add(Fields.of(
                        "kind", state.action.kind(),
                        "to", state.action.to(),
                        "status", state.status,
                        "at", state.at,
                        "why", state.reason));
            }
        }
        List<Fields> decided = incident.notes.stream()
                .map(note -> Fields.of("step", note.step(), "what", note.what(), "why", note.why(), "at", note.at()))
                .toList();
        return Fields.of(
                "openedAt", incident.openedAt,
                "topics", incident.signal.topics(),
                "people", incident.affected.size(),
                "mentions", incident.signal.mentions(),
                "recurrenceYears", incident.signal.recurrenceYears(),
                "verdict", incident.signal.verdict(),
                "diagnosis", incident.diagnosis.toFields(),
                "actions", done,
                "decisions", decided);
    }

    /** Returns whose dialogues belong to it: tokens and the ids of messages, whose texts are in the vault. */
    static List<Fields> dialogues(IncidentState incident) {
        return incident.affected.values().stream()
                .map(person -> Fields.of("token", person.token(), "messages", person.messages()))
                .toList();
    }
}
