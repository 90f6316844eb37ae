package io.crmautopilot.examples.pages;

import io.crmautopilot.playbook.Playbook;
import io.crmautopilot.playbook.Playbooks;
import io.crmautopilot.playbook.StepKinds;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;

final class PlaybooksPage implements Page {

    private static final String OWN = "{\"version\": \"2\", \"playbooks\": [{\"scenario\": \"leak\","
            + " \"about\": \"Water leaks: the caretaker first.\", \"causes\": [\"leak\"], \"atLeast\": \"0.5\", \"sure\": true,"
            + " \"steps\": [{\"id\": \"owner\", \"kind\": \"owner-notice\", \"settings\": {\"announce\": [\"vendor\"]}},"
            + " {\"id\": \"caretaker\", \"kind\": \"caretaker\", \"when\": [\"owner:told\"]}]}]}";

    @Override
    public String name() {
        return "playbooks";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        var json = OWN;

        StepKinds kinds = StepKinds.standard().with("caretaker", Set.of("rung", "handed-over"));
        Playbooks own = Playbooks.parse(json, kinds);
        Playbooks playbooks = Playbooks.standard().after(own);

        out.println(playbooks.list().stream().map(Playbook::scenario).limit(3).toList() + ", "
                + playbooks.list().size() + " in all");
        try {
            Playbooks.parse(json, StepKinds.standard());
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
        }
    }
}
