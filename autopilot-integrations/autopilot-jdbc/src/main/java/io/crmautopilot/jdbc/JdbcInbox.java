package io.crmautopilot.jdbc;

import io.crmautopilot.message.Inbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An inbox in one table. A put holds the row of the inbox's end until it is committed: a reader that goes on after a place would
 * otherwise miss an update with a lower place whose transaction took longer.
 */
final class JdbcInbox implements Inbox {

    private static final int MOST_IDS_IN_A_QUERY = 200;

    private final Connector connector;
    private final StoreClock clock;
    private final String name;
    private final int capacity;

    JdbcInbox(Connector connector, StoreClock clock, String name, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity of the inbox " + name + " is below 1: " + capacity);
        }
        this.connector = connector;
        this.clock = clock;
        this.name = name;
        this.capacity = capacity;
    }

    @Override
    public Receipt put(List<Update> updates) {
        Map<String, Update> fresh = new LinkedHashMap<>();
        updates.forEach(each -> fresh.putIfAbsent(hash(each.id()), each));
        if (fresh.isEmpty()) {
            return Receipt.taken(0);
        }
        return writing("put into", connection -> {
            End end = lock(connection);
            removeKnown(connection, fresh);
            if (end.waiting + fresh.size() > capacity) {
                return Receipt.full();
            }
            insert(connection, fresh, end.last);
            move(connection, fresh.size(), fresh.size());
            return Receipt.taken(fresh.size());
        });
    }

    private End lock(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into autopilot_inbox_end (inbox, last, waiting) values (?, 0, 0) on conflict do nothing")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement(
                "update autopilot_inbox_end set waiting = waiting where inbox = ? returning last, waiting")) {
            update.setString(1, name);
            try (ResultSet rows = update.executeQuery()) {
                rows.next();
                return new End(rows.getLong(1), rows.getLong(2));
            }
        }
    }

    private void removeKnown(Connection connection, Map<String, Update> fresh) throws SQLException {
        List<String> hashes = List.copyOf(fresh.keySet());
        for (int from = 0; from < hashes.size(); from += MOST_IDS_IN_A_QUERY) {
            List<String> some = hashes.subList(from, Math.min(hashes.size(), from + MOST_IDS_IN_A_QUERY));
            try (PreparedStatement query =
                    connection.prepareStatement("select id_hash from autopilot_inbox where inbox = ? and id_hash in (?"
                            + ", ?".repeat(some.size() - 1) + ")")) {
                query.setString(1, name);
                for (int i = 0; i < some.size(); i++) {
                    query.setString(i + 2, some.get(i));
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        fresh.remove(rows.getString(1));
                    }
                }
            }
        }
    }

    private void insert(Connection connection, Map<String, Update> fresh, long last) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        long place = last;
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into autopilot_inbox (inbox, place, id_hash, id, content) values (?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, Update> each : fresh.entrySet()) {
                place++;
                insert.setString(1, name);
                insert.setLong(2, place);
                insert.setString(3, each.getKey());
                insert.setString(4, each.getValue().id());
                insert.setBytes(5, each.getValue().content());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void move(Connection connection, int placed, int waiting) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update autopilot_inbox_end set last = last + ?, waiting = waiting + ? where inbox = ?")) {
            update.setLong(1, placed);
            update.setLong(2, waiting);
            update.setString(3, name);
            update.executeUpdate();
        }
    }

    @Override
    public List<Waiting> next(long after, int max) {
        try {
            return connector.read(connection -> {
                List<Waiting> found = new ArrayList<>();
                try (PreparedStatement query =
                        connection.prepareStatement("select place, id, content from autopilot_inbox"
                                + " where inbox = ? and place > ? and done_ms is null order by place limit ?")) {
                    query.setString(1, name);
                    query.setLong(2, after);
                    query.setLong(3, max);
                    try (ResultSet rows = query.executeQuery()) {
                        while (rows.next()) {
                            found.add(new Waiting(rows.getLong(1), new Update(rows.getString(2), Blobs.at(rows, 3))));
                        }
                    }
                }
                return List.copyOf(found);
            });
        } catch (SQLException failure) {
            throw new StoreException("cannot read the inbox " + name, failure);
        }
    }

    @Override
    public void done(Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        writing("work off", connection -> {
            lock(connection);
            long now = clock.now(connection);
            int done = 0;
            try (PreparedStatement update = connection.prepareStatement(
                    "update autopilot_inbox"
                            + " set id = null, content = null, done_ms = ? where inbox = ? and id_hash = ? and done_ms is null")) {
                for (String id : ids) {
                    update.setLong(1, now);
                    update.setString(2, name);
                    update.setString(3, hash(id));
                    done += update.executeUpdate();
                }
            }
            move(connection, 0, -done);
            return forget(connection, now);
        });
    }

    private int forget(Connection connection, long now) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from autopilot_inbox where inbox = ? and done_ms < ?")) {
            delete.setString(1, name);
            delete.setLong(2, now - REMEMBERED.toMillis());
            return delete.executeUpdate();
        }
    }

    /** Channels make ids out of phone numbers, so what is remembered of an id is a hash. */
    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private <T> T writing(String verb, Connector.Work<T> work) {
        try {
            return connector.write(work);
        } catch (SQLException failure) {
            throw new StoreException("cannot " + verb + " the inbox " + name, failure);
        }
    }

    /** Where an inbox ends, and how many wait in it. */
    private static final class End {
        private final long last;
        private final long waiting;

        private End(long last, long waiting) {
            this.last = last;
            this.waiting = waiting;
        }
    }
}
