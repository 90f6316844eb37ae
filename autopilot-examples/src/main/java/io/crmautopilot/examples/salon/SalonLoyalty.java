package io.crmautopilot.examples.salon;

import io.crmautopilot.action.Loyalty;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The chain's loyalty programme: the same key is granted once. */
final class SalonLoyalty implements Loyalty {

    private final Map<String, Grant> grants = new LinkedHashMap<>();

    @Override
    public Outcome grant(Grant grant) {
        grants.putIfAbsent(grant.key(), grant);
        return new Outcome.Done(Fields.of("offer", grant.offer()));
    }

    /** Returns what was granted, the oldest first. */
    List<Grant> grants() {
        return List.copyOf(grants.values());
    }
}
