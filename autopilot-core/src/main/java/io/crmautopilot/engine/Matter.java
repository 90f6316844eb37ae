package io.crmautopilot.engine;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.json.Fields;
import java.time.Instant;

/**
 * A message that a person must see, as the record that raised it says.
 *
 * @param from the token of who wrote it
 * @param location the branch's place
 * @param about the id of the message
 * @param matter what it is about
 * @param raisedAt when it was taken in
 * @param due when it is brought, unless an incident's own case did so before
 */
record Matter(String from, String location, String about, String matter, Instant raisedAt, Instant due) {

    static Matter of(AuditRecord entry) {
        Fields body = entry.body();
        return new Matter(
                body.text("from"),
                entry.location(),
                body.text("about"),
                body.text("matter"),
                entry.at(),
                body.instant("due"));
    }

    String key() {
        return key(about);
    }

    static String key(String message) {
        return "matter/" + message;
    }
}
