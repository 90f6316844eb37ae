package io.crmautopilot.steps;

import io.crmautopilot.action.CardFields;
import io.crmautopilot.action.Outcome;
import java.util.Optional;

/** A host that lets no field be completed. */
class NoCardFields implements CardFields {

    @Override
    public Optional<String> read(String tenant, String client, String field) {
        throw new IllegalArgumentException("the host lets no field be completed: " + field);
    }

    @Override
    public Outcome complete(Completion completion) {
        return Sender.failed("the host lets no field be completed");
    }

    @Override
    public boolean canTakeBack() {
        return true;
    }
}
