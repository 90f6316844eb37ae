package io.crmautopilot.examples.salon;

import io.crmautopilot.Autopilot;
import io.crmautopilot.engine.StopReceipt;
import io.crmautopilot.message.Message;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is still to come on the day: messages on their way, ordered by time and then by when they were put in. */
final class Agenda {

    private record Entry(Message message, long order) {}

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(
            Comparator.comparing((Entry entry) -> entry.message().sentAt()).thenComparingLong(Entry::order));
    private long count;

    /** Stands in a script for the code of the last stop. */
    static final String RESUME = "{resume}";

    private String resume = "";

    /** Puts a message in; it arrives when it was sent. */
    void put(Message message) {
        count++;
        entries.add(new Entry(message, count));
    }

    /** Returns when the next message arrives, or empty when none is on its way. */
    Optional<Instant> next() {
        return Optional.ofNullable(entries.peek()).map(entry -> entry.message().sentAt());
    }

    /** Returns how many messages are on their way. */
    int size() {
        return entries.size();
    }

    /** Takes the next message out, or returns null when none is on its way. */
    @Nullable
    Message take() {
        Entry entry = entries.poll();
        return entry == null ? null : entry.message();
    }

    /** Who stopped it reads the code for going on in the host's answer; here it is put in where the script leaves room. */
    private Message withCode(Message message) {
        return message.text().contains(RESUME)
                ? Message.incoming(
                        message.id(),
                        message.branch(),
                        message.sentAt(),
                        message.channel(),
                        message.author(),
                        message.person(),
                        message.text().replace(RESUME, resume))
                : message;
    }

    /** Moves the clock to the next message or the next thing that is due, and lets it happen; returns false when neither comes by {@code end}. */
    boolean goOn(Autopilot autopilot, DayClock clock, Instant end) {
        Optional<Instant> message = next();
        Optional<Instant> due = autopilot.nextDue();
        Optional<Instant> next = message.isPresent() && due.isPresent()
                ? Optional.of(due.get().isBefore(message.get()) ? due.get() : message.get())
                : message.or(() -> due);
        if (next.isEmpty() || next.get().isAfter(end)) {
            return false;
        }
        clock.moveTo(next.get());
        Message arrived = message.isPresent() && !message.get().isAfter(clock.instant()) ? take() : null;
        if (arrived == null) {
            autopilot.tick();
        } else {
            autopilot
                    .accept(withCode(arrived))
                    .stopped()
                    .flatMap(StopReceipt::resumeCode)
                    .ifPresent(code -> resume = code);
        }
        return true;
    }
}
