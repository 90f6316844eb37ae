package io.crmautopilot.engine;

import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The complaints of the last day in each branch, so that an incident knows who wrote what, where and in which language. Bounded: a day,
 * and {@value #PER_BRANCH} messages a branch, the oldest given up first. Safe for any number
 * of threads.
 */
final class Recent {

    static final int PER_BRANCH = 4096;
    private static final Duration KEEP = Duration.ofHours(25);

    /** A complaint and the language that it was read in. */
    record Complaint(Message message, Language language) {}

    private final Map<BranchRef, Map<String, Complaint>> branches = new java.util.concurrent.ConcurrentHashMap<>();

    void add(Message message, Language language) {
        Map<String, Complaint> complaints = branches.computeIfAbsent(message.branch(), branch -> new LinkedHashMap<>());
        synchronized (complaints) {
            add(complaints, message, language);
        }
    }

    private static void add(Map<String, Complaint> complaints, Message message, Language language) {
        complaints.put(message.id(), new Complaint(message, language));
        Iterator<Complaint> oldest = complaints.values().iterator();
        while (oldest.hasNext()) {
            boolean old =
                    oldest.next().message().sentAt().isBefore(message.sentAt().minus(KEEP));
            if (!old && complaints.size() <= PER_BRANCH) {
                break;
            }
            oldest.remove();
        }
    }

    Optional<Complaint> find(BranchRef branch, String id) {
        Map<String, Complaint> complaints = branches.get(branch);
        if (complaints == null) {
            return Optional.empty();
        }
        synchronized (complaints) {
            return Optional.ofNullable(complaints.get(id));
        }
    }
}
