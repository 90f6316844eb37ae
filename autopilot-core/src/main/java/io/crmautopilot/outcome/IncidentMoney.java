package io.crmautopilot.outcome;

import io.crmautopilot.money.Money;

/**
 * The money of one incident.
 *
 * @param spent what was settled, and what was reserved until its hold ended and nobody said what became of it
 * @param promised what is reserved and not settled yet
 * @param corridor what might be spent on an incident without asking; unknown without a plan
 * @param usualLoss what such an incident usually costs the business when nothing is done, as the host says; unknown unless it does
 */
public record IncidentMoney(
        Measured<Money> spent, Measured<Money> promised, Measured<Money> corridor, Measured<Money> usualLoss) {}
