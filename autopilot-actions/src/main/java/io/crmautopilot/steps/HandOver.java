package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts a case before the host's people, with who it is about and what was written: the desk is the host's own and may know both. */
final class HandOver implements Effect {

    static final String KIND = "hand-over";

    private static final EffectSpec SPEC = new EffectSpec(
            KIND,
            Audience.OPERATOR,
            Reversibility.INFORMS,
            true,
            false,
            OnDoubt.RETRY_SAME_KEY,
            Settlement.WHEN_DONE,
            Duration.ofSeconds(30));

    private final People people;
    private final OperatorDesk desk;

    HandOver(People people, OperatorDesk desk) {
        this.people = people;
        this.desk = desk;
    }

    @Override
    public EffectSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome perform(Action action, Instant now) {
        Fields details = action.details();
        Fields facts = details.fields("facts");
        List<Fields> persons = new ArrayList<>();
        for (Fields about : dialogues(action)) {
            persons.add(person(action.branch().tenant(), about));
        }
        return desk.handOver(new OperatorDesk.CaseFile(
                action.key(),
                action.branch(),
                action.incident(),
                details.text("reason", ""),
                details.text("nextBest", ""),
                persons.isEmpty() ? facts : facts.with("dialogues", persons),
                details.text("code", ""),
                details.fields("values")));
    }

    private static List<Fields> dialogues(Action action) {
        List<Fields> named = action.details().list("dialogues");
        return named.isEmpty() && !action.to().isEmpty() ? List.of(Fields.of("token", action.to())) : named;
    }

    private Fields person(String tenant, Fields about) {
        String token = about.text("token");
        PersonVault.File file = people.file(tenant, token);
        List<Fields> history = new ArrayList<>();
        for (Fields turn : turns(about)) {
            boolean ours = turn.has("sent");
            file.recall(ours ? ClientText.SENT + turn.text("sent") : "message:" + turn.text("message"))
                    .ifPresent(text -> history.add(turn.with(Fields.of("from", ours ? "us" : "client", "text", text))));
        }
        Fields known = Fields.of(
                "person", file.person().orElse(null),
                "contact", file.recall("contact").orElse(null),
                "name", file.recall("name").orElse(null));
        return about.with(known).with("history", history);
    }

    /** Cases about a whole incident name the messages alone. */
    private static List<Fields> turns(Fields about) {
        List<Fields> turns = about.list("turns");
        return turns.isEmpty()
                ? about.texts("messages").stream()
                        .map(id -> Fields.of("message", id))
                        .toList()
                : turns;
    }
}
