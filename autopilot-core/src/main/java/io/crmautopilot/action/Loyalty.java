package io.crmautopilot.action;

import io.crmautopilot.money.Money;

/** The host's loyalty programme. Called only by effects, from many threads; throwing means that it is unknown whether it was granted. */
@FunctionalInterface
public interface Loyalty {

    /** Grants something to a client; the same key is granted once. */
    Outcome grant(Grant grant);

    /**
     * What is granted.
     *
     * @param key our idempotency key
     * @param tenant the tenant
     * @param client the host's id of the client
     * @param offer the id of the offer in the host's catalogue
     * @param value what it costs the business at most
     * @param incident the incident that it makes good
     */
    record Grant(String key, String tenant, String client, String offer, Money value, String incident) {

        @Override
        public String toString() {
            return "Grant[" + key + "]";
        }
    }
}
