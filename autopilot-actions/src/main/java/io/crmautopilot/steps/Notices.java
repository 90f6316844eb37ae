package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.approval.ApproverChat;
import io.crmautopilot.approval.Spoken;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.json.Fields;
import io.crmautopilot.words.Slots;
import java.util.List;
import java.util.Optional;

/** The notices that a step has given the owner so far, and the next one. */
final class Notices {

    private final StepView view;
    private final Composer composer;
    private final PersonVault vault;
    private final List<ActionView> given;

    Notices(StepView view, Composer composer, PersonVault vault) {
        this.view = view;
        this.composer = composer;
        this.vault = vault;
        this.given = view.actions().values().stream()
                .filter(action -> action.action().kind().equals(OwnerNotice.KIND)
                        && action.action().step().equals(view.step().id()))
                .toList();
    }

    Optional<ActionView> last() {
        return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1));
    }

    boolean stillOpen() {
        return last().filter(action -> !action.status().isFinal()).isPresent();
    }

    boolean has(String name) {
        return view.action(key(name)).isPresent();
    }

    /** Returns of how many people the owner was last told. */
    long peopleTold() {
        return last().map(action -> action.action().details().number("people")).orElse(0L);
    }

    /** Returns which cause the owner was last told. */
    String causeTold() {
        return last().map(action -> action.action().details().text("cause")).orElse("");
    }

    /** Tells whether the last notice certainly did not reach anybody. */
    boolean lastFailed() {
        return last().filter(action ->
                        action.status() == Status.REFUSED && action.rule().equals("failed"))
                .isPresent();
    }

    /** Returns the move that gives the notice called {@code name} to the first approver who can be reached. */
    Move tell(String name, String situation, Slots slots, String why) {
        return tellOf(Booking.of(view).map(Booking::vendor).orElse(""), name, situation, slots, why);
    }

    /** Like {@link #tell} for a notice that speaks of the vendor behind a token. */
    Move tellOf(String vendor, String name, String situation, Slots slots, String why) {
        return tell(reached(), name, situation, slots, people(), vendor, why);
    }

    /** Returns the move that gives the first notice to the next approver in the chain; a person at the desk when none is left. */
    Move tellNext(String situation, Slots slots) {
        int next = reached() + 1;
        List<Approver> approvers = view.settings().approvers();
        return next < approvers.size()
                ? tell(next, "first/" + next, situation, slots, people(), "", "the one before could not be reached")
                : new Move.HandOver(
                        "no approver could be told", "tell the owner by telephone", "no-approver", Fields.empty());
    }

    /** Returns the move that answers an approver whose words decided nothing, or empty when all are answered. */
    Optional<Move> asked(ApproverChat chat) {
        for (Reply reply : view.replies()) {
            String name = "answer/" + reply.message();
            int approver = approver(reply.from());
            Spoken spoken = chat.read(reply.text());
            if (approver < 0 || has(name)) {
                continue;
            }
            if (spoken instanceof Spoken.Other) {
                Optional<Move> answer = Asked.of(reply.text()).map(asked -> answer(asked, approver, name, reply));
                if (answer.isPresent()) {
                    return answer;
                }
                continue;
            }
            if (spoken instanceof Spoken.Approve || spoken instanceof Spoken.Refuse) {
                return Optional.of(spent(approver, name, reply, spoken));
            }
            String situation = "owner.plain-ok-question";
            return Optional.of(tell(
                    approver,
                    name,
                    situation,
                    Composer.forOwner(view),
                    peopleTold(),
                    "",
                    "a word that decides nothing is answered, never taken for a decision"));
        }
        return Optional.empty();
    }

    /** What the record knows is answered from it; everything else has a person, and whoever asks is told so. */
    private Move answer(Asked asked, int approver, String name, Reply reply) {
        Answers answers = new Answers(view);
        if (asked != Asked.OTHER) {
            boolean price = asked == Asked.PRICE;
            return tell(
                    approver,
                    name,
                    price ? "owner.answer.price" : "owner.answer.state",
                    price ? answers.price() : answers.state(),
                    peopleTold(),
                    Booking.of(view).map(Booking::vendor).orElse(""),
                    "a question is answered from the record");
        }
        Move told = tell(
                approver,
                name,
                "owner.answer.person",
                Composer.forOwner(view),
                peopleTold(),
                "",
                "the record does not answer this: a person does");
        return told instanceof Move.Act act
                ? new Move.Act(List.of(answers.toPerson(reply), act.actions().get(0)), act.why())
                : told;
    }

    /** A code that decides nothing any more is answered with what became of its question. */
    private Move spent(int approver, String name, Reply reply, Spoken spoken) {
        String code = spoken instanceof Spoken.Approve yes ? yes.code() : ((Spoken.Refuse) spoken).code();
        Optional<ActionView> ask = view.actions().values().stream()
                .filter(action -> action.action().kind().equals(ApprovalAsk.KIND)
                        && action.action().to().equals(reply.from())
                        && isOf(code, reply.from(), action.action()))
                .findFirst();
        boolean used = ask.filter(action -> isDecided(action.action().details().text("approvalId")))
                .isPresent();
        Slots slots = Composer.forOwner(view);
        if (ask.isPresent() && !used) {
            Fields details = ask.get().action().details();
            slots = slots.steps("steps", ApprovalAsk.steps(details.list("actions")))
                    .clock(
                            "until",
                            details.instant("expiresAt"),
                            view.now(),
                            view.settings().zone());
        }
        return tell(
                approver,
                name,
                ask.isEmpty() ? "owner.code-unknown" : used ? "owner.code-used" : "owner.approval.expired",
                slots,
                peopleTold(),
                "",
                "a code that decides nothing is answered with what became of it");
    }

    private boolean isOf(String code, String from, Action ask) {
        return vault.file(view.incident().branch().tenant(), from)
                .recall("code:" + ask.details().text("approvalId"))
                .filter(kept -> kept.equalsIgnoreCase(code))
                .isPresent();
    }

    private boolean isDecided(String approval) {
        return view.notes().stream()
                .anyMatch(note -> note.what().equals(RecordKind.APPROVAL_DECIDED)
                        && note.facts().text("approval").equals(approval));
    }

    /** Returns the move that tells an approver that a decision was taken down, or empty when all were. */
    Optional<Move> decided() {
        for (Noted note : view.notes()) {
            if (!note.what().equals(RecordKind.APPROVAL_DECIDED)) {
                continue;
            }
            String name = "decided/" + note.facts().text("message", note.facts().text("approval"));
            int approver = approver(note.facts().text("by"));
            if (approver < 0 || has(name)) {
                continue;
            }
            boolean yes = note.facts().flag("approved");
            return Optional.of(tell(
                    approver,
                    name,
                    yes ? "owner.decision-taken" : "owner.decision-refused",
                    Composer.forOwner(view).steps("steps", decided(note.facts())),
                    peopleTold(),
                    "",
                    "who decides is told that the decision was taken down, and about what"));
        }
        return Optional.empty();
    }

    /** What a decision was about: of a yes to parts, those parts. */
    private List<String> decided(Fields decision) {
        List<String> only = decision.texts("only");
        List<Fields> actions = view.actions().values().stream()
                .filter(action -> action.action().kind().equals(ApprovalAsk.KIND)
                        && action.action().details().text("approvalId").equals(decision.text("approval")))
                .flatMap(action -> action.action().details().list("actions").stream())
                .filter(action -> only.isEmpty() || only.contains(action.text("key")))
                .toList();
        return actions.isEmpty() ? List.of("generic") : ApprovalAsk.steps(actions);
    }

    private int approver(String token) {
        for (int i = 0; i < view.settings().approvers().size(); i++) {
            if (token(i).equals(token)) {
                return i;
            }
        }
        return -1;
    }

    /** The approver who got the first notice that was not refused. */
    private int reached() {
        for (ActionView action : given) {
            boolean failed = action.status() == Status.REFUSED && action.rule().equals("failed");
            int approver = approver(action.action().to());
            if (!failed && approver >= 0) {
                return approver;
            }
        }
        return given.isEmpty()
                ? 0
                : Math.max(0, approver(given.get(given.size() - 1).action().to()));
    }

    private String token(int approver) {
        return vault.tokenOf(
                view.incident().branch().tenant(),
                view.settings().approvers().get(approver).contact().key());
    }

    private long people() {
        return view.incident().affected().size();
    }

    private Move tell(
            int approver, String name, String situation, Slots slots, long people, String vendor, String why) {
        Approver owner = view.settings().approvers().get(approver);
        Slots marked = view.checkpoint().isEmpty() ? slots : slots.checkpoint("checkpoint", view.checkpoint());
        Text text = Text.of(situation, owner.language(), owner.contact().channel(), marked);
        Fields more = Fields.of(
                "people",
                people,
                "cause",
                view.incident().diagnosis().likeliest().id(),
                "vendor",
                vendor.isEmpty() ? null : vendor);
        Optional<Action> action = composer.say(view, key(name), OwnerNotice.KIND, token(approver), null, text, more);
        if (action.isEmpty()) {
            return new Move.HandOver(
                    "no approved words tell the owner: " + composer.problem(text),
                    "tell the owner " + name,
                    "no-words-for-owner",
                    Fields.of("situation", situation));
        }
        return new Move.Act(action.get(), why);
    }

    private String key(String name) {
        return view.key("notice", name);
    }
}
