package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.words.Severity;
import java.time.Duration;
import java.time.Instant;

/** Tells an approver what is going on. */
final class OwnerNotice implements Effect {

    static final String KIND = "owner.notice";

    // Idempotent by its reader: the same notice twice is one notice, and an owner who was not told is worse than one
    // told twice.
    private static final EffectSpec SPEC = new EffectSpec(
            KIND,
            Audience.OWNER,
            Reversibility.INFORMS,
            true,
            false,
            OnDoubt.RETRY_SAME_KEY,
            Settlement.WHEN_DONE,
            Duration.ofSeconds(30));

    private final People people;
    private final TenantSettings settings;
    private final Sender sender;

    OwnerNotice(People people, TenantSettings settings, Sender sender) {
        this.people = people;
        this.settings = settings;
        this.sender = sender;
    }

    @Override
    public EffectSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome perform(Action action, Instant now) {
        return settings.of(action.branch())
                .flatMap(branch -> people.approver(branch, action.to()))
                .map(approver -> sender.send(
                        action,
                        approver.contact(),
                        VendorText.name(people, action).name("owner", approver.name()),
                        Severity.CALM))
                .orElseGet(() -> Sender.failed("the settings name no such approver any more"));
    }
}
