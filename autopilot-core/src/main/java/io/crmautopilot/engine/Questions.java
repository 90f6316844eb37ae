package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.approval.Spoken;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What people are asked, for a screen of the host's own: open questions, answers without a chat, and words of a person's own. Safe for
 * any number of threads.
 */
public final class Questions {

    private final Parts parts;
    private final Approvals approvals;
    private final Stops stops;
    private final Function<String, TenantDesk> desks;
    private final Predicate<String> isKnown;
    private final Advance engine;

    /** Carries an incident on. */
    interface Advance {
        void advance(TenantDesk desk, String incident, Instant now);
    }

    Questions(
            Parts parts,
            Approvals approvals,
            Stops stops,
            Function<String, TenantDesk> desks,
            Predicate<String> isKnown,
            Advance engine) {
        this.parts = parts;
        this.approvals = approvals;
        this.stops = stops;
        this.desks = desks;
        this.isKnown = isKnown;
        this.engine = engine;
    }

    /** Returns what somebody may still answer of a tenant's, the oldest first. */
    public List<OpenQuestion> open(String tenant) {
        if (!isKnown.test(tenant)) {
            return List.of();
        }
        TenantDesk desk = desks.apply(tenant);
        Instant now = parts.clock().instant();
        List<OpenQuestion> bare = desk.read(state -> state.open().stream()
                .flatMap(incident -> incident.approvals.values().stream()
                        .filter(each ->
                                each.status == ApprovalState.Status.OPEN && !approvals.isPast(state.tenant, each, now))
                        .map(each -> question(incident, each)))
                .filter(question -> !question.actions().isEmpty())
                .toList());
        return bare.stream().map(this::withWords).toList();
    }

    private static OpenQuestion question(IncidentState incident, ApprovalState asked) {
        List<Action> actions = asked.actions.stream()
                .map(incident.actions::get)
                .filter(Objects::nonNull)
                .filter(Asked::isPending)
                .map(state -> state.action)
                .toList();
        return new OpenQuestion(
                asked.id, incident.branch, incident.id, asked.role, asked.hash, actions, Map.of(), asked.expires);
    }

    /** The vault is asked outside the gate. */
    private OpenQuestion withWords(OpenQuestion question) {
        Map<String, String> texts = new LinkedHashMap<>();
        CreativeTexts words = CreativeTexts.in(parts.vault());
        for (Action action : question.actions()) {
            hashOf(action)
                    .ifPresent(hash -> words.recall(question.branch().tenant(), question.incident(), hash)
                            .ifPresent(text -> texts.put(hash, text)));
        }
        return new OpenQuestion(
                question.id(),
                question.branch(),
                question.incident(),
                question.role(),
                question.hash(),
                question.actions(),
                texts,
                question.expires());
    }

    /**
     * Takes an approver's word in, and carries on what it was about; returns whether it counted.
     *
     * @throws IllegalArgumentException when the branch has no such approver, or the question is about other actions than {@code hash} says
     */
    public boolean answer(BranchRef branch, String question, String hash, Contact by, boolean yes) {
        TenantDesk desk = desks.apply(branch.tenant());
        boolean counted = decide(desk, branch, question, hash, by, yes);
        if (counted) {
            Instant now = parts.clock().instant();
            stops.lowerIfObjected(desk, branch, now);
            desk.read(state -> state.open().stream()
                            .filter(incident -> incident.approvals.containsKey(question))
                            .map(incident -> incident.id)
                            .toList())
                    .forEach(incident -> engine.advance(desk, incident, now));
        }
        return counted;
    }

