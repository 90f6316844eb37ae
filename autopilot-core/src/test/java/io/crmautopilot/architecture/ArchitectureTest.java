package io.crmautopilot.architecture;

import java.util.List;

class ArchitectureTest extends ArchitectureContract {
    @Override
    protected List<String> line() {
        return CORE;
    }
}
