package io.crmautopilot.reader;

/** The stems that stand in phrases of a topic pack, numbered from 1. */
final class StemIds {

    private final LongIntMap ids = new LongIntMap();

    /** Returns the number of a stem, a new one when it is new. */
    int add(int stem) {
        int known = ids.get(key(stem));
        if (known > 0) {
            return known;
        }
        int id = ids.size() + 1;
        ids.put(key(stem), id);
        return id;
    }

    /** Returns the number of a stem, or 0 when no phrase has it. */
    int of(int stem) {
        return stem == 0 ? 0 : Math.max(0, ids.get(key(stem)));
    }

    /** Returns how many there are. */
    int size() {
        return ids.size();
    }

    private static long key(int stem) {
        return (stem & 0xFFFFFFFFL) + 1;
    }
}
