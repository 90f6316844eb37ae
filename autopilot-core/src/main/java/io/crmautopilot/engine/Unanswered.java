package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.json.Fields;
import java.util.List;
import java.util.TreeMap;

/** The case in which a person gets what nobody answered, or could be asked about in time. */
final class Unanswered {

    private static final String KEY = "/hand-over/unanswered/";

    private Unanswered() {}

    /** Returns the keys of the actions that {@code action} brings to people; empty when it is no such case. */
    static List<String> in(Action action) {
        return action.key().startsWith(action.incident() + KEY)
                ? action.details().texts("unanswered")
                : List.of();
    }

    static boolean isOne(Action action) {
        return action.key().startsWith(action.incident() + KEY);
    }

    static Action toPeople(IncidentState incident, String step, List<ActionState> actions) {
        TreeMap<String, Integer> kinds = new TreeMap<>();
        actions.forEach(each -> kinds.merge(each.action.kind(), 1, Integer::sum));
        List<String> keys = actions.stream().map(each -> each.action.key()).toList();
        return new Action(
                incident.id + KEY + step + "/"
                        + Action.sha256(String.join("\n", keys)).substring(0, 10),
                Performer.HAND_OVER,
                incident.branch,
                incident.id,
                step,
                "",
                null,
                Fields.of(
                        "reason",
                        actions.get(0).reason + ": " + kinds,
                        "nextBest",
                        "decide about it, and do what is still of use",
                        "code",
                        actions.get(0).rule,
                        "values",
                        Fields.of("kinds", List.copyOf(kinds.keySet())),
                        "step",
                        step,
                        "unanswered",
                        keys,
                        "facts",
                        CaseFacts.of(incident),
                        "dialogues",
                        CaseFacts.dialogues(incident)));
    }
}
