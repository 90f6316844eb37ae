package io.crmautopilot.steps;

import io.crmautopilot.engine.Lookup;
import io.crmautopilot.json.Fields;

/** Nobody drafts: the words of a {@code creative} step come from people alone. */
final class NoDraft implements Lookup {

    @Override
    public String name() {
        return CreativeStep.DRAFT;
    }

    @Override
    public Fields look(Inquiry inquiry) {
        return Fields.empty();
    }
}
