package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.action.Messenger.Category;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.words.Draft;
import io.crmautopilot.words.Severity;
import io.crmautopilot.words.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes to a client. Whether the client may be written to there is looked up again just before. */
final class ClientText implements Effect {

    static final String MESSAGE = "client.message";
    static final String WARNING = "client.warning";
    static final String FOLLOW_UP = "client.follow-up";

    /** The vault's file of a client holds each text that went to them under this and the action's key. */
    static final String SENT = "sent:";

    private final EffectSpec spec;
    private final People people;
    private final Sender sender;
    private final ClientLine line;

    ClientText(String kind, People people, Sender sender, ClientLine line) {
        this.spec = new EffectSpec(
                kind,
                Audience.CLIENT,
                Reversibility.INFORMS,
                false,
                false,
                OnDoubt.AWAIT_REPORT,
                Settlement.WHEN_DONE,
                Duration.ofSeconds(30));
        this.people = people;
        this.sender = sender;
        this.line = line;
    }

    @Override
    public EffectSpec spec() {
        return spec;
    }

    @Override
    public Outcome perform(Action action, Instant now) {
        String tenant = action.branch().tenant();
        Text text = Text.of(action.details().fields("text"));
        Optional<ClientCard> card = people.card(tenant, action.to());
        Optional<String> closed = line.obstacle(action, text.channel(), card, now);
        if (closed.isPresent()) {
            return Sender.failed(closed.get());
        }
        Severity severity = text.answers() ? line.severity(action) : Severity.CALM;
        if (severity == Severity.HUMAN_ONLY) {
            return Sender.failed("for a person: what the client wrote is not for a machine to answer");
        }
        Slots name = Slots.none().name("name", card.map(ClientCard::name).orElse(""));
        return line.contact(action, text.channel(), card)
                .map(contact -> sender.send(
                        action,
                        contact,
                        name,
                        severity,
                        draft -> obstacle(draft, action, card),
                        // Kept before it goes out: whoever takes the dialogue over reads what was said to the client.
                        words -> people.file(tenant, action.to()).keep(SENT + action.key(), words)))
                .orElseGet(() -> Sender.failed("no address of the client on " + text.channel() + " is known"));
    }

    /** Consent to offers is looked at again, and so is whether the gate knew that this is one. */
    private Optional<String> obstacle(Draft.Rendered draft, Action action, Optional<ClientCard> card) {
        if (draft.category() == Category.UTILITY) {
            return Optional.empty();
        }
        if (!action.details().flag("offers") || !action.details().has("grant")) {
            return Optional.of("an offer: nothing is offered to a client but what makes good, and that was granted");
        }
        return card.filter(known -> people.agreesToOffers(action.branch().tenant(), action.to(), known))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("no consent: the client did not agree to offers");
    }
}
