package io.crmautopilot.steps;

import io.crmautopilot.clients.CardCompletion;
import io.crmautopilot.engine.Lookup;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import java.util.List;

/** Answers which fields of a client's card would be written, by name: what would be written stays in the vault. */
final class CardLookup implements Lookup {

    static final String NAME = "card-fields";

    private final People people;
    private final CardCompletion completion;

    CardLookup(People people, CardCompletion completion) {
        this.people = people;
        this.completion = completion;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Takes {@code token} and {@code language}; answers {@code write}, a list of {@code fact} and {@code field}. */
    @Override
    public Fields look(Inquiry inquiry) {
        String tenant = inquiry.settings().branch().tenant();
        String token = inquiry.args().text("token");
        Language language = Language.ofCode(inquiry.args().text("language"));
        List<Fields> write = people
                .wroteFrom(tenant, token)
                .map(from -> completion.plan(
                        tenant,
                        people.card(tenant, token),
                        from,
                        language,
                        CardCompletion.mapping(inquiry.settings().extras())))
                .orElse(List.of())
                .stream()
                .filter(entry -> entry.verdict() == CardCompletion.Verdict.WRITE)
                .map(entry -> Fields.of("fact", entry.fact().code(), "field", entry.field()))
                .toList();
        return Fields.of("write", write);
    }
}
