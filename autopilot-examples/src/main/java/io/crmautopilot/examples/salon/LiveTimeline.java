package io.crmautopilot.examples.salon;

import io.crmautopilot.action.Messenger.Letter;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.BranchSettings;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The timeline of a host that is running: tells what the journal has got since it was last asked. It reads the journal itself, because a
 * stop does not wait for sinks. Used from one thread.
 */
public final class LiveTimeline {

    private static final int PAGE = 500;

    private final Timeline timeline = new Timeline();
    private final Console console;
    private final Names names;
    private final AuditLog log;
    private final String tenant;
    private final Map<String, String> sent = new LinkedHashMap<>();
    private long read;
    private long told;

    /**
     * Creates a timeline that prints to {@code out} what {@code log} gets from now on, with the names that the host and its vault
     * know.
     */
    public LiveTimeline(SalonHost host, AuditLog log, PersonVault vault, PrintStream out) {
        List<Approver> approvers = host.settings().branches(host.tenant()).stream()
                .flatMap(branch -> host.settings().of(branch).stream())
                .map(BranchSettings::approvers)
                .flatMap(List::stream)
                .distinct()
                .toList();
        this.console = new Console(out, SalonHost.zone());
        this.names = new Names(host.tenant(), vault, host.cards(), approvers);
        this.log = log;
        this.tenant = host.tenant();
        catchUp();
        this.told = read;
    }

    private void catchUp() {
        List<AuditRecord> page;
        do {
            page = log.read(tenant, read, PAGE);
            for (AuditRecord entry : page) {
                timeline.accept(entry);
                read = entry.seq();
            }
        } while (!page.isEmpty());
    }

    /** Notes the words of a letter, which the journal does not hold. */
    public void sent(Letter letter) {
        sent.put(letter.key(), letter.text());
    }

    /** Prints what is new. */
    public void print() {
        catchUp();
        for (Entry entry : timeline.entries(names, sent)) {
            if (entry.seq() > told) {
                console.print(entry);
                told = entry.seq();
            }
        }
    }
}
