package io.crmautopilot.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;

class ArchitectureTest extends ArchitectureContract {
    @Override
    protected List<String> line() {
        return CORE;
    }

    /** The builder's defaults for time and codes, and the one thread that a host may ask for. */
    @Override
    protected Set<String> adapters() {
        return Set.of("io.crmautopilot.AutopilotBuilder", "io.crmautopilot.OneTimeCodes", "io.crmautopilot.Driver");
    }

    @Override
    protected Map<String, String> longFiles() {
        return Map.of(
                "Life.java",
                "one life of the simulation: all that happens to a process, in the order in which it is read");
    }
}
