package io.crmautopilot.testing;

import io.crmautopilot.audit.PersonVault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A vault in memory whose tokens are counted, {@code p-1}, {@code p-2} and so on, so that a test sees the same ones in every run. Safe
 * for any number of threads.
 */
public final class InMemoryPersonVault implements PersonVault {

    private final Map<Key, String> tokens = new HashMap<>();
    private final Map<Key, Kept> files = new HashMap<>();
    private long count;

    /** Creates an empty vault. */
    public InMemoryPersonVault() {}

    @Override
    public synchronized String tokenOf(String tenant, String person) {
        return tokens.computeIfAbsent(new Key(tenant, person), key -> {
            count++;
            String token = "p-" + count;
            files.put(new Key(tenant, token), new Kept(person));
            return token;
        });
    }

    @Override
    public File file(String tenant, String token) {
        return new FileOf(new Key(tenant, token));
    }

    @Override
    public synchronized void forget(String tenant, String person) {
        String token = tokens.remove(new Key(tenant, person));
        if (token != null) {
            files.remove(new Key(tenant, token));
        }
    }

    private synchronized Optional<Kept> find(Key key) {
        return Optional.ofNullable(files.get(key));
    }

    private record Key(String tenant, String id) {}

    private static final class Kept {
        private final String person;
        private final Map<String, String> texts = new HashMap<>();

        private Kept(String person) {
            this.person = person;
        }
    }

    private final class FileOf implements File {
        private final Key key;

        private FileOf(Key key) {
            this.key = key;
        }

        @Override
        public void keep(String name, String text) {
            synchronized (InMemoryPersonVault.this) {
                find(key).ifPresent(kept -> kept.texts.put(name, text));
            }
        }

        @Override
        public Optional<String> recall(String name) {
            synchronized (InMemoryPersonVault.this) {
                return find(key).flatMap(kept -> Optional.ofNullable(kept.texts.get(name)));
            }
        }

        @Override
        public Optional<String> person() {
            return find(key).map(kept -> kept.person);
        }
    }
}
