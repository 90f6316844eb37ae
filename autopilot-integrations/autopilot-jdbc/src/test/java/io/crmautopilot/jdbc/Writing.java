package io.crmautopilot.jdbc;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.contract.Records;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that writes records as fast as it can and says of each that it was acknowledged, until it is killed. Its arguments are the
 * address of the store and the tenant; four threads take turns at the gate and wait outside it.
 */
final class Writing {

    private static final int THREADS = 4;
    private static final int PAGE = 500;

    private final AuditLog log;
    private final String tenant;
    private final PrintStream out;
    private Records chain;

    private Writing(AuditLog log, String tenant, PrintStream out) {
        this.log = log;
        this.tenant = tenant;
        this.out = out;
        this.chain = new Records(tenant);
    }

    /** Writes until it is killed. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        JdbcStore store = args[0].startsWith("jdbc:") ? PostgresStore.on(SmallPool.to(args[0])) : open(args[0]);
        Writing writing = new Writing(store.auditLog(), args[1], out);
        writing.goOn();
        for (int i = 0; i < THREADS; i++) {
            new Thread(writing::write).start();
        }
    }

    /** Opens the store at {@code address}, a PostgreSQL address or a file, with a connection anew for each transaction. */
    static JdbcStore open(String address) {
        return address.startsWith("jdbc:")
                ? PostgresStore.on(SmallPool.unpooled(address))
                : SqliteStore.at(Path.of(address));
    }

    private void goOn() {
        ChainHead head = end(log, tenant);
        chain = new Records(tenant).from(head);
        out.println("from " + head.seq());
    }

    /** Reads the whole log, which checks it, and returns where it ends. */
    static ChainHead end(AuditLog log, String tenant) {
        return end(log, tenant, ChainHead.START);
    }

    /** Reads on from {@code known} and returns where the log ends. */
    static ChainHead end(AuditLog log, String tenant, ChainHead known) {
        ChainHead head = known;
        List<AuditRecord> page = log.read(tenant, head.seq(), PAGE);
        while (!page.isEmpty()) {
            head = head.after(page);
            page = log.read(tenant, head.seq(), PAGE);
        }
        return head;
    }

    private void write() {
        while (true) {
            AuditRecord last;
            AuditLog.Pending pending;
            synchronized (this) {
                List<AuditRecord> next = chain.next(1 + (int) (chain.head().seq() % 3));
                last = next.get(next.size() - 1);
                pending = log.append(next);
            }
            pending.awaitDurable();
            synchronized (out) {
                // One write a line, so that a line which arrives whole was acknowledged.
                out.println("durable " + last.seq() + " " + last.hash());
            }
        }
    }
}
