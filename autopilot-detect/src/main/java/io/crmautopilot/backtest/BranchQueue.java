package io.crmautopilot.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts the messages of one branch in order of event time: a message is handed on when the branch's clock has passed it by the allowed
 * lateness. So the result does not depend on the order of the lines within it.
 *
 * <p>The clock is not fooled by one message dated far ahead: a leap of more than a day needs a second message beyond it, a leap of more
 * than two months four more. Until then such messages wait.
 */
final class BranchQueue {

    private static final long DAY_MS = 86_400_000;
    private static final long FAR_MS = 60 * DAY_MS;
    private static final int WITNESSES = 2;
    private static final int WITNESSES_FAR = 5;

    private final long latenessMs;
    private final List<PlayedMessage> waiting = new ArrayList<>(2);
    private long clock = Long.MIN_VALUE;
    private boolean started;

    BranchQueue(long latenessMs) {
        this.latenessMs = latenessMs;
    }

    /** Takes a message and hands on those that are due; false when it came too late and was dropped. */
    boolean add(PlayedMessage message, Consumer<PlayedMessage> next) {
        long time = message.time();
        if (started && time < clock - latenessMs) {
            return false;
        }
        int place = waiting.size();
        while (place > 0 && comesBefore(message, waiting.get(place - 1))) {
            place--;
        }
        waiting.add(place, message);
        moveClock();
        handOn(clock - latenessMs, next);
        return true;
    }

    /** Hands on everything that waits; returns how many messages were dropped as dated far ahead of all others. */
    int finish(Consumer<PlayedMessage> next) {
        int ahead = 0;
        long last = clock;
        for (int i = 0; i < waiting.size(); i++) {
            PlayedMessage message = waiting.get(i);
            boolean alone = i + 1 == waiting.size() || waiting.get(i + 1).time() - message.time() > DAY_MS;
            if (last != Long.MIN_VALUE && message.time() - last > FAR_MS && alone) {
                ahead++;
            } else {
                last = message.time();
                next.accept(message);
            }
        }
        waiting.clear();
        return ahead;
    }

    private static boolean comesBefore(PlayedMessage one, PlayedMessage other) {
        int byTime = Long.compare(one.time(), other.time());
        return byTime < 0
                || (byTime == 0 && one.message().id().compareTo(other.message().id()) < 0);
    }

    private void moveClock() {
        if (!started) {
            // The very first message may be the one dated wrongly: until one is handed on, the earliest sets the clock.
            clock = waiting.get(0).time();
        }
        for (int i = 0; i < waiting.size(); i++) {
            long time = waiting.get(i).time();
            long leap = time - clock;
            if (leap <= 0) {
                continue;
            }
            int beyond = waiting.size() - i;
            if (leap > DAY_MS && beyond < (leap > FAR_MS ? WITNESSES_FAR : WITNESSES)) {
                return;
            }
            clock = time;
        }
    }

    private void handOn(long until, Consumer<PlayedMessage> next) {
        int due = 0;
        while (due < waiting.size() && waiting.get(due).time() <= until) {
            started = true;
            next.accept(waiting.get(due));
            due++;
        }
        if (due > 0) {
            waiting.subList(0, due).clear();
        }
    }
}
