package io.crmautopilot.jdbc;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.json.Fields;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads records and checks each against the one before it, so that a log which was damaged or tampered with is noticed by whoever
 * folds it, before anything is done on the strength of it.
 */
final class RecordReader {

    private final Connector connector;

    RecordReader(Connector connector) {
        this.connector = connector;
    }

    /** Returns where the tenant's log ends, after checking that its last record says so. */
    ChainHead head(String tenant) {
        return reading(tenant, connection -> {
            ChainHead head = headRow(connection, tenant);
            List<Row> rows = rows(connection, tenant, head.seq(), 2);
            boolean fits = head.seq() == 0
                    ? rows.isEmpty()
                    : rows.size() == 1 && parsed(tenant, rows.get(0)).hash().equals(head.hash());
            if (!fits) {
                // Another process may have written between the two queries: then both have moved.
                ChainHead again = headRow(connection, tenant);
                if (again.equals(head)) {
                    throw damaged(tenant, head.seq(), "the end of the log is not where its head says");
                }
                return again;
            }
            return head;
        });
    }

    /** Returns up to {@code max} records above {@code afterSeq}, checked. */
    List<AuditRecord> read(String tenant, long afterSeq, int max) {
        long after = Math.max(0, afterSeq);
        return reading(tenant, connection -> {
            // The head is read first, so that a writer between the two queries can only add to what must be there.
            long end = headRow(connection, tenant).seq();
            List<Row> rows = rows(connection, tenant, after, 1L + max);
            List<AuditRecord> records = new ArrayList<>();
            ChainHead head = ChainHead.START;
            for (Row row : rows) {
                AuditRecord next = parsed(tenant, row);
                if (row.seq == after && after > 0) {
                    head = ChainHead.of(next);
                    continue;
                }
                if (!head.isFollowedBy(next)) {
                    throw damaged(tenant, head.seq() + 1, "it is missing, or does not follow the record before it");
                }
                head = ChainHead.of(next);
                if (records.size() < max) {
                    records.add(next);
                }
            }
            if (records.size() < max && after + records.size() < end) {
                throw damaged(tenant, after + records.size() + 1, "it is missing, and so is all that follows");
            }
            return List.copyOf(records);
        });
    }

    /** Returns the tenants that have records, in ascending order. */
    List<String> tenants() {
        List<String> tenants = reading("all tenants", connection -> {
            List<String> found = new ArrayList<>();
            try (PreparedStatement query =
                            connection.prepareStatement("select tenant from autopilot_head where seq > 0");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
        // The database's own order depends on its collation.
        return tenants.stream().sorted().toList();
    }

    private static ChainHead headRow(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select seq, hash from autopilot_head where tenant = ?")) {
            query.setString(1, tenant);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? new ChainHead(rows.getLong(1), rows.getString(2)) : ChainHead.START;
            }
        }
    }

    private static List<Row> rows(Connection connection, String tenant, long fromSeq, long max) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select seq, line from autopilot_record where tenant = ? and seq >= ? order by seq limit ?")) {
            query.setString(1, tenant);
            query.setLong(2, fromSeq);
            query.setLong(3, max);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Row(rows.getLong(1), rows.getString(2)));
                }
            }
        }
        return found;
    }

    private static AuditRecord parsed(String tenant, Row row) {
        AuditRecord parsed;
        try {
            parsed = AuditRecord.of(Fields.parse(row.line));
        } catch (RuntimeException unreadable) {
            throw damaged(tenant, row.seq, "it is no record");
        }
        boolean stands = parsed.tenant().equals(tenant) && parsed.seq() == row.seq;
        if (!stands || !parsed.isIntact() || !parsed.toFields().canonical().equals(row.line)) {
            throw damaged(tenant, row.seq, "it was changed after it was written");
        }
        return parsed;
    }

    private static AuditFailedException damaged(String tenant, long seq, String how) {
        return new AuditFailedException("the audit log of " + tenant + " is damaged at record " + seq + ": " + how);
    }

    private <T> T reading(String what, Connector.Work<T> work) {
        try {
            return connector.read(work);
        } catch (SQLException failure) {
            throw new AuditFailedException(
                    StoreException.describe("the audit log of " + what + " cannot be read", failure),
                    StoreException.withheld(failure));
        }
    }

    /** A row as it is stored. */
    private static final class Row {
        private final long seq;
        private final String line;

        private Row(long seq, @Nullable String line) {
            this.seq = seq;
            this.line = line == null ? "" : line;
        }
    }
}
