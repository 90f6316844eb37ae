package io.crmautopilot.testing;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class SinkPromises {

    private static final String TENANT = "contract";
    private static final Instant AT = Instant.parse("2025-10-07T05:00:00Z");

    private final AuditSink port;
    private final List<AuditRecord> records = new ArrayList<>();

    SinkPromises(AuditSink port) {
        this.port = port;
        ChainHead head = ChainHead.START;
        for (String kind : List.of("incident.opened", "a.kind-of-a-later-version", "incident.closed")) {
            AuditRecord next = AuditRecord.chained(
                    TENANT,
                    head.seq() + 1,
                    AT.plusSeconds(head.seq()),
                    "branch",
                    "inc-1",
                    kind,
                    1,
                    Fields.of("why", "a contract \"asks\"\n"),
                    head.hash());
            records.add(next);
            head = ChainHead.of(next);
        }
    }

    List<Promise> all() {
        return List.of(
                Promise.of("it begins with nothing of a new tenant", () -> lastTaken(0)),
                Promise.of("records are taken in order, also of kinds that it does not know", () -> {
                    records.subList(0, 2).forEach(port::accept);
                    return lastTaken(2);
                }),
                Promise.of("a record that comes again is no error and changes nothing", () -> {
                    port.accept(records.get(1));
                    return lastTaken(2);
                }),
                Promise.of("it goes on after that", () -> {
                    port.accept(records.get(2));
                    return lastTaken(3);
                }));
    }

    private Optional<String> lastTaken(long wanted) {
        long last = port.lastTaken(TENANT);
        return Promise.unless(
                last == -1 || last == wanted, "lastTaken was " + last + ", not " + wanted + " or -1 for not known");
    }
}
