package io.crmautopilot.outcome;

import io.crmautopilot.money.Money;
import java.util.Map;

/**
 * What the log cannot know and a host may say.
 *
 * @param usualLoss what an incident usually costs when nothing is done, by scenario: an estimate of the business's own
 * @param visits whether clients came back
 */
public record OutcomeSettings(Map<String, Money> usualLoss, ReturnVisits visits) {

    /** Creates settings; the map is copied. */
    public OutcomeSettings {
        usualLoss = Map.copyOf(usualLoss);
    }

    /** Returns the settings of a host that says nothing. */
    public static OutcomeSettings none() {
        return new OutcomeSettings(Map.of(), ReturnVisits.unknown());
    }

    /** Returns these settings with other usual losses. */
    public OutcomeSettings withUsualLoss(Map<String, Money> losses) {
        return new OutcomeSettings(losses, visits);
    }

    /** Returns these settings with another port of visits. */
    public OutcomeSettings withVisits(ReturnVisits port) {
        return new OutcomeSettings(usualLoss, port);
    }
}
