package io.crmautopilot.testing;

import io.crmautopilot.message.Inbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An inbox in memory: bounded, deterministic, gone with the process. It can be told to fail as a full disk would. Safe for any number
 * of threads.
 */
public final class InMemoryInbox implements Inbox {

    private final int capacity;
    private final InstantSource clock;
    private final TreeMap<Long, Update> waiting = new TreeMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private final LinkedHashMap<String, Instant> remembered = new LinkedHashMap<>();
    private long last;
    private String failure = "";

    /** Creates an empty inbox in which at most {@code capacity} updates wait; {@code clock} ends what is remembered. A capacity below 1 is refused. */
    public InMemoryInbox(int capacity, InstantSource clock) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity of an inbox is below 1: " + capacity);
        }
        this.capacity = capacity;
        this.clock = clock;
    }

    @Override
    public synchronized Receipt put(List<Update> updates) {
        requireWorking();
        forget();
        LinkedHashMap<String, Update> fresh = new LinkedHashMap<>();
        for (Update update : updates) {
            if (!places.containsKey(update.id()) && !remembered.containsKey(update.id())) {
                fresh.putIfAbsent(update.id(), update);
            }
        }
        if (waiting.size() + fresh.size() > capacity) {
            return Receipt.full();
        }
        for (Update update : fresh.values()) {
            last++;
            waiting.put(last, update);
            places.put(update.id(), last);
        }
        return Receipt.taken(fresh.size());
    }

    @Override
    public synchronized List<Waiting> next(long after, int max) {
        requireWorking();
        List<Waiting> found = new ArrayList<>();
        // Not a stream over the tail: that would count it first.
        for (Map.Entry<Long, Update> entry = waiting.higherEntry(after);
                entry != null && found.size() < max;
                entry = waiting.higherEntry(entry.getKey())) {
            found.add(new Waiting(entry.getKey(), entry.getValue()));
        }
        return List.copyOf(found);
    }

    @Override
    public synchronized void done(Collection<String> ids) {
        requireWorking();
        Instant now = clock.instant();
        for (String id : ids) {
            Long place = places.remove(id);
            if (place != null) {
                waiting.remove(place);
                remembered.put(id, now);
            }
        }
    }

    /** Returns how many updates wait. */
    public synchronized int size() {
        return waiting.size();
    }

    /** Makes every call fail with {@code reason} until {@link #recover()}. */
    public synchronized void fail(String reason) {
        failure = reason;
    }

    /** Ends a failure; nothing was lost. */
    public synchronized void recover() {
        failure = "";
    }

    private void requireWorking() {
        if (!failure.isEmpty()) {
            throw new IllegalStateException(failure);
        }
    }

    private void forget() {
        Instant since = clock.instant().minus(REMEMBERED);
        Iterator<Instant> eldestFirst = remembered.values().iterator();
        while (eldestFirst.hasNext() && eldestFirst.next().isBefore(since)) {
            eldestFirst.remove();
        }
    }
}
