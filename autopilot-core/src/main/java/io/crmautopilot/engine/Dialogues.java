package io.crmautopilot.engine;

import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import java.util.List;
import java.util.Optional;

/** Gives dialogues that people have back to the autopilot. */
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
}
