package io.crmautopilot.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a file of audit records from end to end, and against checkpoints that were kept elsewhere. Its memory does not grow with the
 * file: a record that stands behind its place is told to be moved, repeated or forked by reading the file once more.
 */
public final class Verifier {

    private static final int MOST_FINDINGS = 20;

    private final List<Witness> witnesses;
    private final Consumer<Entry> listener;
    private final Consumer<byte[]> bytesListener;
    private final Set<Witness> met = new LinkedHashSet<>();
    private final SortedMap<String, Chain> chains = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();

    /** Findings about records behind their place, of which a second reading says what stood there before. */
    private final List<Behind> behind = new ArrayList<>();

    private long count;
    private long records;

    /** A record at a place that may have been taken before, and what stood there before it when that was found. */
    private static final class Behind {
        final int finding;
        final long number;
        final Entry entry;

        @Nullable
        String before;

        Behind(int finding, long number, Entry entry) {
            this.finding = finding;
            this.number = number;
            this.entry = entry;
        }
    }

    private Verifier(List<Witness> witnesses, Consumer<Entry> listener, Consumer<byte[]> bytesListener) {
        this.witnesses = witnesses;
        this.listener = listener;
        this.bytesListener = bytesListener;
    }

    /**
     * Verifies {@code file}.
     *
     * @param checkpoints short forms, each with its {@code @} and place
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when a checkpoint is mistyped
     */
    public static Report verify(Path file, List<String> checkpoints) throws IOException {
        return verify(file, checkpoints, entry -> {});
    }

    /** Verifies as the other does, and hands each readable record to {@code listener}, sound or not. */
    static Report verify(Path file, List<String> checkpoints, Consumer<Entry> listener) throws IOException {
        Verifier verifier = new Verifier(checkpoints.stream().map(Witness::read).toList(), listener, bytes -> {});
        return verifier.verified(file);
    }

    /**
     * Verifies {@code file} while the bytes of each readable record, sound or not, go to {@code records}: whoever takes them learns at
     * the end whether they may be believed. Nothing is kept of them here.
     *
     * @throws IOException when the file cannot be read
     */
    public static Report stream(Path file, Consumer<byte[]> records) throws IOException {
        Verifier verifier = new Verifier(List.of(), entry -> {}, records);
        return verifier.verified(file);
    }

    private Report verified(Path file) throws IOException {
        LogFile.read(file, new Taking());
        if (!behind.isEmpty()) {
            LogFile.read(file, new SecondReading());
            for (Behind each : behind) {
                String name = "record " + each.entry.seq() + " of " + each.entry.tenant();
                if (each.before != null) {
                    findings.set(
                            each.finding,
                            each.entry.place() + ": " + name
                                    + (each.before.equals(each.entry.hash())
                                            ? " stands there twice"
                                            : " stands there twice with different content: the history forks"));
                }
            }
        }
        return report();
    }

    private void found(String place, String what) {
        count++;
        if (findings.size() < MOST_FINDINGS) {
            findings.add(place + ": " + what);
        }
    }

    private Report report() {
        for (Witness witness : witnesses) {
            if (!met.contains(witness)) {
                boolean cut = chains.values().stream().allMatch(chain -> chain.lastSeq() < witness.seq());
                found(
                        "checkpoint " + witness.text(),
                        cut
                                ? "the log ends before record " + witness.seq() + ": its tail was cut off"
                                : "no record " + witness.seq() + " is the one that it names: the history was replaced");
            }
        }
        if (chains.isEmpty() && count == 0) {
            found("the file", "there is no record in it");
        }
        List<Report.Tenant> tenants = new ArrayList<>();
        chains.forEach((name, chain) -> tenants.add(new Report.Tenant(
                name,
                chain.records(),
                String.valueOf(chain.first()),
                String.valueOf(chain.last()),
                Witness.shortForm(chain.lastHash(), chain.lastSeq()))));
        return new Report(tenants, findings, count);
    }

    /** What is done with each record of the file. */
    private final class Taking implements LogFile.Reader {

        private String lastTenant = "";
        private long lastSeq;

        @Override
        public void record(String place, byte[] bytes) {
            records++;
            try {
                lastTenant = "";
                Entry entry = Entry.read(place, bytes);
                lastTenant = entry.tenant();
                lastSeq = entry.seq();
                listener.accept(entry);
                bytesListener.accept(bytes);
                take(entry);
            } catch (IllegalArgumentException unreadable) {
                found(place, "it is no record (" + unreadable.getMessage() + ")");
            }
        }

        private void take(Entry entry) {
            String name = "record " + entry.seq() + " of " + entry.tenant();
            if (!entry.isIntact()) {
                found(entry.place(), name + " was changed after it was written: its hash is another");
                return;
            }
            if (!entry.isCanonical()) {
                found(entry.place(), name + " is not in its canonical form");
            }
            Chain chain = chains.computeIfAbsent(entry.tenant(), tenant -> new Chain());
            if (chain.isBehind(entry) && findings.size() < MOST_FINDINGS) {
                behind.add(new Behind(findings.size(), records, entry));
            }
            String wrong = chain.take(entry);
            if (wrong != null) {
                found(entry.place(), wrong);
            }
            witnesses.stream()
                    .filter(each -> each.seq() == entry.seq() && each.fits(entry.hash()))
                    .forEach(met::add);
        }

        @Override
        public void row(String tenant, long seq, byte[] bytes) {
            String place = "row " + seq + " of " + tenant;
            record(place, bytes);
            if (!tenant.equals(lastTenant) || seq != lastSeq) {
                found(place, "it does not hold the record that it is said to hold");
            }
        }

        @Override
        public void end(String tenant, long seq, String hash) {
            Chain chain = chains.get(tenant);
            long last = chain == null ? 0 : chain.lastSeq();
            if (last != seq) {
                found("the end of " + tenant, "the log ends at record " + last + " and should at " + seq);
            } else if (chain != null && !chain.lastHash().equals(hash)) {
                found("the end of " + tenant, "the last record is not the one that was written last");
            }
        }

        @Override
        public void unended(String place, byte[] bytes) {
            found(place, "the last line is not ended: it was torn off while it was written, or cut");
        }
    }

    /** Finds what stood at the places of the records that stand behind. */
    private final class SecondReading implements LogFile.Reader {

        private long number;

        @Override
        public void record(String place, byte[] bytes) {
            number++;
            Entry entry;
            try {
                entry = Entry.read(place, bytes);
            } catch (IllegalArgumentException unreadable) {
                return;
            }
            for (Behind each : behind) {
                boolean same = entry.seq() == each.entry.seq()
                        && entry.tenant().equals(each.entry.tenant())
                        && number < each.number;
                if (same && entry.isIntact()) {
                    each.before = entry.hash();
                }
            }
        }

        @Override
        public void row(String tenant, long seq, byte[] bytes) {
            record("", bytes);
        }

        @Override
        public void end(String tenant, long seq, String hash) {
            // The first reading has said what is to be said of it.
        }

        @Override
        public void unended(String place, byte[] bytes) {
            // The first reading has said what is to be said of it.
        }
    }
}
