package io.crmautopilot.architecture;

import java.util.List;
import java.util.Set;

class ActionsArchitectureTest extends ArchitectureContract {
    @Override
    protected List<String> line() {
        return List.of("resilient", "channels", "words", "clients", "compensation", "vendors", "playbook");
    }

    @Override
    protected Set<String> adapters() {
        // The one place that lets real time pass; all else is handed a waiter.
        return Set.of("io.crmautopilot.resilient.Sleep");
    }

    @Override
    protected Set<String> known() {
        return Set.copyOf(CORE);
    }
}
