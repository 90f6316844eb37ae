package io.crmautopilot.engine;

import io.crmautopilot.approval.Scope;
import io.crmautopilot.person.BranchRef;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stops in force in this process, durable or not; who said them stands in the log. Setting one takes no lock that a port or a disk could hold,
 * so that a veto always gets through.
 */
final class StopLatch {

    /** One stop. Two stops of one scope are two, whoever said them. */
    static final class Held {}

    private final Map<Scope, Held> scopes = new ConcurrentHashMap<>();

    void set(Scope scope) {
        scopes.put(scope, new Held());
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
