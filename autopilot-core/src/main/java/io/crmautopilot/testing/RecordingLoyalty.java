package io.crmautopilot.testing;

import io.crmautopilot.action.Loyalty;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A loyalty programme that remembers what it granted. It argues: the same key with another client, offer or value is a mistake of the
 * caller's and throws. Safe for any number of threads.
 */
public final class RecordingLoyalty implements Loyalty {

    private final Map<String, Grant> grants = new LinkedHashMap<>();

    /** Creates a programme that has granted nothing. */
    public RecordingLoyalty() {}

    @Override
    public synchronized Outcome grant(Grant grant) {
        Grant before = grants.putIfAbsent(grant.key(), grant);
        if (before != null && !before.equals(grant)) {
            throw new IllegalStateException("the key " + grant.key() + " was used for another grant");
        }
        return new Outcome.Done(Fields.of("grantId", "granted-" + grant.key()));
    }

    /** Returns what was granted, each key once, in order. */
    public synchronized List<Grant> grants() {
        return new ArrayList<>(grants.values());
    }
}
