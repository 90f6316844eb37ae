package io.crmautopilot.examples.salon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of the timeline, made from one record of the audit log, or from several in a row that do the same to several people.
 *
 * @param seq the record's place in the log
 * @param at when
 * @param label what kind of thing it is, such as {@code monitor}, {@code thought}, {@code action}
 * @param what what was noticed, decided or done
 * @param why the reason; empty when it says nothing new
 * @param more further lines: the rivals of a cause, the vendors that were judged, the text that was sent
 * @param group what it is told together with; empty for itself alone
 * @param who to whom it was done, where it is told together with others
 */
record Entry(long seq, Instant at, String label, String what, String why, List<String> more, String group, String who) {

    Entry {
        more = List.copyOf(more);
    }

    Entry(long seq, Instant at, String label, String what, String why, List<String> more) {
        this(seq, at, label, what, why, more, "", "");
    }

    /** Tells entries of one group that follow each other as one. */
    static List<Entry> together(List<Entry> entries) {
        List<Entry> told = new ArrayList<>();
        int others = 0;
        for (Entry entry : entries) {
            Entry last = told.isEmpty() ? null : told.get(told.size() - 1);
            boolean same = last != null
                    && entry.at().equals(last.at())
                    && entry.group().equals(last.group());
            if (last != null && same && !entry.group().isEmpty()) {
                others++;
                told.set(told.size() - 1, last.and(entry, others));
            } else {
                others = 0;
                told.add(entry);
            }
        }
        return told;
    }

    private Entry and(Entry next, int others) {
        List<String> first = more.isEmpty() ? more : List.of(more.get(0), "and " + others + " more like it");
        return new Entry(seq, at, label, what + "; " + next.who(), why, first, group, who);
    }
}
