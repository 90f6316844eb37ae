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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
            VendorText.MESSAGE, "vendor.message",
            VendorText.AGREE, "vendor.agree",
            ClientText.MESSAGE, "clients",
            ClientText.WARNING, "clients.later",
            ClientText.FOLLOW_UP, "follow-up",
            CreativeTexts.KIND, "clients.creative",
            Grant.KIND, "compensate");

    /** What is said in approved words; a draft is shown whole. */
    private static final Set<String> SAID = Set.of(ClientText.MESSAGE, ClientText.WARNING, ClientText.FOLLOW_UP);

    private static final List<String> PARTS = List.of("first", "second", "third", "fourth");

    private final People people;
    private final TenantSettings settings;
    private final Messenger messenger;
    private final Wording wording;
    private final CreativeTexts creative;

    ApprovalAsk(People people, TenantSettings settings, Messenger messenger, Wording wording, CreativeTexts creative) {
        this.people = people;
        this.settings = settings;
        this.messenger = messenger;
        this.wording = wording;
        this.creative = creative;
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
        List<Fields> parts = action.details().list("parts");
        Optional<String> drafts = new Drafts(wording, creative).shown(action, person);
        if (drafts.isEmpty()) {
            return Sender.failed("the words that are asked about are not kept any more, or were changed");
        }
        Slots slots = slots(action, branch.get(), code.get(), now);
        return wording.render(
                        parts.isEmpty() ? "owner.approval.ask" : "owner.approval.merged",
                        Severity.CALM,
                        person.language(),
                        person.contact().channel(),
                        sample(action)
                                .map(text -> said(slots, action, parts).excerpt("sample", text))
                                .orElseGet(() -> said(slots, action, parts)))
                .match(
                        draft -> messenger.send(new Messenger.Letter(
                                action.key(),
                                person.contact(),
                                draft.language(),
                                draft.text() + drafts.get(),
                                // A registered text would ask without showing what is asked about.
                                drafts.get().isEmpty() ? draft.registered() : null,
                                drafts.get().isEmpty() ? Fields.ofMap(draft.values()) : Fields.empty(),
                                action.branch())),
                        unwritten -> Sender.failed(unwritten.why() + ": " + unwritten.detail()));
    }

    private static Slots said(Slots slots, Action action, List<Fields> parts) {
        return parts.isEmpty() ? whole(slots, action) : parts(slots, parts);
    }

    /** What the first client would read, without the name: whoever decides about a text sees it. */
    private Optional<String> sample(Action action) {
        return action.details().list("actions").stream()
                .filter(one ->
                        SAID.contains(one.text("kind")) && one.fields("details").has("text"))
                .findFirst()
                .flatMap(one -> Text.of(one.fields("details").fields("text"))
                        .write(wording, Slots.none(), Severity.CALM)
                        .match(draft -> Optional.of(draft.text()), unwritten -> Optional.empty()));
    }

    private Slots slots(Action action, BranchSettings branch, String code, Instant now) {
        List<Fields> actions = action.details().list("actions");
        boolean spends = action.details().has("total");
        Slots slots = Slots.none()
                .place("branch", branch.name())
                .reason("undo", undo(action, spends))
                .reason("reason", action.details().number("needs", 1) > 1 ? "several-people" : reason(branch, actions))
                .code("code", code)
                .clock("until", action.details().instant("expiresAt"), now, branch.zone());
        if (spends) {
            slots = slots.money("amount", Money.of(action.details().fields("total")));
        }
        List<String> vendors = actions.stream()
                .filter(one -> one.text("kind").startsWith("vendor."))
                .map(one -> one.text("to"))
                .distinct()
                .toList();
        if (vendors.size() == 1) {
            Optional<String> name =
                    people.file(action.branch().tenant(), vendors.get(0)).recall("name");
            slots = name.isPresent() ? slots.title("payee", name.get()) : slots;
        }
        return slots;
    }

    private static String undo(Action action, boolean spends) {
        String declared = action.details().text("undo", spends ? "COSTLY" : "INFORMS");
        return spends && !declared.equals("IRREVERSIBLE") ? "costly" : declared.toLowerCase(Locale.ROOT);
    }

    private static Slots whole(Slots slots, Action action) {
        List<Fields> actions = action.details().list("actions");
        long people = actions.stream().map(one -> one.text("to")).distinct().count();
        Slots said = slots.steps("steps", steps(actions));
        return people > 1 ? said.count("people", people) : said;
    }

    private static Slots parts(Slots slots, List<Fields> parts) {
        Slots said = slots;
        for (int i = 0; i < parts.size(); i++) {
            Fields part = parts.get(i);
            said = said.step(PARTS.get(i), step(part.text("kind"), part.text("situation", "")))
                    .count(PARTS.get(i) + "People", part.number("people"));
        }
        return said;
    }

    private static String situation(Fields action) {
        return action.fields("details").fields("text").text("situation", "");
    }

    /** Returns what the actions of a question are called in texts, each once. */
    static List<String> steps(List<Fields> actions) {
        return actions.stream()
                .map(one -> step(one.text("kind"), situation(one)))
                .distinct()
                .toList();
    }

    /** What is said to a client differs by what it is about; a kind says less. */
    private static String step(String kind, String situation) {
        if (kind.equals(ClientText.MESSAGE) && situation.startsWith("client.compensation.")) {
            return "compensate.tell";
        }
        return situation.equals("client.silent-present") ? "clients.present" : STEPS.getOrDefault(kind, "generic");
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
