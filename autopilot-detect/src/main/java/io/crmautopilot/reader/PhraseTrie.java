package io.crmautopilot.reader;

import java.util.Arrays;

/** Phrases of words as paths over the numbers of their words. */
final class PhraseTrie {

    private static final int[] NONE = {};

    private final LongIntMap edges = new LongIntMap();
    private int[][] ends = new int[64][];
    private int nodes = 1;

    void add(int[] parts, int meaning) {
        int node = 0;
        for (int part : parts) {
            long edge = edge(node, part);
            int next = edges.get(edge);
            if (next < 0) {
                next = nodes++;
                edges.put(edge, next);
            }
            node = next;
        }
        if (node >= ends.length) {
            ends = Arrays.copyOf(ends, Math.max(nodes, 2 * ends.length));
        }
        ends[node] = Lexicon.with(ends[node] == null ? NONE : ends[node], meaning);
    }

    /** Returns the node after one more word, or -1. */
    int next(int node, int part) {
        return edges.get(edge(node, part));
    }

    /** Returns the meanings of the phrases that end at a node; empty mostly. */
    int[] meanings(int node) {
        int[] list = node < ends.length ? ends[node] : null;
        return list == null ? NONE : list;
    }

    private static long edge(int node, int part) {
        return ((long) node << 32 | part) + 1;
    }
}
