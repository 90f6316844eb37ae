package io.crmautopilot.diagnosis;

import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/** What would change a diagnosis: what is not known yet, and what the rivals predict. */
final class Doubts {

    private static final int RIVALS = 2;

    private Doubts() {}

    static List<String> of(List<Cause> causes, Signal signal, BranchContext context, ServedBy served) {
        List<String> doubts = new ArrayList<>();
        boolean specialist = causes.get(0).scope() == Cause.Scope.SPECIALIST;
        if (served.known() < Math.min(3, signal.people().size())) {
            doubts.add("Who served the affected people is not known: if most of them share one specialist, it is the"
                    + " specialist.");
        } else if (!specialist) {
            doubts.add("If the next people who complain share one specialist, it is the specialist.");
        } else {
            doubts.add("If clients of other specialists complain of the same, it is not the specialist.");
        }
        if (context.equipment().isEmpty()) {
            doubts.add("What equipment the branch has is not known.");
        }
        for (int i = 1; i < causes.size() && i <= RIVALS; i++) {
            Cause rival = causes.get(i);
            if (!rival.predicts().isEmpty()) {
                doubts.add("It would rather be " + rival.id() + " if this were seen: "
                        + rival.predicts().get(0));
            }
        }
        return doubts;
    }
}
