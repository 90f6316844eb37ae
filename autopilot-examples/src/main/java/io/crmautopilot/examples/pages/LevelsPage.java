package io.crmautopilot.examples.pages;

import io.crmautopilot.Autopilot;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class LevelsPage implements Page {

    @Override
    public String name() {
        return "levels";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        for (AutonomyLevel level : AutonomyLevel.values()) {
            PageHost host = new PageHost();
            host.play(host.builder(level).build());
            out.println(level.words() + ": " + host.messenger.letters().size() + " letters within the first turn");
        }
        PageHost host = new PageHost();
        out.println("texts to clients: "
                + settings(host, Corridor.parse(PageHost.CORRIDOR)).levelOf("client.message"));
        Autopilot autopilot = host.builder(AutonomyLevel.ASSIST).build();
        var branch = PageHost.BRANCH;

        autopilot.restoreLevel(branch, "client.message", "owner-1", "we talked it through");
    }

    private static BranchSettings settings(PageHost host, Corridor corridor) {
        var branch = PageHost.BRANCH;
        var approvers = List.of(host.owner);

        BranchSettings settings = BranchSettings.builder(branch, approvers, corridor)
                .level(AutonomyLevel.ASSIST)
                .levels(Map.of(
                        "client.message", AutonomyLevel.VETO_WINDOW,
                        "vendor.request", AutonomyLevel.CORRIDOR))
                .build();
        return settings;
    }
}
