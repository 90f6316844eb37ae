package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.IncidentState.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the records say of the questions of an incident: what is pending, who was silent, how many more must be asked. */
final class Asked {

    private Asked() {}

    static List<Action> bound(TenantDesk desk, String incident, ApprovalState approval) {
        return desk.read(s -> s.required(incident).actions.values().stream()
                .filter(Asked::isPending)
                .filter(state ->
                        state.approval.equals(approval.question) && approval.actions.contains(state.action.key()))
                .map(state -> state.action)
                .toList());
    }

    static boolean isPending(ActionState state) {
        return state.status == Status.HELD || state.status == Status.WAITING;
    }

    /** Returns what somebody else is to be asked about, by its question: who was asked was silent, or one more yes is needed. */
    static Map<String, List<Action>> silent(TenantDesk desk, String incident) {
        return desk.read(state -> {
            IncidentState current = state.required(incident);
            Map<String, List<Action>> silent = new LinkedHashMap<>();
            for (ActionState action : current.actions.values()) {
                if (isPending(action) && (current.word(action) == Word.SILENT || lacks(current, action) > 0)) {
                    silent.computeIfAbsent(action.approval, question -> new ArrayList<>())
                            .add(action.action);
                }
            }
            return silent;
        });
    }

    /** Returns how many more people must be asked so that enough can say yes. */
    static int lacks(IncidentState incident, ActionState action) {
        Set<String> mayAgree = new HashSet<>();
        int needs = 0;
        for (ApprovalState each : asked(incident, action.approval)) {
            if (each.actions.contains(action.action.key())) {
                needs = Math.max(needs, each.needs);
                if (each.status == ApprovalState.Status.OPEN || each.yes.contains(action.action.key())) {
                    mayAgree.add(each.to);
                }
            }
        }
        return needs - mayAgree.size();
    }

    static List<ApprovalState> asked(IncidentState incident, String question) {
        return incident.approvals.values().stream()
                .filter(each -> each.question.equals(question))
                .toList();
    }
}
