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
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.words.Severity;
import io.crmautopilot.words.Slots;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks an approver for a word, with the one-time code that alone decides. The code stays in the vault. */
final class ApprovalAsk implements Effect {

    static final String KIND = "approval.ask";

    // Idempotent by its reader: the same question with the same code is one question.
    private static final EffectSpec SPEC = new EffectSpec(
            KIND,
            Audience.OWNER,
            Reversibility.INFORMS,
            true,
            false,
            OnDoubt.RETRY_SAME_KEY,
            Settlement.WHEN_DONE,
            Duration.ofSeconds(30));

    private static final Map<String, String> STEPS = Map.of(
            VendorText.REQUEST, "vendor.request",
            VendorText.MESSAGE, "vendor",
            VendorText.AGREE, "vendor.agree",
            ClientText.MESSAGE, "clients",
            ClientText.WARNING, "clients",
            ClientText.FOLLOW_UP, "follow-up",
            Grant.KIND, "compensate");

    private final People people;
    private final TenantSettings settings;
    private final Messenger messenger;
    private final Wording wording;

    ApprovalAsk(People people, TenantSettings settings, Messenger messenger, Wording wording) {
        this.people = people;
        this.settings = settings;
        this.messenger = messenger;
        this.wording = wording;
    }

    @Override
    public EffectSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome perform(Action action, Instant now) {
        Optional<BranchSettings> branch = settings.of(action.branch());
        Optional<Approver> approver = branch.flatMap(known -> people.approver(known, action.to()));
        Optional<String> code = people.file(action.branch().tenant(), action.to())
                .recall("code:" + action.details().text("approvalId"));
        if (branch.isEmpty() || approver.isEmpty()) {
            return Sender.failed("the settings name no such approver any more");
        }
        if (code.isEmpty()) {
            return Sender.failed("the code of the question is not kept any more");
        }
        Approver person = approver.get();
        String channel = person.contact().channel();
        return wording.render(
                        "owner.approval.ask",
                        Severity.CALM,
                        person.language(),
                        channel,
                        slots(action, branch.get(), code.get(), now))
                .match(
                        draft -> messenger.send(new Messenger.Letter(
                                action.key(),
                                person.contact(),
                                draft.language(),
                                draft.text(),
                                draft.registered(),
                                Fields.ofMap(draft.values()),
                                action.branch())),
                        unwritten -> Sender.failed(unwritten.why() + ": " + unwritten.detail()));
    }

    private Slots slots(Action action, BranchSettings branch, String code, Instant now) {
        List<Fields> actions = action.details().list("actions");
        boolean spends = action.details().has("total");
        Slots slots = Slots.none()
                .place("branch", branch.name())
                .steps(
                        "steps",
                        actions.stream().map(ApprovalAsk::step).distinct().toList())
                .reason("undo", spends ? "costly" : "informs")
                .reason("reason", reason(branch, actions))
                .code("code", code)
                .clock("until", action.details().instant("expiresAt"), now, branch.zone());
        if (spends) {
            slots = slots.money("amount", Money.of(action.details().fields("total")));
        }
        List<String> payees = actions.stream()
                .filter(one -> one.text("kind").equals(VendorText.AGREE))
                .map(one -> one.text("to"))
                .distinct()
                .toList();
        if (payees.size() == 1) {
            Optional<String> name =
                    people.file(action.branch().tenant(), payees.get(0)).recall("name");
            slots = name.isPresent() ? slots.title("payee", name.get()) : slots;
        }
        return slots;
    }

    private static String step(Fields action) {
        return STEPS.getOrDefault(action.text("kind"), "generic");
    }

    private static String reason(BranchSettings branch, List<Fields> actions) {
        boolean dear = actions.stream()
                .filter(one -> one.has("cost"))
                .map(one -> Money.of(one.fields("cost")))
                .anyMatch(cost -> cost.exceeds(branch.corridor().caps().perAction()));
        if (dear) {
            return "over-budget";
        }
        return actions.stream().anyMatch(one -> branch.levelOf(one.text("kind")) == AutonomyLevel.ASSIST)
                ? "assist-mode"
                : "generic";
    }
}
