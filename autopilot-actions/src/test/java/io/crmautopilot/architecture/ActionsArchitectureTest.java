package io.crmautopilot.architecture;

import java.util.List;
import java.util.Set;

class ActionsArchitectureTest extends ArchitectureContract {
    @Override
    protected List<String> line() {
        return List.of("resilient", "channels", "words", "vendors", "playbook");
    }

    @Override
    protected Set<String> known() {
        return Set.copyOf(CORE);
    }
}
