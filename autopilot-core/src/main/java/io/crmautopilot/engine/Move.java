package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * What a procedure wants next. Everything but waiting becomes a record before it is taken. No part of a move holds personal data:
 * people are tokens, texts are templates with values.
 */
public sealed interface Move {

    /**
     * Ask something that changes nothing in the world; the answer is recorded as a fact of the incident and never asked for again.
     *
     * @param name the fact's name within the step
     * @param lookup the lookup that answers
     * @param args what it is asked
     * @param why the reason, for the log
     */
    record Ask(String name, String lookup, Fields args, String why) implements Move {}

    /**
     * Do something in the world, each action through the gate. Actions of one move that need a person's word are asked for together.
     *
     * @param actions the actions; those whose keys were proposed before are passed over
     * @param why the reason, for the log
     */
    record Act(List<Action> actions, String why) implements Move {

        /** Creates the move; an empty list is refused. */
        public Act {
            actions = List.copyOf(actions);
            if (actions.isEmpty()) {
                throw new IllegalArgumentException("nothing to act: " + why);
            }
        }

        /** Creates the move for one action. */
        public Act(Action action, String why) {
            this(List.of(action), why);
        }
    }

    /**
     * Write a decision down.
     *
     * @param what what was decided, such as {@code vendor.chosen}
     * @param milestone the milestone that is reached with it, on which other steps may wait; empty for none
     * @param facts what it rests on
     * @param why the reason, for the log
     */
    record Note(String what, String milestone, Fields facts, String why) implements Move {}

    /**
     * Wait for something to happen or for a time; asked again at whichever comes first, and whenever the incident changes.
     *
     * @param until when to ask again at the latest
     * @param what what is waited for
     */
    record Await(Instant until, String what) implements Move {}

    /**
     * Count a part of reserved money as spent, and free the rest.
     *
     * @param key the key of the action that it was reserved for
     * @param amount how much was spent, at most what is reserved
     * @param why the reason, for the log
     */
    record Settle(String key, Money amount, String why) implements Move {}

    /**
     * Free reserved money: nothing of it was spent.
     *
     * @param key the key of the action that it was reserved for
     * @param why the reason, for the log
     */
    record Release(String key, String why) implements Move {}

    /**
     * End the step.
     *
     * @param milestone the milestone that is reached with it
     * @param result what came of it
     * @param why the reason, for the log
     */
    record Finish(String milestone, Fields result, String why) implements Move {}

    /**
     * End the step by handing it to a person with the case in hand; its milestone is {@code handed-over}.
     *
     * @param reason why a person is needed, in English
     * @param nextBest what the autopilot would do next if it were a person, in English
     * @param code the reason's code, by which it is counted and told in other languages; empty for a reason without one
     * @param values what stands in the reason in figures and ids, by name; no personal data
     */
    record HandOver(String reason, String nextBest, String code, Fields values) implements Move {

        /** Creates the move for a reason without a code. */
        public HandOver(String reason, String nextBest) {
            this(reason, nextBest, "", Fields.empty());
        }
    }
}
