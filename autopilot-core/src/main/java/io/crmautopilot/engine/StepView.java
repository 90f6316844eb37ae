package io.crmautopilot.engine;

import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.plan.PlanStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a procedure may decide by: an immutable copy.
 *
 * @param now the time
 * @param settings the branch's settings
 * @param incident the incident
 * @param step the plan's step
 * @param since when the step began
 * @param facts what the step asked, by the fact's name
 * @param notes what any step of the incident wrote down, the oldest first; money that was settled or released is noted as
 *     {@code budget.settled} and {@code budget.released} with its {@code key}, under no step; so is, as {@code dialogue.given-back} with
 *     the {@code dialogue}'s token, that a person gave a dialogue back, each {@code approval.decided}, and as {@code text.proposed}
 *     what a person would say in their own words
 * @param actions the actions of the incident by key, in the order in which they were proposed
 * @param replies what people answered to actions of this step, the oldest first
 * @param checkpoint the short form of the log's last checkpoint, for the owner's notices
 */
public record StepView(
        Instant now,
        BranchSettings settings,
        IncidentView incident,
        PlanStep step,
        Instant since,
        Map<String, Fact> facts,
        List<Noted> notes,
        Map<String, ActionView> actions,
        List<Reply> replies,
        String checkpoint) {

    /** Returns the idempotency key of something that this step does: the incident, the step and {@code parts}, joined by slashes. */
    public String key(String... parts) {
        return incident.id() + "/" + step.id() + "/" + String.join("/", parts);
    }

    /** Returns the fact of that name, or empty while it was not asked. */
    public Optional<Fact> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** Returns what became of the action with {@code key}, or empty while it was not proposed. */
    public Optional<ActionView> action(String key) {
        return Optional.ofNullable(actions.get(key));
    }

    /** Returns the notes called {@code what} that this step wrote. */
    public List<Noted> noted(String what) {
        return notes.stream()
                .filter(note -> note.step().equals(step.id()) && note.what().equals(what))
                .toList();
    }

    /** Returns the latest note called {@code what} of any step. */
    public Optional<Noted> latest(String what) {
        return notes.stream().filter(note -> note.what().equals(what)).reduce((first, second) -> second);
    }
}
