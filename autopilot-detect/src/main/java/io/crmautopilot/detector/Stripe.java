package io.crmautopilot.detector;

import io.crmautopilot.person.BranchRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the branches under one lock: an index by open addressing and the working memory. The detector's threads meet only when
 * their branches share a stripe.
 */
final class Stripe {

    /** Every so many messages one branch is looked at whether it can give memory back. */
    private static final int EVICTION_PACE = 32;

    /** A branch that had a message among the last so many is no candidate, whatever its clock says: it may be learning old history. */
    private static final int UNTOUCHED = 4_096;

    final Work work = new Work();
    private @Nullable Branch[] table = new Branch[4];
    private int count;
    private int hand;
    private long newest = Long.MIN_VALUE;

    @Nullable
    Branch find(BranchRef ref, int hash) {
        return table[slot(ref, hash)];
    }

    void put(Branch branch, int hash) {
        if ((count + 1) * 2 > table.length) {
            @Nullable Branch[] old = table;
            table = new Branch[old.length * 2];
            for (Branch other : old) {
                if (other != null) {
                    table[slot(other.ref, other.hash)] = other;
                }
            }
        }
        int slot = slot(branch.ref, hash);
        if (table[slot] == null) {
            count++;
        }
        table[slot] = branch;
    }

    void addTo(List<BranchRef> all) {
        for (Branch branch : table) {
            if (branch != null) {
                all.add(branch.ref);
            }
        }
    }

    /** Looks at one branch now and then whether it has been silent for so long that its windows are empty. */
    void evictIdle(Branch current, long time) {
        newest = Math.max(newest, time);
        current.touched = (int) work.observed;
        if (work.observed % EVICTION_PACE == 0) {
            hand = hand + 1 & table.length - 1;
            Branch branch = table[hand];
            if (branch != null && (int) work.observed - branch.touched > UNTOUCHED) {
                branch.evict(newest);
            }
        }
    }

    /** Returns a hash of a branch that needs no pass over its texts: theirs are cached. */
    static int hash(BranchRef ref) {
        long mixed = Hashes.mix(
                ((long) ref.tenant().hashCode() << 32) ^ (ref.location().hashCode() & 0xFFFFFFFFL));
        return (int) (mixed ^ mixed >>> 32);
    }

    private int slot(BranchRef ref, int hash) {
        int mask = table.length - 1;
        int i = hash >>> 6 & mask;
        Branch branch = table[i];
        while (branch != null && (branch.hash != hash || !branch.ref.equals(ref))) {
            i = i + 1 & mask;
            branch = table[i];
        }
        return i;
    }
}
