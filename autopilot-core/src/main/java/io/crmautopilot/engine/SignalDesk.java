package io.crmautopilot.engine;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.ContextSource;
import io.crmautopilot.incident.Diagnoser;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.plan.ActionPlanner;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns signals into incidents: names the people by tokens, asks for the cause and for a plan, and writes all of it down. */
final class SignalDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SignalDesk.class);
    private static final Duration BEFORE = Duration.ofHours(12);
    private static final Duration AFTER = Duration.ofHours(12);

    private final Parts parts;
    private final Diagnoser diagnoser;
    private final ContextSource context;
    private final ActionPlanner planner;
    private final Recent recent;

    SignalDesk(Parts parts, Diagnoser diagnoser, ContextSource context, ActionPlanner planner, Recent recent) {
        this.parts = parts;
        this.diagnoser = diagnoser;
        this.context = context;
        this.planner = planner;
        this.recent = recent;
    }

    /** Tells whether the incident of a signal is over, so that its evidence may leave all windows. */
    static boolean isOver(TenantDesk desk, Signal signal) {
        return desk.read(state -> {
            IncidentState incident = state.incidentOf(signal.id());
            return incident != null && incident.isClosed();
        });
    }

    /** Takes a signal in any revision; returns the id of the incident that it opened or made grow, or empty. */
    Optional<String> handle(TenantDesk desk, BranchSettings settings, Signal raw, Instant now) {
        String id = "inc-" + raw.id();
        List<Affected> people = people(raw);
        Signal signal = withTokens(raw);
        boolean known = desk.read(state -> find(state, signal).isPresent());
        if (!known && !signal.verdict().opensIncident()) {
            desk.commit(now, seen(signal, ""));
            return Optional.empty();
        }
        Diagnosis diagnosis = diagnose(raw);
        Plan plan = known ? null : plan(id, signal, diagnosis, settings);
        return desk.commit(now, state -> {
            IncidentState current = find(state, signal).orElse(null);
            if (current == null && plan != null) {
                return new Decision<>(Optional.of(id), opened(id, signal, diagnosis, plan, people, settings));
            }
            return current == null
                    ? Decision.nothing(Optional.empty())
                    : new Decision<>(
                            Optional.of(current.id).filter(ignored -> !current.isClosed()),
                            grown(current, signal, diagnosis, people));
        });
    }

    private static Optional<IncidentState> find(TenantState state, Signal signal) {
        return Optional.ofNullable(state.incidentOf(signal.id())).or(() -> state.sharing(signal));
    }

    private List<Draft> opened(
            String id, Signal signal, Diagnosis diagnosis, Plan plan, List<Affected> people, BranchSettings settings) {
        String why = signal.people().size() + " people complained of " + String.join(", ", signal.topics()) + ", "
                + signal.mentions() + " mentions; chance does this once in "
                + Math.round(signal.recurrenceYears() * 10) / 10.0 + " years";
        return List.of(
                seen(signal, id),
                Draft.of(
                        signal.branch(),
                        id,
                        RecordKind.INCIDENT_OPENED,
                        Fields.of(
                                "signal", signal.toFields(),
                                "diagnosis", diagnosis.toFields(),
                                "affected",
                                        people.stream().map(Affected::toFields).toList(),
                                "why", why)),
                planned(signal.branch(), id, plan, settings));
    }

    private static Draft planned(BranchRef branch, String id, Plan plan, BranchSettings settings) {
        return Draft.of(
                branch,
                id,
                RecordKind.PLAN_MADE,
                Fields.of(
                        "plan", plan.toFields(),
                        "zone", settings.zone().getId(),
                        "level", settings.level(),
                        "policy", settings.corridor().version(),
                        "corridor", settings.corridor().toFields(),
                        "levels", settings.levels(),
                        "why", plan.why()));
    }

    /** Makes the plan of an incident that has none: a crash may keep the record of its opening and lose the one after it. */
    void planLate(TenantDesk desk, IncidentState incident, BranchSettings settings, Instant now) {
        Plan plan = plan(incident.id, incident.signal, incident.diagnosis, settings);
        desk.commit(
                now,
                state -> state.required(incident.id).plan != null
                        ? Decision.nothing("")
                        : new Decision<>("", List.of(planned(incident.branch, incident.id, plan, settings))));
    }

    private static List<Draft> grown(IncidentState current, Signal signal, Diagnosis diagnosis, List<Affected> people) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(seen(signal, current.id));
        if (current.isClosed()) {
            return drafts;
        }
        // After a restart less may be remembered than the log knows: what is known of people only grows.
        List<Affected> changed = people.stream()
                .map(p -> current.affected.containsKey(p.token())
                        ? current.affected.get(p.token()).with(p)
                        : p)
                .filter(p -> !p.equals(current.affected.get(p.token())))
                .toList();
        boolean larger = signal.people().size() > current.signal.people().size()
                || signal.mentions() > current.signal.mentions();
        if (!changed.isEmpty() || larger) {
            drafts.add(Draft.of(
                    current,
                    RecordKind.INCIDENT_GREW,
                    Fields.of(
                            "signal",
                            (larger ? signal : current.signal).toFields(),
                            "affected",
                            changed.stream().map(Affected::toFields).toList(),
                            "why",
                            "now " + signal.people().size() + " people, " + signal.mentions() + " mentions")));
        }
        if (!larger) {
            return drafts;
        }
        boolean other =
                !diagnosis.likeliest().id().equals(current.diagnosis.likeliest().id())
                        || diagnosis.sure() != current.diagnosis.sure();
        if (other) {
            drafts.add(Draft.of(
                    current,
                    RecordKind.DIAGNOSIS_CHANGED,
                    Fields.of(
                            "diagnosis",
                            diagnosis.toFields(),
                            "why",
                            "with " + signal.people().size() + " people it is now "
                                    + diagnosis.likeliest().id() + (diagnosis.sure() ? "" : ", not sure"))));
        }
        return drafts;
    }

    private static Draft seen(Signal signal, String incident) {
        return Draft.of(
                signal.branch(),
                incident,
                RecordKind.SIGNAL_SEEN,
                Fields.of("signal", signal.toFields(), "why", signal.verdict().name()));
    }

    private Signal withTokens(Signal raw) {
        List<String> tokens = raw.people().stream()
                .map(person -> parts.vault().tokenOf(raw.branch().tenant(), person))
                .toList();
        return new Signal(
                raw.id(),
                raw.at(),
                raw.branch(),
                raw.topics(),
                raw.window(),
                tokens,
                raw.mentions(),
                raw.expected(),
                raw.recurrenceYears(),
                raw.posterior(),
                raw.sentiment(),
                raw.verdict(),
                raw.messages(),
                raw.revision(),
                raw.provoked());
    }

    /** Returns the people of the evidence; who they are and what they wrote is in the vault before any record names them. */
    private List<Affected> people(Signal raw) {
        String tenant = raw.branch().tenant();
        Map<String, Affected> people = new LinkedHashMap<>();
        for (String message : raw.messages()) {
            Optional<Recent.Complaint> found = recent.find(raw.branch(), message);
            if (found.isPresent()) {
                Recent.Complaint complaint = found.get();
                String token = parts.vault().tokenOf(tenant, complaint.message().personKey());
                PersonVault.File file = parts.vault().file(tenant, token);
                file.keep("contact", complaint.message().contact().key());
                file.keep("message:" + message, complaint.message().text());
                people.merge(token, first(token, complaint), Affected::with);
            }
        }
        for (String person : raw.people()) {
            String token = parts.vault().tokenOf(tenant, person);
            people.computeIfAbsent(
                    token, t -> new Affected(t, "", Language.OTHER, Language.OTHER, raw.at(), raw.at(), List.of()));
        }
        return List.copyOf(people.values());
    }

    private static Affected first(String token, Recent.Complaint complaint) {
        Language language = complaint.language();
        boolean clear = language != Language.MIXED && language != Language.OTHER;
        return new Affected(
                token,
                complaint.message().channel(),
                language,
                clear ? language : Language.OTHER,
                complaint.message().sentAt(),
                complaint.message().sentAt(),
                List.of(complaint.message().id()));
    }

    private Diagnosis diagnose(Signal signal) {
        BranchContext known;
        try {
            known = context.context(
                    signal.branch(), signal.at().minus(BEFORE), signal.at().plus(AFTER));
        } catch (RuntimeException e) {
            LOG.warn("no context of {}: {}", signal.branch(), e.getClass().getSimpleName());
            known = BranchContext.unknown();
        }
        try {
            return diagnoser.diagnose(signal, known);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("no diagnosis of {}", signal.id(), e);
            Cause unknown = new Cause("unknown", null, null, Cause.Scope.BRANCH, 0, List.of(), List.of(), List.of());
            return new Diagnosis(List.of(unknown), false, List.of("a person looks at it"));
        }
    }

    /** Without a plan a person gets the case: an incident is never dropped. */
    private Plan plan(String id, Signal signal, Diagnosis diagnosis, BranchSettings settings) {
        String why = "no playbook fits " + diagnosis.likeliest().id();
        try {
            Optional<Plan> plan = planner.planFor(
                    new ActionPlanner.Case(id, signal.branch(), signal, diagnosis, settings.equipment()));
            if (plan.isPresent() && !plan.get().steps().isEmpty()) {
                return plan.get();
            }
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("no plan for {}", id, e);
            why = "the planner failed: " + e.getClass().getSimpleName();
        }
        return new Plan(
                "person",
                "1",
                why,
                List.of(
                        new PlanStep("tell-owner", "owner-notice", List.of(), Fields.empty()),
                        new PlanStep(
                                "hand-over",
                                "hand-over",
                                List.of(),
                                Fields.of(
                                        "reason",
                                        why,
                                        "nextBest",
                                        "look at the evidence and decide",
                                        "code",
                                        "no-plan"))));
    }
}
