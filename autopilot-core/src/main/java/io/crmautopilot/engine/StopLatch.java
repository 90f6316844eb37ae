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

    private final Map<Scope, String> scopes = new ConcurrentHashMap<>();

    /** Stops {@code scope}; returns whether it was not stopped before. */
    boolean set(Scope scope, String by) {
        return scopes.put(scope, by) == null;
    }

    void lift(Scope scope) {
        scopes.remove(scope);
    }

    /** Returns who stopped {@code scope}, or empty. */
    Optional<String> by(Scope scope) {
        return Optional.ofNullable(scopes.get(scope));
    }

    Optional<Scope> over(BranchRef branch, String incident, String actionKey) {
        return scopes.keySet().stream()
                .filter(scope -> scope.covers(branch, incident, actionKey))
                .findFirst();
    }
}
