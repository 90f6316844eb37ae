package io.crmautopilot.openai;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.CreativeTexts;
import io.crmautopilot.engine.Lookup;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;

/** Proposes a draft where a {@code creative} step asks for one; it waits for a person's approval like every draft. */
final class DraftLookup implements Lookup {

    static final String NAME = "creative.draft";

    private final Drafter drafter;
    private final CreativeTexts texts;

    DraftLookup(PersonVault vault, Asker asker) {
        this.drafter = new Drafter(vault, asker);
        this.texts = CreativeTexts.in(vault);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Takes {@code language}; answers {@code words} (the hash of a text that is kept), {@code prompt} and {@code model}, or nothing. */
    @Override
    public Fields look(Inquiry inquiry) {
        String tenant = inquiry.incident().branch().tenant();
        String incident = inquiry.incident().id();
        return drafter.draft(
                        tenant,
                        incident,
                        inquiry.incident().signal().topics(),
                        inquiry.incident().diagnosis(),
                        Language.ofCode(inquiry.args().text("language")))
                .map(draft -> Fields.of(
                        "words", texts.keep(tenant, incident, draft.text()),
                        "prompt", draft.prompt(),
                        "model", draft.model()))
                .orElse(Fields.empty());
    }
}
