package io.crmautopilot.architecture;

import java.util.List;
import java.util.Set;

class ActionsArchitectureTest extends ArchitectureContract {
    @Override
    protected List<String> line() {
        return List.of(
                "resilient",
                "channels",
                "words",
                "phone",
                "clients",
                "compensation",
                "vendors.reply",
                "vendors",
                "vendors.directory",
                "vendors.negotiation",
                "playbook",
                "chat",
                "steps");
    }

    @Override
    protected Set<String> adapters() {
        // Where real time passes, and where a port is entered on a thread of its own: all else is handed both.
        return Set.of("io.crmautopilot.resilient.Sleep", "io.crmautopilot.resilient.PortThreads");
    }

    @Override
    protected Set<String> known() {
        return Set.copyOf(CORE);
    }
}
