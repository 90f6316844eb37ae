package io.crmautopilot.testing;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.signal.SnapshotStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Snapshots in memory. Safe for any number of threads. */
public final class InMemorySnapshots implements SnapshotStore {

    private final Map<Key, Saved> saved = new HashMap<>();

    /** Creates an empty store. */
    public InMemorySnapshots() {}

    @Override
    public synchronized boolean save(BranchRef branch, String name, long epoch, byte[] content) {
        Key key = new Key(branch, name);
        Saved before = saved.get(key);
        if (before != null && before.epoch > epoch) {
            return false;
        }
        saved.put(key, new Saved(epoch, content.clone()));
        return true;
    }

    @Override
    public synchronized Optional<byte[]> load(BranchRef branch, String name) {
        return Optional.ofNullable(saved.get(new Key(branch, name))).map(each -> each.content.clone());
    }

    private record Key(BranchRef branch, String name) {}

    private static final class Saved {
        private final long epoch;
        private final byte[] content;

        private Saved(long epoch, byte[] content) {
            this.epoch = epoch;
            this.content = content;
        }
    }
}
