package io.crmautopilot.reader;

import java.util.Arrays;

/**
 * Phrases of words as paths over the numbers of their words.
 *
 * <p>Most words begin no phrase, and most beginnings are not continued. So first words have a table of their own, and each node a filter
 * of 64 bits that tells most words that do not continue it without a look-up.
 */
final class PhraseTrie {

    private static final int[] NONE = {};

    private final LongIntMap edges = new LongIntMap();
    private int[] firsts = new int[64];
    private long[] children = new long[64];
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
                link(node, part, next);
            }
            node = next;
        }
        if (node >= ends.length) {
            ends = Arrays.copyOf(ends, Math.max(nodes, 2 * ends.length));
        }
        ends[node] = Lexicon.with(ends[node] == null ? NONE : ends[node], meaning);
    }

    private void link(int node, int part, int next) {
        if (node == 0) {
            firsts = part < firsts.length ? firsts : Arrays.copyOf(firsts, Math.max(part + 1, 2 * firsts.length));
            firsts[part] = next;
        }
        children = next < children.length ? children : Arrays.copyOf(children, 2 * children.length);
        children[node] |= 1L << part;
    }

    /** Returns the node after one more word, or -1. */
    int next(int node, int part) {
        if (node == 0) {
            int first = part < firsts.length ? firsts[part] : 0;
            return first == 0 ? -1 : first;
        }
        return (children[node] >>> part & 1) == 0 ? -1 : edges.get(edge(node, part));
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
