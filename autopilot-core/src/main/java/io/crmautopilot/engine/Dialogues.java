package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import java.util.List;
import java.util.Optional;

/** Who has a dialogue with a client, and what may be said there: people keep what they have, and nothing is sold. */
final class Dialogues {

    private Dialogues() {}

    /** Returns whether a person had the dialogue with {@code person}; durable when this returns. */
    static boolean giveBack(TenantDesk desk, Parts parts, BranchRef branch, String person, String by, String why) {
        String token = parts.vault().tokenOf(branch.tenant(), person);
        return desk.commit(parts.clock().instant(), state -> {
            Optional<HandedOver> held = state.handedOver(token);
            return held.isEmpty()
                    ? Decision.nothing(false)
                    : new Decision<>(
                            true,
                            List.of(new Draft(
                                    branch.location(),
                                    held.get().incident(),
                                    RecordKind.DIALOGUE_GIVEN_BACK,
                                    Fields.of("dialogue", token, "by", by, "why", why))));
        });
    }

    /**
     * Returns who has the dialogue that the action would write into. The one text that says so to the client goes out beside the case,
     * and a grant is no word in a dialogue.
     */
    static Optional<HandedOver> withPerson(TenantState tenant, Action action, EffectSpec spec) {
        boolean writes = spec.audience() == EffectSpec.Audience.CLIENT
                && !action.kind().equals("compensation.grant")
                && !action.details().flag("lastWord");
        return writes ? tenant.handedOver(action.to()) : Optional.empty();
    }

    /** Tells whether what the action offers was granted to make good: its grant is done, in this incident. */
    static boolean isGranted(IncidentState incident, Action action) {
        return action.details()
                .find("grant")
                .map(incident.actions::get)
                .filter(grant -> grant.action.kind().equals("compensation.grant")
                        && (grant.status == Status.DONE || grant.status == Status.OBSERVED))
                .isPresent();
    }
}
