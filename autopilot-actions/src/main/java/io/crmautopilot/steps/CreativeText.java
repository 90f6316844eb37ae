package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.engine.CreativeTexts;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Severity;
import io.crmautopilot.words.Wording;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sends a client words that no template holds: exactly those that a person approved, by their hash, or none. */
final class CreativeText implements Effect {

    private static final EffectSpec SPEC = new EffectSpec(
            CreativeTexts.KIND,
            Audience.CLIENT,
            Reversibility.INFORMS,
            false,
            false,
            OnDoubt.AWAIT_REPORT,
            Settlement.WHEN_DONE,
            Duration.ofSeconds(30));

    private static final int LONGEST_INSTAGRAM_BYTES = 1_000;

    private final People people;
    private final Messenger messenger;
    private final ClientLine line;
    private final Drafts drafts;

    CreativeText(People people, Messenger messenger, Wording wording, ClientLine line, CreativeTexts texts) {
        this.people = people;
        this.messenger = messenger;
        this.line = line;
        this.drafts = new Drafts(wording, texts);
    }

    @Override
    public EffectSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome perform(Action action, Instant now) {
        String tenant = action.branch().tenant();
        Fields details = action.details();
        // The gate holds what bears this; without it somebody else composed the action, and nobody may have approved
        // it.
        if (!details.has(Action.NEEDS_PERSON)) {
            return Sender.failed("words of one's own that do not say that a person has to approve them");
        }
        String channel = details.text("channel");
        Optional<ClientCard> card = people.card(tenant, action.to());
        Optional<String> closed = line.obstacle(action, channel, card, now);
        if (closed.isPresent()) {
            return Sender.failed(closed.get());
        }
        if (line.severity(action) == Severity.HUMAN_ONLY) {
            return Sender.failed(
                    "for a person: what the client wrote is for one person to answer, not for a round of texts");
        }
        Optional<String> text = drafts.whole(tenant, action.incident(), details);
        if (text.isEmpty()) {
            return Sender.failed("the approved words are not kept any more, or were changed");
        }
        if (channel.equals("instagram")
                && text.get().getBytes(StandardCharsets.UTF_8).length > LONGEST_INSTAGRAM_BYTES) {
            return Sender.failed("too long: Instagram takes " + LONGEST_INSTAGRAM_BYTES + " bytes");
        }
        Optional<Contact> to = line.contact(action, channel, card);
        if (to.isEmpty()) {
            return Sender.failed("no address of the client on " + channel + " is known");
        }
        // Kept before it goes out: whoever takes the dialogue over reads what was said to the client.
        people.file(tenant, action.to()).keep(ClientText.SENT + action.key(), text.get());
        return messenger.send(new Messenger.Letter(
                action.key(),
                to.get(),
                Language.ofCode(details.text("language")),
                text.get(),
                null,
                Fields.empty(),
                action.branch()));
    }
}
