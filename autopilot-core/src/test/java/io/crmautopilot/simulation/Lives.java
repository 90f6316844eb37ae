package io.crmautopilot.simulation;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.simulation.Chance.Trouble;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs lives by their seeds and makes those that fail small. Public, so that planted bugs can be run by reflection. */
public final class Lives {

    private Lives() {}

    /** Lives the life of {@code seed}; returns an empty text, or what went wrong, beginning with the invariant's number. */
    public static String run(long seed) {
        return run(seed, Set.of(), Set.of());
    }

    /** Lives the life that {@code seed} had before the younger classes of trouble came. */
    static String runAsBefore(long seed) {
        return run(seed, Set.of(), Trouble.YOUNGER);
    }

    /** Returns the durable log of the life of {@code seed}; empty when it breaks an invariant. */
    static List<AuditRecord> log(long seed) {
        try {
            return new Life(seed, Set.of(), Set.of()).live().log();
        } catch (Violation broken) {
            return List.of();
        }
    }

    private static String run(long seed, Set<Integer> muted, Set<Trouble> without) {
        try {
            new Life(seed, muted, without).live();
            return "";
        } catch (Violation e) {
            return String.valueOf(e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            StackTraceElement[] at = e.getStackTrace();
            return "X: " + e + " at " + (at.length > 0 ? at[0] : "?") + (at.length > 1 ? " < " + at[1] : "");
        }
    }

    /** Returns the shortest account of why {@code seed} fails: class after class and fault after fault is left out while it still does. */
    static String shrink(long seed, String problem) {
        String invariant = problem.substring(0, problem.indexOf(':'));
        Set<Trouble> without = EnumSet.noneOf(Trouble.class);
        for (Trouble trouble : Trouble.values()) {
            without.add(trouble);
            if (!run(seed, Set.of(), without).startsWith(invariant + ":")) {
                without.remove(trouble);
            }
        }
        Set<Integer> muted = new HashSet<>();
        for (int round = 0; round < 200; round++) {
            boolean smaller = false;
            for (int number : List.copyOf(fired(seed, muted, without).keySet())) {
                Set<Integer> more = new HashSet<>(muted);
                more.add(number);
                if (run(seed, more, without).startsWith(invariant + ":")) {
                    muted = more;
                    smaller = true;
                    break;
                }
            }
            if (!smaller) {
                break;
            }
        }
        return run(seed, muted, without) + "\n  seed " + seed + ", with these faults alone: "
                + fired(seed, muted, without).values();
    }

    private static Map<Integer, String> fired(long seed, Set<Integer> muted, Set<Trouble> without) {
        Life life = new Life(seed, muted, without);
        try {
            life.live();
        } catch (Violation | RuntimeException e) {
            // What fired until then is what is wanted.
        }
        return life.chance().fired();
    }
}
