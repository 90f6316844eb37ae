package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Ruling;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to people what a client wrote and a person must see, whatever the message was read as and whether or not there is an incident.
 * The record that raises it is durable before anything else happens, keeps the autopilot out of that dialogue, and is found again after
 * a crash. Where an incident is open, its own case has two minutes to come first, since it knows more.
 */
final class Matters {

    /** The rules of {@link RecordKind#MATTER_SETTLED} after which a person has the dialogue. */
    static final String BROUGHT = "brought";

    static final String WITH_INCIDENT = "with-incident";

    private static final Logger LOG = LoggerFactory.getLogger(Matters.class);

    /** How long the steps of an open incident have to bring it themselves. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    /** When what failed, or waits for a stop to be lifted, is looked at again. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Parts parts;
    private final Watch watch;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();

    Matters(Parts parts, Watch watch) {
        this.parts = parts;
        this.watch = watch;
    }

    /** Looks at one message of a client; {@code complaint} says what it was read as. */
    void look(TenantDesk desk, BranchSettings settings, Message message, boolean complaint, Instant now) {
        Optional<String> close = concern(message.text(), true);
        if (close.isEmpty()) {
            return;
        }
        String tenant = message.branch().tenant();
        String token = parts.vault().tokenOf(tenant, message.personKey());
        boolean inIncident = desk.read(state -> state.isInIncident(token));
        Optional<String> concern = complaint || inIncident ? close : concern(message.text(), false);
        if (concern.isEmpty()) {
            return;
        }
        PersonVault.File file = parts.vault().file(tenant, token);
        file.keep("contact", message.contact().key());
        file.keep("message:" + message.id(), message.text());
        Instant due = inIncident ? now.plus(GRACE) : now;
        desk.commit(
                now,
                state -> state.handedOver(token).isPresent() || state.isAnswered(Matter.key(message.id()))
                        ? Decision.nothing("")
                        : new Decision<>("", List.of(raised(message, token, concern.get(), due))));
        bring(desk, settings, now);
    }

    private static Draft raised(Message message, String token, String matter, Instant due) {
        return Draft.of(
                message.branch(),
                "",
                RecordKind.MATTER_RAISED,
                Fields.of(
                        "from",
                        token,
                        "about",
                        message.id(),
                        "sentAt",
                        message.sentAt(),
                        "matter",
                        matter,
                        "due",
                        due,
                        "why",
                        "a person must see it, whatever it was read as: " + matter));
    }

    /** What cannot be judged is judged by a person, when it is close. */
    private Optional<String> concern(String text, boolean close) {
        try {
            return watch.concern(text, close);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("a message could not be watched: {}", e.getClass().getName());
            return close ? Optional.of("what it is about could not be told") : Optional.empty();
        }
    }

    /** Brings what is due of all branches of a tenant. */
    void bring(TenantDesk desk, Instant now) {
        for (Matter matter : desk.read(TenantState::matters)) {
            parts.settings()
                    .of(new BranchRef(desk.tenant(), matter.location()))
                    .ifPresent(settings -> bring(desk, settings, now));
        }
    }

    /** Returns when the next of them is due. */
    Optional<Instant> due(TenantDesk desk) {
        return desk.read(TenantState::matters).stream().map(this::at).min(Instant::compareTo);
    }

    private Instant at(Matter matter) {
        Instant later = notBefore.getOrDefault(matter.key(), matter.due());
        return later.isAfter(matter.due()) ? later : matter.due();
    }

    private void bring(TenantDesk desk, BranchSettings settings, Instant now) {
        for (Matter matter : desk.read(TenantState::matters)) {
            String name = desk.tenant() + "/" + matter.key();
            boolean mine = matter.location().equals(settings.branch().location());
            if (mine && !at(matter).isAfter(now) && running.add(name)) {
                try {
                    bring(desk, settings, matter, now);
                } finally {
                    running.remove(name);
                }
            }
        }
    }

    private void bring(TenantDesk desk, BranchSettings settings, Matter matter, Instant now) {
        Action action = action(settings.branch(), matter);
        Optional<Ruling> ruling = desk.commit(now, state -> {
            if (isBrought(state, matter)) {
                return new Decision<>(
                        Optional.<Ruling>empty(),
                        List.of(settled(
                                settings.branch(), matter, WITH_INCIDENT, "the case of an incident brought it")));
            }
            Optional<Ruling> said = parts.gate().inform(state, action, settings, now);
            boolean never = said.filter(one -> one instanceof Ruling.Observe || one instanceof Ruling.Refuse)
                    .isPresent();
            return never
                    ? new Decision<>(
                            Optional.<Ruling>empty(),
                            List.of(settled(
                                    settings.branch(),
                                    matter,
                                    said.get() instanceof Ruling.Observe
                                            ? "observed"
                                            : said.get().rule(),
                                    said.get().reason())))
                    : Decision.nothing(said);
        });
        boolean open = desk.read(state -> state.matters().contains(matter));
        if (!open) {
            notBefore.remove(matter.key());
            return;
        }
        if (ruling.filter(Ruling.Allow.class::isInstance).isEmpty() || !performed(action, now)) {
            notBefore.put(matter.key(), now.plus(AGAIN));
            return;
        }
        desk.commit(
                parts.clock().instant(),
                settled(settings.branch(), matter, BROUGHT, "a person has it: " + matter.matter()));
        notBefore.remove(matter.key());
    }

    /** The same key is one case, so whatever hides the outcome is tried again. */
    private boolean performed(Action action, Instant now) {
        try {
            Effect handOver = parts.effects().get(Performer.HAND_OVER);
            return handOver != null && handOver.perform(action, now) instanceof Outcome.Done;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            LOG.warn(
                    "case {} was not brought yet: {}",
                    action.key(),
                    e.getClass().getName());
            return false;
        }
    }

    private static boolean isBrought(TenantState state, Matter matter) {
        return state.all().stream()
                .flatMap(incident -> incident.actions.values().stream())
                .filter(each -> each.action.kind().equals(Performer.HAND_OVER)
                        && each.status != ActionView.Status.REFUSED
                        && each.status != ActionView.Status.OBSERVED)
                .anyMatch(each -> each.action.details().list("dialogues").stream()
                        .anyMatch(one -> one.texts("messages").contains(matter.about())));
    }

    private static Action action(BranchRef branch, Matter matter) {
        return new Action(
                matter.key(),
                Performer.HAND_OVER,
                branch,
                "",
                "",
                matter.from(),
                null,
                Fields.of(
                        "reason",
                        "a client wrote what a person must see: " + matter.matter(),
                        "nextBest",
                        "read it, and answer personally",
                        "code",
                        "client-matter",
                        "dialogues",
                        List.of(Fields.of("token", matter.from(), "messages", List.of(matter.about()))),
                        "facts",
                        Fields.of("sentAt", matter.raisedAt())));
    }

    private static Draft settled(BranchRef branch, Matter matter, String rule, String why) {
        return Draft.of(
                branch, "", RecordKind.MATTER_SETTLED, Fields.of("about", matter.about(), "rule", rule, "why", why));
    }
}
