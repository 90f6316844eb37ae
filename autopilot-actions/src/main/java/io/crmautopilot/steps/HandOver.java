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

    /**
     * The name under which the vault's file of a client says that a person has the dialogue: nothing is written there until the host
     * keeps a blank text in its place.
     */
    static final String WITH_PERSON = "with-person";

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
        Outcome outcome = desk.handOver(new OperatorDesk.CaseFile(
                action.key(),
                action.branch(),
                action.incident(),
                details.text("reason", ""),
                details.text("nextBest", ""),
                persons.isEmpty() ? facts : facts.with("dialogues", persons)));
        if (!action.to().isEmpty() && outcome instanceof Outcome.Done) {
            people.file(action.branch().tenant(), action.to()).keep(WITH_PERSON, action.key());
        }
        return outcome;
    }

    private static List<Fields> dialogues(Action action) {
        List<Fields> named = action.details().list("dialogues");
        return named.isEmpty() && !action.to().isEmpty() ? List.of(Fields.of("token", action.to())) : named;
    }

    private Fields person(String tenant, Fields about) {
        String token = about.text("token");
        PersonVault.File file = people.file(tenant, token);
        List<Fields> history = new ArrayList<>();
        for (String id : about.texts("messages")) {
            file.recall("message:" + id).ifPresent(text -> history.add(Fields.of("message", id, "text", text)));
        }
        Fields known = Fields.of(
                "person", file.person().orElse(null),
                "contact", file.recall("contact").orElse(null),
                "name", file.recall("name").orElse(null));
        return about.with(known).with("history", history);
    }
}
