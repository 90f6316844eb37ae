package io.crmautopilot.engine;

import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import java.time.Instant;

/**
 * Answers a question by asking a port of the host, and changes nothing. Called by the engine from many threads. Its answer becomes a
 * record, so it holds no personal data; throwing means that it is asked again a little later, and then that nothing is known.
 */
public interface Lookup {

    /** Returns the name by which procedures ask it. */
    String name();

    /** Returns the answer to {@code inquiry}. */
    Fields look(Inquiry inquiry);

    /**
     * A question.
     *
     * @param settings the branch's settings
     * @param incident the incident as it stands
     * @param args what is asked
     * @param now when it is asked
     */
    record Inquiry(BranchSettings settings, IncidentView incident, Fields args, Instant now) {}
}
