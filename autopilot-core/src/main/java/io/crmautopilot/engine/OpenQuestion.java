package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.person.BranchRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A question that one approver may still answer, for a screen of the host's own beside the chat. Personal data: the text form shows ids
 * alone.
 *
 * @param id the question's id
 * @param branch the branch that it is about
 * @param incident the incident that it is about
 * @param role the role of the approver whom it was put to
 * @param hash the hash of exactly the actions that it shows: an answer names it
 * @param actions the actions
 * @param texts the words that no template holds, by the hash under which an action names them: drafts, until somebody approves
 * @param expires when silence becomes a no
 */
public record OpenQuestion(
        String id,
        BranchRef branch,
        String incident,
        String role,
        String hash,
        List<Action> actions,
        Map<String, String> texts,
        Instant expires) {

    /** Creates the question; collections are copied. */
    public OpenQuestion {
        actions = List.copyOf(actions);
        texts = Map.copyOf(texts);
    }

    @Override
    public String toString() {
        return "OpenQuestion[" + id + "]";
    }
}
