package io.crmautopilot.openai;

/**
 * How much may be asked. Tokens and calls are counted apart, each against all of its caps; what a question may cost at most is reserved
 * before it leaves, and what it did cost is settled afterwards.
 *
 * @param tokensPerIncident tokens for one incident
 * @param tokensPerDay tokens for a tenant on one day of the settings' zone
 * @param tokensPerMonth tokens for a tenant in one month
 * @param callsPerIncident requests for one incident
 * @param callsPerDay requests for a tenant on one day
 * @param callsPerMonth requests for a tenant in one month
 */
public record ModelBudget(
        long tokensPerIncident,
        long tokensPerDay,
        long tokensPerMonth,
        long callsPerIncident,
        long callsPerDay,
        long callsPerMonth) {

    /** Creates a budget; a negative number is refused by name. */
    public ModelBudget {
        check("tokensPerIncident", tokensPerIncident);
        check("tokensPerDay", tokensPerDay);
        check("tokensPerMonth", tokensPerMonth);
        check("callsPerIncident", callsPerIncident);
        check("callsPerDay", callsPerDay);
        check("callsPerMonth", callsPerMonth);
    }

    /**
     * Returns the budget of a small business: some ten questions an incident, some hundred a day. A question takes about 1,000 tokens;
     * up to three requests of 8,000 each are reserved while it is asked, so that less than that is left unused at a cap.
     */
    public static ModelBudget modest() {
        return new ModelBudget(60_000, 300_000, 3_000_000, 30, 300, 3_000);
    }

    private static void check(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is negative: " + value);
        }
    }
}
