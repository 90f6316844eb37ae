package io.crmautopilot.engine;

import io.crmautopilot.audit.AuditRecord;
import java.util.List;

/**
 * The kinds of record that the engine writes, and the keys of their bodies. They are stored data: a kind keeps its meaning for ever.
 *
 * <p>Bodies hold a {@code why} wherever something was decided: a sentence without personal data.
 */
public final class RecordKind {

    /** A signal in a revision: {@code signal}. */
    public static final String SIGNAL_SEEN = "signal.seen";

    /** An incident begins: {@code signal}, {@code diagnosis}, {@code affected}, {@code why}. */
    public static final String INCIDENT_OPENED = "incident.opened";

    /** More people: {@code signal}, {@code affected} (those who are new or wrote again), {@code why}. */
    public static final String INCIDENT_GREW = "incident.grew";

    /** The plan: {@code plan}, {@code zone}, {@code level}, {@code policy}. */
    public static final String PLAN_MADE = "plan.made";

    /** The diagnosis changed while the incident grew: {@code diagnosis}. */
    public static final String DIAGNOSIS_CHANGED = "diagnosis.changed";

    /** A step begins: {@code step}, {@code why}. */
    public static final String STEP_BEGUN = "step.begun";

    /** A question was answered: {@code step}, {@code name}, {@code lookup}, {@code args}, {@code known}, {@code value}, {@code problem}. */
    public static final String STEP_LEARNED = "step.learned";

    /** A step decided something: {@code step}, {@code what}, {@code milestone}, {@code facts}, {@code why}. */
    public static final String STEP_NOTED = "step.noted";

    /** A step ended: {@code step}, {@code milestone}, {@code result}, {@code why}. */
    public static final String STEP_ENDED = "step.ended";

    /** A step was handed to a person: {@code step}, {@code reason}, {@code nextBest}; {@code code}, {@code values} where there is one. */
    public static final String STEP_HANDED_OVER = "step.handed-over";

    /** What would have been done: {@code action}, {@code rule}, {@code why}. */
    public static final String ACTION_OBSERVED = "action.observed";

    /** It may be tried from a time on: {@code action}, {@code from}, {@code rule}, {@code why}. */
    public static final String ACTION_WAITING = "action.waiting";

    /** A person is asked, or a veto window runs: {@code action}, {@code approval} or {@code until}, {@code rule}, {@code why}. */
    public static final String ACTION_HELD = "action.held";

    /** It will not be done: {@code action}, {@code rule}, {@code why}, and the numbers of the {@code cap} that refused it. */
    public static final String ACTION_REFUSED = "action.refused";

    /**
     * The intent, durable before the effect: {@code action}, {@code hash}, {@code attempt}, {@code rule}, {@code why}, {@code level},
     * {@code policy}, {@code approval}, {@code zone}, and {@code expires} when money is reserved.
     */
    public static final String ACTION_STARTED = "action.started";

    /** It was done: {@code key}, {@code facts}, {@code settle} when the money counts as spent. */
    public static final String ACTION_DONE = "action.done";

    /** It was certainly not done: {@code key}, {@code why}, {@code retryAt} when it is tried again. */
    public static final String ACTION_FAILED = "action.failed";

    /** Nobody knows: {@code key}, {@code why}, {@code retryAt} while it is asked or tried again, none when a person has it. */
    public static final String ACTION_IN_DOUBT = "action.in-doubt";

    /**
     * A person is asked: {@code approval}, {@code question} (the same for all who are asked the same), {@code actions} (keys),
     * {@code hash}, {@code hashes} (by key), {@code parts}, {@code needs}, {@code approver} (index), {@code to}, {@code expires}.
     */
    public static final String APPROVAL_ASKED = "approval.asked";

    /** A person decided: {@code approval}, {@code approved}, {@code only} (keys, when not all of it was meant), {@code by}. */
    public static final String APPROVAL_DECIDED = "approval.decided";

    /** Silence, which means no: {@code approval}, {@code approver}. */
    public static final String APPROVAL_EXPIRED = "approval.expired";

    /** Reserved money counts as spent: {@code key}, {@code amount}, {@code why}. */
    public static final String BUDGET_SETTLED = "budget.settled";

    /** Reserved money is free again: {@code key}, {@code why}. */
    public static final String BUDGET_RELEASED = "budget.released";

    /**
     * Somebody answered: {@code from}, {@code message}, {@code sentAt}, and {@code complaint} when it reads as one. The text is in the
     * vault.
     */
    public static final String REPLY_RECEIVED = "reply.received";

