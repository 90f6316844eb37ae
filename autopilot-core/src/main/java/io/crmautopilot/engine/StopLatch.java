package io.crmautopilot.engine;

import io.crmautopilot.approval.Scope;
import io.crmautopilot.person.BranchRef;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stops in force in this process, durable or not, each with who set it. Setting one takes no lock that a port or a disk could hold,
 * so that a veto always gets through.
 */
final class StopLatch {

    /** One stop: who said it. Two stops of one scope are two, whoever said them. */
    static final class Held {
        private final String by;

        private Held(String by) {
            this.by = by;
        }

        String by() {
            return by;
        }
    }

    private final Map<Scope, Held> scopes = new ConcurrentHashMap<>();

    void set(Scope scope, String by) {
        scopes.put(scope, new Held(by));
    }

    /** Returns the stop of exactly {@code scope}, or empty. */
    Optional<Held> of(Scope scope) {
        return Optional.ofNullable(scopes.get(scope));
    }

    /** Lifts exactly this stop: one that was said meanwhile stays. */
    void lift(Scope scope, Held held) {
        scopes.remove(scope, held);
    }

    Optional<Scope> over(BranchRef branch, String incident, String actionKey) {
        return scopes.keySet().stream()
                .filter(scope -> scope.covers(branch, incident, actionKey))
                .findFirst();
    }
}
