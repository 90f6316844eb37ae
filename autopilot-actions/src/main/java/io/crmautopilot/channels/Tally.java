package io.crmautopilot.channels;

import java.util.Map;
import java.util.TreeMap;

/** Counts by name, for a bounded number of names: what comes from outside may not fill the memory with inventions. Thread-safe. */
final class Tally {

    static final String OTHER = "other";

    private static final int MOST_NAMES = 256;
    private static final int LONGEST_NAME = 64;

    private final TreeMap<String, Long> counts = new TreeMap<>();

    void add(String name) {
        add(name, 1);
    }

    synchronized void add(String name, int times) {
        if (times == 0) {
            return;
        }
        boolean known = counts.containsKey(name);
        String counted = known || counts.size() < MOST_NAMES - 1 ? name : OTHER;
        counts.merge(counted, (long) times, Long::sum);
    }

    synchronized Map<String, Long> snapshot() {
        return Map.copyOf(counts);
    }

    /** Returns a name from outside in a form that may stand in a log: short, of letters, digits and {@code _ . -}. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length() && i < LONGEST_NAME; i++) {
            char c = name.charAt(i);
            boolean fits = (c < 128 && Character.isLetterOrDigit(c)) || c == '_' || c == '.' || c == '-';
            plain.append(fits ? c : '?');
        }
        return plain.length() == 0 ? "unnamed" : plain.toString();
    }
}
