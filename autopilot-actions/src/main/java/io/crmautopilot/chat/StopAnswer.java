package io.crmautopilot.chat;

import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.StopReceipt;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.words.Draft;
import io.crmautopilot.words.Severity;
import io.crmautopilot.words.Slots;
import io.crmautopilot.words.Wording;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a host answers an approver who said "stop". From the stop on the autopilot sends nothing, this answer included: the host sends
 * it when {@code Receipt.stopped()} bears a receipt. Immutable and safe for any number of threads.
 */
public final class StopAnswer {

    private static final Map<String, String> STEPS = Map.of(
            "vendor.request", "vendor.request",
            "vendor.message", "vendor.message",
            "vendor.agree", "vendor.agree",
            "client.message", "clients",
            "client.warning", "clients.later",
            "client.follow-up", "follow-up",
            "compensation.grant", "compensate",
            "owner.notice", "owner-notice",
            "hand-over", "hand-over");

    private final Wording wording;

    /** Creates the answer in these words. */
    public StopAnswer(Wording wording) {
        this.wording = wording;
    }

    /**
     * Returns the answer: what was stopped, and by name what the stop came too late for.
     *
     * @param branch the branch's name
     * @param actions the actions of the branch's incidents, of which the receipt names some by their keys
     */
    public Draft to(Approver approver, String branch, StopReceipt receipt, Collection<ActionView> actions) {
        List<String> late = actions.stream()
                .map(ActionView::action)
                .filter(action -> receipt.notStopped().contains(action.key()))
                .map(action -> STEPS.getOrDefault(action.kind(), "generic"))
                .distinct()
                .toList();
        Slots slots = receipt.resumeCode()
                .map(code -> Slots.none().code("code", code))
                .orElse(Slots.none())
                .place("branch", branch);
        boolean unnamed = late.isEmpty() && !receipt.notStopped().isEmpty();
        return wording.render(
                receipt.durable() ? "owner.stopped" : "owner.stopped.not-durable",
                Severity.CALM,
                approver.language(),
                approver.contact().channel(),
                late.isEmpty() && !unnamed ? slots : slots.steps("steps", unnamed ? List.of("generic") : late));
    }
}
