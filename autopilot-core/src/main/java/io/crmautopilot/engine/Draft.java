package io.crmautopilot.engine;

import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;

/** A record before it has its place in the log. */
record Draft(String location, String incident, String kind, Fields body) {

    static Draft of(IncidentState incident, String kind, Fields body) {
        return new Draft(incident.branch.location(), incident.id, kind, body);
    }

    static Draft of(BranchRef branch, String incident, String kind, Fields body) {
        return new Draft(branch.location(), incident, kind, body);
    }

    static Draft ofTenant(String kind, Fields body) {
        return new Draft("", "", kind, body);
    }
}
