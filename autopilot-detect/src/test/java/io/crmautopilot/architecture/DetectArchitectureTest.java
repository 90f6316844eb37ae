package io.crmautopilot.architecture;

import java.util.List;
import java.util.Set;

class DetectArchitectureTest extends ArchitectureContract {
    @Override
    protected List<String> line() {
        return List.of("reader", "detector", "diagnosis", "backtest");
    }

    @Override
    protected Set<String> known() {
        return Set.copyOf(CORE);
    }
}
