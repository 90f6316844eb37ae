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
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.Contact;
import io.crmautopilot.words.Draft;
import io.crmautopilot.words.Gravity;
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

    /** For how long after a client's own message an answer needs no opt-in: the messengers' session of 24 hours. */
    static final Duration SESSION = Duration.ofHours(24);

    private final EffectSpec spec;
    private final People people;
    private final Sender sender;
    private final Gravity gravity;

    ClientText(String kind, People people, Sender sender, Gravity gravity) {
        this.spec = new EffectSpec(
                kind,
                Audience.CLIENT,
                Reversibility.INFORMS,
                false,
                false,
                OnDoubt.ASK_HUMAN,
                Settlement.WHEN_DONE,
                Duration.ofSeconds(30));
        this.people = people;
        this.sender = sender;
        this.gravity = gravity;
    }

    @Override
    public EffectSpec spec() {
        return spec;
    }

    @Override
    public Outcome perform(Action action, Instant now) {
        String tenant = action.branch().tenant();
        if (people.file(tenant, action.to()).person().isEmpty()) {
            return Sender.failed("the client was forgotten");
        }
        if (OptOut.holds(people.file(tenant, action.to()), action.details().texts("messages"))) {
            return Sender.failed("opted out: the client asked not to be written to");
        }
        Text text = Text.of(action.details().fields("text"));
        Optional<ClientCard> card = people.card(tenant, action.to());
        boolean answering = action.details().has("wroteAt")
                && now.isBefore(action.details().instant("wroteAt").plus(SESSION));
        if (!answering
                && card.filter(known -> known.optIns().contains(text.channel())).isEmpty()) {
            return Sender.failed("no opt-in: the client did not agree to be written to first on " + text.channel());
        }
        Severity severity = text.answers() ? severity(action) : Severity.CALM;
        if (severity == Severity.HUMAN_ONLY) {
            return Sender.failed("for a person: what the client wrote is not for a machine to answer");
        }
        Slots name = Slots.none().name("name", card.map(ClientCard::name).orElse(""));
        return contact(tenant, action.to(), text.channel(), card)
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
    private static Optional<String> obstacle(Draft.Rendered draft, Action action, Optional<ClientCard> card) {
        if (draft.category() == Category.UTILITY) {
            return Optional.empty();
        }
        if (!action.details().flag("offers") || !action.details().has("grant")) {
            return Optional.of("an offer: nothing is offered to a client but what makes good, and that was granted");
        }
        return card.filter(ClientCard::marketingConsent).isPresent()
                ? Optional.empty()
                : Optional.of("no consent: the client did not agree to offers");
    }

    private Severity severity(Action action) {
        PersonVault.File file = people.file(action.branch().tenant(), action.to());
        return gravity.of(action.details().texts("messages").stream()
                .flatMap(id -> file.recall("message:" + id).stream())
                .toList());
    }

    private Optional<Contact> contact(String tenant, String token, String channel, Optional<ClientCard> card) {
        return people.wroteFrom(tenant, token)
                .filter(contact -> contact.channel().equals(channel))
                .or(() -> card.stream()
                        .flatMap(known -> known.contacts().stream())
                        .filter(contact -> contact.channel().equals(channel))
                        .findFirst());
    }
}
