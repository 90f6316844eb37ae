package io.crmautopilot.jdbc;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.person.BranchRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches of records inside one transaction: those that are fenced or in conflict are refused, each with its reason, and the
 * others are written. Locks are taken in one order, branches before heads, so that two processes cannot lock each other out.
 */
final class RecordWriter {

    private static final Comparator<BranchRef> BY_NAME =
            Comparator.comparing(BranchRef::tenant).thenComparing(BranchRef::location);

    private static final int MOST_BRANCHES_IN_A_QUERY = 200;

    private final Dialect dialect;

    RecordWriter(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Writes what can be written and returns why the rest cannot. */
    Map<Batch, RuntimeException> write(Connection connection, List<Batch> batches) throws SQLException {
        Map<Batch, RuntimeException> refused = new HashMap<>();
        SortedMap<String, List<Batch>> taken = inOffice(batches, epochs(connection, batches), refused);
        moveHeads(connection, taken, refused);
        insert(connection, taken);
        return refused;
    }

    /** Returns the current epochs of the branches that the records are about, and keeps them until the transaction ends. */
    private Map<BranchRef, Long> epochs(Connection connection, List<Batch> batches) throws SQLException {
        SortedSet<BranchRef> branches = new TreeSet<>(BY_NAME);
        for (Batch batch : batches) {
            for (AuditRecord each : batch.records) {
                if (!each.location().isEmpty()) {
                    branches.add(new BranchRef(each.tenant(), each.location()));
                }
            }
        }
        Map<BranchRef, Long> epochs = new HashMap<>();
        List<BranchRef> open = new ArrayList<>(branches);
        for (int from = 0; from < open.size(); from += MOST_BRANCHES_IN_A_QUERY) {
            int to = Math.min(open.size(), from + MOST_BRANCHES_IN_A_QUERY);
            epochs(connection, open.subList(from, to), epochs);
        }
        return epochs;
    }

    private void epochs(Connection connection, List<BranchRef> branches, Map<BranchRef, Long> into)
            throws SQLException {
        String sql = "select tenant, location, epoch from autopilot_lease where (tenant = ? and location = ?)"
                + " or (tenant = ? and location = ?)".repeat(branches.size() - 1) + " order by tenant, location"
                + dialect.share();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int at = 0;
            for (BranchRef branch : branches) {
                query.setString(++at, branch.tenant());
                query.setString(++at, branch.location());
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    into.put(new BranchRef(rows.getString(1), rows.getString(2)), rows.getLong(3));
                }
            }
        }
    }

    /** Returns the batches by tenant up to the first that is fenced; what follows it in the chain cannot stand. */
    private static SortedMap<String, List<Batch>> inOffice(
            List<Batch> batches, Map<BranchRef, Long> epochs, Map<Batch, RuntimeException> refused) {
        SortedMap<String, List<Batch>> taken = new TreeMap<>();
        TreeSet<String> broken = new TreeSet<>();
        for (Batch batch : batches) {
            if (broken.contains(batch.tenant())) {
                refused.put(batch, batch.conflict());
                continue;
            }
            AuditFailedException fenced = fence(batch, epochs);
            if (fenced != null) {
                refused.put(batch, fenced);
                broken.add(batch.tenant());
                continue;
            }
            taken.computeIfAbsent(batch.tenant(), tenant -> new ArrayList<>()).add(batch);
        }
        return taken;
    }

    private static @Nullable AuditFailedException fence(Batch batch, Map<BranchRef, Long> epochs) {
        for (AuditRecord each : batch.records) {
            if (!each.location().isEmpty()) {
                BranchRef branch = new BranchRef(each.tenant(), each.location());
                long current = epochs.getOrDefault(branch, 0L);
                if (each.epoch() < current) {
                    return AuditFailedException.fenced(branch, each.epoch(), current);
                }
            }
        }
        return null;
    }

    /** Moves each tenant's head on from where this process believes it to be; takes out the tenants where it is elsewhere. */
    private static void moveHeads(
            Connection connection, SortedMap<String, List<Batch>> taken, Map<Batch, RuntimeException> refused)
            throws SQLException {
        startHeads(connection, taken);
        List<String> tenants = List.copyOf(taken.keySet());
        int[] moved;
        try (PreparedStatement update = connection.prepareStatement(
                "update autopilot_head set seq = ?, hash = ? where tenant = ? and seq = ? and hash = ?")) {
            for (List<Batch> batches : taken.values()) {
                ChainHead before = batches.get(0).before;
                ChainHead after = batches.get(batches.size() - 1).after();
                update.setLong(1, after.seq());
                update.setString(2, after.hash());
                update.setString(3, batches.get(0).tenant());
                update.setLong(4, before.seq());
                update.setString(5, before.hash());
                update.addBatch();
            }
            moved = taken.isEmpty() ? new int[0] : update.executeBatch();
        }
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] == 0) {
                taken.getOrDefault(tenants.get(i), List.of()).forEach(each -> refused.put(each, each.conflict()));
                taken.remove(tenants.get(i));
            }
        }
    }

    private static void startHeads(Connection connection, SortedMap<String, List<Batch>> taken) throws SQLException {
        List<String> fresh = taken.values().stream()
                .map(batches -> batches.get(0))
                .filter(first -> first.before.equals(ChainHead.START))
                .map(Batch::tenant)
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into autopilot_head (tenant, seq, hash) values (?, 0, ?) on conflict do nothing")) {
            for (String tenant : fresh) {
                insert.setString(1, tenant);
                insert.setString(2, ChainHead.START.hash());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insert(Connection connection, SortedMap<String, List<Batch>> taken) throws SQLException {
        if (taken.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into autopilot_record (tenant, seq, line) values (?, ?, ?)")) {
            for (List<Batch> batches : taken.values()) {
                for (Batch batch : batches) {
                    for (int i = 0; i < batch.lines.size(); i++) {
                        insert.setString(1, batch.tenant());
                        insert.setLong(2, batch.records.get(i).seq());
                        insert.setString(3, batch.lines.get(i));
                        insert.addBatch();
                    }
                }
            }
            insert.executeBatch();
        }
    }
}