    private boolean decide(TenantDesk desk, BranchRef branch, String id, String hash, Contact by, boolean yes) {
        BranchSettings settings = parts.settings()
                .of(branch)
                .orElseThrow(() -> new IllegalArgumentException("there is no branch " + branch));
        Approver approver = settings.approvers().stream()
                .filter(each -> each.contact().equals(by))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("who answers is no approver of " + branch));
        String token = approvals.tokenOf(settings, approver);
        Instant now = parts.clock().instant();
        return desk.commit(now, state -> {
            for (IncidentState incident : state.open()) {
                ApprovalState asked = incident.approvals.get(id);
                if (asked == null || !incident.branch.equals(branch)) {
                    continue;
                }
                if (!asked.hash.equals(hash)) {
                    throw new IllegalArgumentException("question " + id + " is about the actions with the hash "
                            + asked.hash + ", and " + hash + " was answered");
                }
                return approvals
                        .answer(
                                state,
                                incident,
                                asked,
                                token,
                                yes ? new Spoken.Approve("") : new Spoken.Refuse(""),
                                now)
                        .map(draft -> new Decision<>(true, List.of(draft)))
                        .orElse(Decision.nothing(false));
            }
            return Decision.nothing(false);
        });
    }

    /**
     * Puts words into the place of those that wait, and returns their hash: what waits with other words in that language is not sent any
     * more, and its question ends.
     *
     * @throws IllegalArgumentException when no open incident of that branch has this id, none of its steps waits for words, or they cannot
     *     be shown to whoever approves
     */
    public String propose(BranchRef branch, String incident, Language language, String text, String by) {
        TenantDesk desk = desks.apply(branch.tenant());
        String hash = replace(desk, branch, incident, language, text, by);
        engine.advance(desk, incident, parts.clock().instant());
        return hash;
    }

    private String replace(
            TenantDesk desk, BranchRef branch, String incident, Language language, String text, String by) {
        if (by.isBlank()) {
            throw new IllegalArgumentException("words are a person's, and by is blank");
        }
        desk.read(state -> open(state, branch, incident));
        String hash = CreativeTexts.in(parts.vault()).keep(branch.tenant(), incident, text);
        return desk.commit(parts.clock().instant(), state -> {
            IncidentState current = open(state, branch, incident);
            List<ActionState> replaced = current.actions.values().stream()
                    .filter(each -> Asked.isPending(each)
                            && each.action.kind().equals(CreativeTexts.KIND)
                            && each.action.details().text("language", "").equals(language.code())
                            && !hashOf(each.action).equals(Optional.of(hash)))
                    .toList();
            List<Draft> drafts = new ArrayList<>();
            for (ActionState each : replaced) {
                drafts.add(Draft.of(
                        current,
                        RecordKind.ACTION_REFUSED,
                        Fields.of(
                                "action",
                                each.action.toFields(),
                                "rule",
                                "replaced",
                                "why",
                                "other words were proposed in place of these")));
            }
            ended(current, replaced).forEach(drafts::add);
            drafts.add(Draft.of(
                    current,
                    RecordKind.TEXT_PROPOSED,
                    Fields.of("proposed", hash, "language", language.code(), "by", by)));
            return new Decision<>(hash, drafts);
        });
    }

    /** A yes to words that are not sent any more would mislead whoever says it: a question about nothing else is over. */
    private static Stream<Draft> ended(IncidentState incident, List<ActionState> replaced) {
        List<String> gone = replaced.stream().map(each -> each.action.key()).toList();
        return incident.approvals.values().stream()
                .filter(asked -> asked.status == ApprovalState.Status.OPEN
                        && asked.actions.stream()
                                .allMatch(key -> gone.contains(key)
                                        || !Optional.ofNullable(incident.actions.get(key))
                                                .filter(Asked::isPending)
                                                .isPresent()))
                .map(asked -> Draft.of(
                        incident,
                        RecordKind.APPROVAL_EXPIRED,
                        Fields.of(
                                "approval",
                                asked.id,
                                "question",
                                asked.question,
                                "approver",
                                asked.approver,
                                "rule",
                                "replaced",
                                "why",
                                "other words were proposed in place of these")));
    }

    private static IncidentState open(TenantState state, BranchRef branch, String incident) {
        IncidentState known = state.incidents.get(incident);
        if (known == null || known.isClosed() || !known.branch.equals(branch)) {
            throw new IllegalArgumentException("no open incident of " + branch + " is called " + incident);
        }
        boolean waits = known.plan != null
                && known.plan.steps().stream()
                        .anyMatch(step -> step.kind().equals(CreativeTexts.STEP) && !known.ended.contains(step.id()));
        if (!waits) {
            throw new IllegalArgumentException("no step of incident " + incident + " waits for words: its plan has no "
                    + CreativeTexts.STEP + " step, or that has ended");
        }
        return known;
    }

    private static Optional<String> hashOf(Action action) {
        return action.kind().equals(CreativeTexts.KIND) ? action.details().find("words") : Optional.empty();
    }
}
