package io.crmautopilot.reader;

import java.util.Arrays;

/** A map from numbers other than 0 to numbers from 0 up, by open addressing; looking up allocates nothing. */
final class LongIntMap {

    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    /** Returns the value of a key, or -1. */
    int get(long key) {
        int mask = keys.length - 1;
        int i = place(key, mask);
        while (keys[i] != 0) {
            if (keys[i] == key) {
                return values[i];
            }
            i = (i + 1) & mask;
        }
        return -1;
    }

    void put(long key, int value) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int mask = keys.length - 1;
        int i = place(key, mask);
        while (keys[i] != 0 && keys[i] != key) {
            i = (i + 1) & mask;
        }
        size += keys[i] == 0 ? 1 : 0;
        keys[i] = key;
        values[i] = value;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        Arrays.fill(values, -1);
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }

    int size() {
        return size;
    }

    /** What is done with a key and its value. */
    interface Each {
        void take(long key, int value);
    }

    /** Goes through all keys, in no order. */
    void forEach(Each each) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                each.take(keys[i], values[i]);
            }
        }
    }

    private static int place(long key, int mask) {
        long x = key * 0x9E3779B97F4A7C15L;
        return (int) (x >>> 32) & mask;
    }
}
