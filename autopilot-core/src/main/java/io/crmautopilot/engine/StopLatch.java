package io.crmautopilot.engine;

import io.crmautopilot.approval.Scope;
import io.crmautopilot.person.BranchRef;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stops in force in this process, durable or not. Setting one takes no lock that a port or a disk could hold, so that a veto always
 * gets through.
 */
final class StopLatch {

    private final Set<Scope> scopes = ConcurrentHashMap.newKeySet();

    void set(Scope scope) {
        scopes.add(scope);
    }

    void lift(Scope scope) {
        scopes.remove(scope);
    }

    Optional<Scope> over(BranchRef branch, String incident, String actionKey) {
        return scopes.stream()
                .filter(scope -> scope.covers(branch, incident, actionKey))
                .findFirst();
    }
}
