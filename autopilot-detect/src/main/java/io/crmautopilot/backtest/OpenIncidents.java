package io.crmautopilot.backtest;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The incidents that are open while old messages are played: opened by a signal that calls for it, closed when two headline windows
 * pass in their branch without a new person. Used from one thread.
 */
public final class OpenIncidents {

    /** One incident: the last revision of its signal, and when people last joined. Not for several threads. */
    public static final class Incident {
        private final Instant openedAt;
        private Signal signal;
        private Instant lastPersonAt;

        Incident(Signal signal, Instant now) {
            this.openedAt = now;
            this.signal = signal;
            this.lastPersonAt = now;
        }

        /** Returns the event time at which it was opened. */
        public Instant openedAt() {
            return openedAt;
        }

        /** Returns the last revision of its signal. */
        public Signal signal() {
            return signal;
        }

        /** Returns the event time of the last new person. */
        public Instant lastPersonAt() {
            return lastPersonAt;
        }
    }

    private final Duration patience;
    private final Map<BranchRef, List<Incident>> open = new HashMap<>();

    /** Makes an empty set for this headline window. */
    public OpenIncidents(Duration headlineWindow) {
        this.patience = headlineWindow.multipliedBy(2);
    }

    /** Takes a signal that became known or changed at {@code now}. */
    public void take(Signal signal, Instant now) {
        if (!signal.verdict().opensIncident()) {
            return;
        }
        List<Incident> ofBranch = open.computeIfAbsent(signal.branch(), branch -> new ArrayList<>());
        for (Incident incident : ofBranch) {
            if (incident.signal.id().equals(signal.id())) {
                if (signal.people().size() > incident.signal.people().size()) {
                    incident.lastPersonAt = now;
                }
                incident.signal = signal;
                return;
            }
        }
        ofBranch.add(new Incident(signal, now));
    }

    /** Takes out and returns the incidents of {@code branch} that closed before {@code now}, the first opened first. */
    public List<Incident> closedBefore(BranchRef branch, Instant now) {
        List<Incident> ofBranch = open.get(branch);
        if (ofBranch == null) {
            return List.of();
        }
        List<Incident> closed = new ArrayList<>();
        for (Iterator<Incident> all = ofBranch.iterator(); all.hasNext(); ) {
            Incident incident = all.next();
            if (closesAt(incident).isBefore(now)) {
                all.remove();
                closed.add(incident);
            }
        }
        if (ofBranch.isEmpty()) {
            open.remove(branch);
        }
        return closed;
    }

    /** Returns when an incident closes if nobody joins it. */
    public Instant closesAt(Incident incident) {
        return incident.lastPersonAt.plus(patience);
    }

    /** Takes out and returns all that are still open, in the order in which they were opened. */
    public List<Incident> rest() {
        List<Incident> rest = new ArrayList<>();
        open.values().forEach(rest::addAll);
        rest.sort((a, b) -> {
            int byTime = a.openedAt.compareTo(b.openedAt);
            return byTime != 0 ? byTime : a.signal.id().compareTo(b.signal.id());
        });
        open.clear();
        return rest;
    }
}
