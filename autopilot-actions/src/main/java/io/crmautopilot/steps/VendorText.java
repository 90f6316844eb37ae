package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.words.Severity;
import io.crmautopilot.words.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes to a vendor: asks, answers, agrees. Agreeing commits money, which stays reserved until the final price is settled. */
final class VendorText implements Effect {

    static final String REQUEST = "vendor.request";
    static final String MESSAGE = "vendor.message";
    static final String AGREE = "vendor.agree";

    private final EffectSpec spec;
    private final People people;
    private final Sender sender;

    private VendorText(String kind, Reversibility reversibility, People people, Sender sender) {
        this.spec = new EffectSpec(
                kind,
                Audience.VENDOR,
                reversibility,
                false,
                false,
                OnDoubt.AWAIT_REPORT,
                Settlement.LATER,
                Duration.ofSeconds(30));
        this.people = people;
        this.sender = sender;
    }

    static VendorText request(People people, Sender sender) {
        return new VendorText(REQUEST, Reversibility.INFORMS, people, sender);
    }

    static VendorText message(People people, Sender sender) {
        return new VendorText(MESSAGE, Reversibility.INFORMS, people, sender);
    }

    static VendorText agree(People people, Sender sender) {
        return new VendorText(AGREE, Reversibility.COSTLY, people, sender);
    }

    @Override
    public EffectSpec spec() {
        return spec;
    }

    @Override
    public Outcome perform(Action action, Instant now) {
        return people.vendor(action.branch().tenant(), action.to())
                .map(contact -> sender.send(action, contact, name(people, action), Severity.CALM))
                .orElseGet(() -> Sender.failed("the vendor's address is not kept any more"));
    }

    /** Returns the slot with the name of the vendor whom {@code action} speaks of or to; no slot when there is none. */
    static Slots name(People people, Action action) {
        String token = action.details().text("vendor", action.to());
        Optional<String> name = people.file(action.branch().tenant(), token).recall("name");
        return name.map(known -> Slots.none().title("vendor", known)).orElseGet(Slots::none);
    }
}
