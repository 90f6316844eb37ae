package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.action.Loyalty;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.person.ClientCard;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Grants a client something to make good. The loyalty programme grants the same key once, so a hidden answer is asked for again. */
final class Grant implements Effect {

    static final String KIND = "compensation.grant";

    private static final EffectSpec SPEC = new EffectSpec(
            KIND,
            Audience.CLIENT,
            Reversibility.COSTLY,
            true,
            false,
            OnDoubt.RETRY_SAME_KEY,
            Settlement.WHEN_DONE,
            Duration.ofSeconds(30));

    private final People people;
    private final Loyalty loyalty;

    Grant(People people, Loyalty loyalty) {
        this.people = people;
        this.loyalty = loyalty;
    }

    @Override
    public EffectSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome perform(Action action, Instant now) {
        String tenant = action.branch().tenant();
        Optional<ClientCard> card = people.card(tenant, action.to());
        if (card.isEmpty()) {
            return Sender.failed("the client has no card any more");
        }
        if (action.details().flag("needsConsent") && !people.agreesToOffers(tenant, action.to(), card.get())) {
            return Sender.failed("the client no longer agrees to offers");
        }
        return action.reserve()
                .map(value -> loyalty.grant(new Loyalty.Grant(
                        action.key(),
                        tenant,
                        card.get().id(),
                        action.details().text("offer"),
                        value,
                        action.incident())))
                .orElseGet(() -> Sender.failed("the grant names no value"));
    }
}
