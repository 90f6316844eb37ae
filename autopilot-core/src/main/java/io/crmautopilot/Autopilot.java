package io.crmautopilot;

import io.crmautopilot.action.Outcome;
import io.crmautopilot.approval.Scope;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.Engine;
import io.crmautopilot.engine.HandedOver;
import io.crmautopilot.engine.IncidentView;
import io.crmautopilot.engine.OpenQuestion;
import io.crmautopilot.engine.Receipt;
import io.crmautopilot.engine.StopReceipt;
import io.crmautopilot.guard.BudgetLedger;
import io.crmautopilot.incident.Deed;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Inbound;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.MessageSource;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;
import io.crmautopilot.trust.Advice;
import io.crmautopilot.trust.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The autopilot: it reads what clients write, notices what chance does not explain, and acts inside the corridor of trust.
 *
 * <p>A host builds one for all its tenants, teaches it the past ({@link #learn}), hands it messages ({@link #accept}, or
 * {@link #poll} on its source) and lets it work: by its own scheduler through {@link #tick}, or by {@link #start}. Safe for any number of
 * threads. Nothing runs, and no thread exists, before one of these is called.
 */
public final class Autopilot implements AutoCloseable {

    private final Engine engine;
    private final Optional<MessageSource> source;
    private final Driver driver;

    Autopilot(Engine engine, Optional<MessageSource> source) {
        this.engine = engine;
        this.source = source;
        this.driver = new Driver(this);
    }

    /** Returns a builder to which ports are given by name; {@link AutopilotBuilder#build} names whatever is missing, all at once. */
    public static AutopilotBuilder builder() {
        return new AutopilotBuilder();
    }

    /**
     * Takes a live message in, and carries on the incidents that it touches before it returns.
     *
     * @return what became of it; a message that cannot be used is refused with the name of the field, and counted
     * @throws io.crmautopilot.audit.AuditFailedException when the journal cannot store what follows from it: hand it in again
     */
    public Receipt accept(Message message) {
        return engine.accept(message);
    }

    /** Learns what is normal from a message of the past; it is never acted on. */
    public Receipt learn(Message message) {
        return engine.learn(message);
    }

    /**
     * Fetches up to {@code max} messages from the source, takes each in, and acknowledges those that were taken in, all at once at the
     * end: one commit at the source. What was taken in before a crash and not acknowledged is handed out again, and changes nothing.
     *
     * @return how many were fetched
     * @throws io.crmautopilot.audit.AuditFailedException when some could not be taken in: the source hands them out again
     * @throws IllegalStateException when the autopilot was built without a source
     */
    public int poll(int max) {
        MessageSource from = source.orElseThrow(() -> new IllegalStateException("the autopilot has no message source"));
        List<Inbound> batch = from.fetch(max);
        List<Inbound> taken = new ArrayList<>(batch.size());
        Optional<AuditFailedException> failure = Optional.empty();
        try {
            for (Inbound inbound : batch) {
                try {
                    take(inbound);
                    taken.add(inbound);
                } catch (AuditFailedException e) {
                    // One tenant's log that fails must not hold up the others' messages.
                    failure = failure.isPresent() ? failure : Optional.of(e);
                }
            }
        } finally {
            if (!taken.isEmpty()) {
                from.acknowledge(taken);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return batch.size();
    }

    private void take(Inbound inbound) {
        if (inbound.message().isPresent()) {
            engine.accept(inbound.message().get());
        } else {
            engine.refuse(inbound.problem());
        }
    }

    /** Does all that is due now; returns when the next thing is, or empty when nothing is open. */
    public Optional<Instant> tick() {
        return engine.tick();
    }

    /** Returns when something is due next, or empty when nothing is open. */
    public Optional<Instant> nextDue() {
        return engine.nextDue();
    }

    /**
     * Stops what {@code scope} covers: nothing of it that has not started will start. In force when this returns, and as durable as the
     * receipt says; what it came too late for is named.
     *
     * @param by who says so: the host's id of the person
     * @param why the reason, for the log; no personal data
     */
    public StopReceipt stop(Scope scope, String by, String why) {
        return engine.stop(scope, by, why);
    }

    /** Lifts a stop. An incident that was vetoed as such stays closed. */
    public void lift(Scope scope, String by, String why) {
        engine.lift(scope, by, why);
    }

    /**
     * Gives a branch, and every kind of action in it, back the autonomy level of its settings, after it fell by itself.
     *
     * @throws IllegalArgumentException when {@code by} is blank: a level is raised by a person
     */
    public void restoreLevel(BranchRef branch, String by, String why) {
        engine.restoreLevel(branch, "", by, why);
    }

    /** Gives one kind of action in a branch back the autonomy level of its settings, after it fell by itself. */
    public void restoreLevel(BranchRef branch, String kind, String by, String why) {
        engine.restoreLevel(branch, kind, by, why);
    }

    /**
     * Writes down that people undid what an action had done, also after the incident's end. Repeated, it lowers the autonomy level.
     *
     * @param key the action's key
     * @param by who says so: the host's id of the person
     * @param why the reason, for the log; no personal data
     * @throws IllegalArgumentException when no such action of an incident that is open or ended lately was started
     */
    public void reversed(BranchRef branch, String incident, String key, String by, String why) {
        engine.reversed(branch, incident, key, Optional.empty(), by, why);
    }

    /** Like {@link #reversed} for an action that cost {@code loss} which it should not have cost. */
    public void lost(BranchRef branch, String incident, String key, Money loss, String by, String why) {
        engine.reversed(branch, incident, key, Optional.of(loss), by, why);
    }

    /**
     * Writes down that a person is advised to raise the level of a kind of action, with the evidence. The level itself is the host's
     * settings': nothing here raises it.
     *
     * @throws IllegalArgumentException when the standing advises no such thing
     */
    public void recommend(Standing standing) {
        if (standing.advice() != Advice.RAISE) {
            throw new IllegalArgumentException(
                    "the evidence for " + standing.kind() + " does not advise to raise its level");
        }
        engine.recommend(
                new BranchRef(standing.tenant(), standing.location()),
                Fields.of(
                        "kind",
                        standing.kind(),
                        "from",
                        standing.level(),
                        "level",
                        standing.higher().orElseThrow(),
                        "good",
                        standing.good(),
                        "bad",
                        standing.bad(),
                        "low",
                        BigDecimal.valueOf(standing.interval().low()).setScale(3, RoundingMode.DOWN),
                        "high",
                        BigDecimal.valueOf(standing.interval().high()).setScale(3, RoundingMode.UP),
                        "why",
                        "the evidence suffices; a person decides"));
    }

    /**
     * Writes down that a person judged whether anything was wrong, also after the end; a later judgement counts instead of an earlier.
     *
     * @param falseAlarm true when nothing was wrong
     * @param by who says so: the host's id of the person
     * @param why the reason, for the log; no personal data
     * @throws IllegalArgumentException when no incident of that branch is open or ended lately under that id
     */
    public void judge(BranchRef branch, String incident, boolean falseAlarm, String by, String why) {
        engine.judge(branch, incident, falseAlarm, by, why);
    }

    /**
     * Writes down what people did about an incident themselves, also after its end: what a pilot is compared with.
     *
     * @param by who says so: the host's id of the person
     * @param why anything worth knowing, for the log; no personal data
     * @throws IllegalArgumentException when no incident of that branch is open or ended lately under that id
     */
    public void peopleDid(BranchRef branch, String incident, Deed deed, String by, String why) {
        engine.peopleDid(branch, incident, deed, by, why);
    }

    /**
     * Gives a dialogue that a person had back to the autopilot, which may write there again from now on. Recorded in the journal, and
     * so known after a restart; what was refused meanwhile is not sent afterwards.
     *
     * @param branch the branch whose people had it
     * @param person the host's id of the client where messages bear one, else the {@link io.crmautopilot.person.Contact#key()} that the client writes from
     * @param by who gives it back: the host's id of the operator
     * @param why the reason, for the log; no personal data
     * @return whether a person had it
     * @throws io.crmautopilot.audit.AuditFailedException when it could not be stored: the dialogue stays with the person
     */
    public boolean giveBack(BranchRef branch, String person, String by, String why) {
        return engine.giveBack(branch, person, by, why);
    }

    /**
     * Takes in what a channel, or any other side, reports of an action by itself. It settles what was in doubt; a text that was called
     * sent and failed after all is a failure from now on, so that a person can reach the client another way. Repeating it, reports out
     * of order and unknown keys change nothing.
     *
     * @param branch the branch in whose name it was done: only the keys of its tenant are looked at
     * @param key the action's key, as the letter carried it
     * @param outcome how it ended; {@link Outcome.InDoubt} says nothing and changes nothing
     * @return whether that changed what is known
     * @throws io.crmautopilot.audit.AuditFailedException when it could not be stored: hand it in again
     */
    public boolean reported(BranchRef branch, String key, Outcome outcome) {
        return engine.reported(branch, key, outcome);
    }

    /** Returns the dialogues of a tenant that people have and that the autopilot is silent in, the oldest first. */
    public List<HandedOver> handedOver(String tenant) {
        return engine.handedOver(tenant);
    }

    /** Returns what approvers are asked and may still answer, the oldest first: for a screen of the host's own beside the chat. */
    public List<OpenQuestion> questions(String tenant) {
        return engine.questions().open(tenant);
    }

    /**
     * Answers a question for an approver whom the host knows to be the one who clicked: as good as the code in the chat, and as final.
     *
     * @param question the question's id
     * @param hash what was shown to the approver: {@link OpenQuestion#hash()}
     * @param by the approver's address in the settings; only whoever was asked may answer
     * @return whether it counted; false when the time is over, it was answered before, or somebody else was asked
     * @throws IllegalArgumentException when nobody of that branch has this address, or the question is about other actions
     * @throws io.crmautopilot.audit.AuditFailedException when it could not be stored: nothing was decided
     */
    public boolean answer(BranchRef branch, String question, String hash, Contact by, boolean yes) {
        return engine.questions().answer(branch, question, hash, by, yes);
    }

    /**
     * Proposes words of a person's own for the clients of an open incident whose plan has a {@code creative} step: a new proposal, to be
     * approved like any other. Drafts that wait in the same language are not sent any more, and their questions end.
     *
     * @param language the language that the text is written in: it goes to clients of that language
     * @param text the exact words, 1 to {@link io.crmautopilot.engine.CreativeTexts#LONGEST} characters; kept in the vault, never in the log
     * @param by who wrote them: the host's id of the person
     * @return the hash that stands for exactly these words
     * @throws IllegalArgumentException when the incident is not open, or the words are blank, too long or partly invisible
     */
    public String propose(BranchRef branch, String incident, Language language, String text, String by) {
        return engine.questions().propose(branch, incident, language, text, by);
    }

    /** Returns the incidents of a tenant that are open or ended lately, the oldest first. */
    public List<IncidentView> incidents(String tenant) {
        return engine.incidents(tenant);
    }

    /** Returns the actions of an incident with what became of each, in the order in which they were proposed. */
    public List<ActionView> actions(String tenant, String incident) {
        return engine.actions(tenant, incident);
    }

    /** Returns the money that is reserved and neither settled nor released. */
    public List<BudgetLedger.Reservation> reserved(String tenant) {
        return engine.reserved(tenant);
    }

    /** Returns how many messages were refused since this autopilot was built, by reason. */
    public Map<String, Long> refused() {
        return engine.refused();
    }

    boolean hasSource() {
        return source.isPresent();
    }

    /**
     * Lets the autopilot work by itself, on one daemon thread that polls the source (if there is one) and does what is due.
     *
     * @param every how often it looks at the least
     * @throws IllegalStateException when it was started before
     */
    public void start(Duration every) {
        driver.start(every);
    }

    /** Ends the thread that {@link #start} began and waits for it; what is under way is finished. The log and the ports are the host's. */
    @Override
    public void close() {
        driver.close();
    }
}