    /** A person stopped something: {@code scope}, {@code name}, {@code by}, {@code why}, {@code notStopped}. */
    public static final String STOP_SET = "stop.set";

    /** A person lifted a stop: {@code scope}, {@code name}, {@code by}, {@code why}. */
    public static final String STOP_LIFTED = "stop.lifted";

    /** A code of no open question: {@code from}, {@code message}, {@code sentAt}. */
    public static final String APPROVAL_MISSED = "approval.missed";

    /** People undid an action, or it cost what it should not have: {@code key}, {@code kind}, {@code loss}, {@code by}, {@code why}. */
    public static final String ACTION_REVERSED = "action.reversed";

    /**
     * The level of a branch, or of a {@code kind} of action in it, fell by itself: {@code level}, {@code from}, {@code because} (each
     * objection by {@code seq}, {@code reason} and {@code kinds}), {@code why}.
     */
    public static final String LEVEL_LOWERED = "level.lowered";

    /** A person set the level of a branch, or of a {@code kind} of action in it, again: {@code by}, {@code why}. */
    public static final String LEVEL_RESTORED = "level.restored";

    /** A person gave a dialogue back, so that the autopilot may write there again: {@code dialogue} (a token), {@code by}, {@code why}. */
    public static final String DIALOGUE_GIVEN_BACK = "dialogue.given-back";

    /**
     * A person was advised to raise the level of a kind of action: {@code kind}, {@code from}, {@code level}, {@code good}, {@code bad},
     * {@code low}, {@code high}, {@code why}. It changes nothing.
     */
    public static final String LEVEL_RECOMMENDED = "level.recommended";

    /**
     * A person proposed words of their own for clients, in place of those that waited: {@code proposed} (their hash), {@code language},
     * {@code by}.
     */
    public static final String TEXT_PROPOSED = "text.proposed";

    /**
     * A client wrote what a person must see, whatever it was read as: {@code from}, {@code about} (the message), {@code sentAt},
     * {@code matter}, {@code due}, {@code why}. The dialogue is a person's from now on.
     */
    public static final String MATTER_RAISED = "matter.raised";

    /**
     * What became of it: {@code about}, {@code rule} ({@code brought}, {@code with-incident} when an incident's own case brought it,
     * {@code observed}, or that of a refusal), {@code why}.
     */
    public static final String MATTER_SETTLED = "matter.settled";

    /** An incident is over: {@code outcome}, {@code why}. */
    public static final String INCIDENT_CLOSED = "incident.closed";

    /** A person judged whether anything was wrong: {@code falseAlarm}, {@code by}, {@code why}. It may follow the end. */
    public static final String INCIDENT_JUDGED = "incident.judged";

    /**
     * What people did about it themselves: {@code deed}, {@code doneAt}, {@code cost} where they say it, {@code by}, {@code why}. It may
     * follow the end.
     */
    public static final String PEOPLE_DID = "people.did";

    private RecordKind() {}

    /**
     * Tells whether {@code entry} is a person's no: a stop, or a refusal. A log should keep room for such records, since they have to be
     * stored when nothing else can be.
     */
    public static boolean saysNo(AuditRecord entry) {
        return entry.kind().equals(STOP_SET)
                || (entry.kind().equals(APPROVAL_DECIDED) && !entry.body().flag("approved"));
    }

    /** Returns all kinds. */
    public static List<String> all() {
        return List.of(
                SIGNAL_SEEN,
                INCIDENT_OPENED,
                INCIDENT_GREW,
                PLAN_MADE,
                DIAGNOSIS_CHANGED,
                STEP_BEGUN,
                STEP_LEARNED,
                STEP_NOTED,
                STEP_ENDED,
                STEP_HANDED_OVER,
                ACTION_OBSERVED,
                ACTION_WAITING,
                ACTION_HELD,
                ACTION_REFUSED,
                ACTION_STARTED,
                ACTION_DONE,
                ACTION_FAILED,
                ACTION_IN_DOUBT,
                APPROVAL_ASKED,
                APPROVAL_DECIDED,
                APPROVAL_EXPIRED,
                APPROVAL_MISSED,
                ACTION_REVERSED,
                BUDGET_SETTLED,
                BUDGET_RELEASED,
                REPLY_RECEIVED,
                STOP_SET,
                STOP_LIFTED,
                LEVEL_LOWERED,
                LEVEL_RESTORED,
                DIALOGUE_GIVEN_BACK,
                LEVEL_RECOMMENDED,
                TEXT_PROPOSED,
                MATTER_RAISED,
                MATTER_SETTLED,
                INCIDENT_CLOSED,
                INCIDENT_JUDGED,
                PEOPLE_DID);
    }
}
