package io.crmautopilot.simulation;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * All chance of one life. Each concern draws from its own stream, so that one more draw here reshuffles nothing there; each fault that
 * fires has a number by which it can be muted, so that a failing life can be made smaller.
 */
final class Chance {

    /** A class of faults that a seed switches on or off as a whole. */
    enum Trouble {
        CRASH,
        LOG_FAILS,
        CALLS_FAIL,
        DUPLICATES,
        DISORDER,
        CLOCK,
        TAKEOVER,
        VETO,
        LYING_VENDORS,
        TIGHT_MONEY,
        SINK_FAILS,
        CONTRADICTION,
        DISK_FULL,
        TWO_MUST_AGREE,
        FEW_QUESTIONS;

        /** Those that came later: without them a seed lives the life that it lived before. */
        static final Set<Trouble> YOUNGER = EnumSet.of(DISK_FULL, TWO_MUST_AGREE, FEW_QUESTIONS);
    }

    private final SplittableRandom root;
    private final Map<String, SplittableRandom> streams = new LinkedHashMap<>();
    private final Set<Trouble> troubles = new TreeSet<>();
    private final Set<Integer> muted;
    private final Map<Integer, String> fired = new LinkedHashMap<>();
    private int numbered;
    private boolean calm;

    Chance(long seed, Set<Integer> muted, Set<Trouble> without) {
        this.root = new SplittableRandom(seed);
        this.muted = muted;
        SplittableRandom swarm = root.split();
        for (Trouble trouble : Trouble.values()) {
            boolean on = swarm.nextBoolean();
            if (on && !without.contains(trouble)) {
                troubles.add(trouble);
            }
        }
        // The streams exist from the beginning in one order: their seeds do not depend on who asks first.
        for (String name : new String[] {
            "people", "clients", "vendors", "calls", "log", "clock", "host", "settings", "disk", "chain"
        }) {
            streams.put(name, root.split());
        }
    }

    boolean has(Trouble trouble) {
        return troubles.contains(trouble);
    }

    Set<Trouble> troubles() {
        return troubles;
    }

    /** Ends all faults. */
    void calmDown() {
        calm = true;
    }

    /** Tells whether a fault fires here, with {@code perMille} chances in a thousand. */
    boolean fires(Trouble trouble, String stream, int perMille, String what) {
        int draw = of(stream).nextInt(1000);
        if (calm || !has(trouble) || draw >= perMille) {
            return false;
        }
        int number = ++numbered;
        if (muted.contains(number)) {
            return false;
        }
        fired.put(number, what);
        return true;
    }

    /** Returns the faults that fired, by their numbers. */
    Map<Integer, String> fired() {
        return fired;
    }

    int below(String stream, int bound) {
        return of(stream).nextInt(bound);
    }

    private SplittableRandom of(String stream) {
        SplittableRandom random = streams.get(stream);
        if (random == null) {
            throw new IllegalArgumentException("no stream " + stream);
        }
        return random;
    }
}
