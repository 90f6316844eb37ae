package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.CardFields;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.clients.CardCompletion;
import io.crmautopilot.clients.CardCompletion.Verdict;
import io.crmautopilot.clients.CardFact;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes one value into one blank field of an existing card. Whether it is still blank is looked at again just before. */
final class CardComplete implements Effect {

    static final String KIND = "card.complete";

    private final EffectSpec spec;
    private final People people;
    private final CardFields fields;
    private final CardCompletion completion;

    CardComplete(People people, CardFields fields, CardCompletion completion) {
        // It reaches nobody but the business's own people, who read the card.
        this.spec = new EffectSpec(
                KIND,
                Audience.OPERATOR,
                fields.canTakeBack() ? Reversibility.REVERSIBLE : Reversibility.COSTLY,
                true,
                false,
                OnDoubt.RETRY_SAME_KEY,
                Settlement.WHEN_DONE,
                Duration.ofSeconds(30));
        this.people = people;
        this.fields = fields;
        this.completion = completion;
    }

    @Override
    public EffectSpec spec() {
        return spec;
    }

    @Override
    public Outcome perform(Action action, Instant now) {
        String tenant = action.branch().tenant();
        Optional<CardFact> fact = CardFact.ofCode(action.details().text("fact"));
        if (fact.isEmpty()) {
            return Sender.failed("no fact is called " + action.details().text("fact"));
        }
        Language language = Language.ofCode(action.details().text("language"));
        List<CardCompletion.Entry> entries = people.wroteFrom(tenant, action.to())
                .map(from -> completion.plan(
                        tenant,
                        people.card(tenant, action.to()),
                        from,
                        language,
                        Map.of(fact.get(), action.details().text("field"))))
                .orElse(List.of());
        if (entries.isEmpty()) {
            return Sender.failed("nothing is known any more of what would be written");
        }
        CardCompletion.Entry entry = entries.get(0);
        if (entry.verdict() != Verdict.WRITE && entry.verdict() != Verdict.SAME) {
            return Sender.failed(
                    "the field " + action.details().text("field") + " is left as it is: " + entry.verdict());
        }
        // The same value may be our own of an attempt whose answer was lost: the host knows the key.
        return fields.complete(
                new CardFields.Completion(action.key(), tenant, entry.client(), entry.field(), entry.value()));
    }
}
