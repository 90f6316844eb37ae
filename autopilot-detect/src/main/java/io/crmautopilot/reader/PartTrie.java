package io.crmautopilot.reader;

import java.util.Arrays;

/** A trie over characters that finds all words and beginnings of words that a word matches, in one walk. */
final class PartTrie {

    private final LongIntMap edges = new LongIntMap();
    private int[][] open = new int[64][];
    private int[][] exact = new int[64][];
    private int nodes = 1;

    void add(String word, boolean openEnd, int part) {
        int node = 0;
        for (int i = 0; i < word.length(); i++) {
            long edge = edge(node, word.charAt(i));
            int next = edges.get(edge);
            if (next < 0) {
                next = nodes++;
                edges.put(edge, next);
            }
            node = next;
        }
        if (node >= open.length) {
            open = Arrays.copyOf(open, Math.max(nodes, 2 * open.length));
            exact = Arrays.copyOf(exact, open.length);
        }
        int[][] lists = openEnd ? open : exact;
        lists[node] = Lexicon.with(lists[node] == null ? new int[0] : lists[node], part);
    }

    private static long edge(int node, char c) {
        return ((long) node << 16 | c) + 1;
    }

    /** Appends what matches the characters from one place up or down to another, exclusive; returns the new count. */
    int match(char[] chars, int from, int to, int step, int[] into, int count) {
        int n = count;
        int node = 0;
        for (int i = from; i != to; i += step) {
            node = edges.get(edge(node, chars[i]));
            if (node < 0) {
                return n;
            }
            n = append(open, node, into, n);
        }
        return append(exact, node, into, n);
    }

    private static int append(int[][] lists, int node, int[] into, int count) {
        int n = count;
        int[] list = node < lists.length ? lists[node] : null;
        if (list != null) {
            for (int part : list) {
                if (n < into.length) {
                    into[n++] = part;
                }
            }
        }
        return n;
    }
}
