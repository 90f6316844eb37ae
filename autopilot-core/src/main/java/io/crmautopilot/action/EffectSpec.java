package io.crmautopilot.action;

import java.time.Duration;

/**
 * What an effect declares of itself before it may ever run. There is no default: who leaves something out cannot construct it.
 *
 * @param kind the kind of action that it performs
 * @param audience whom it reaches
 * @param reversibility whether what it did can be undone
 * @param idempotent whether the other side does the same key only once
 * @param queryable whether the other side can say what became of a key
 * @param onDoubt what is done when a crash or a lost answer hides the outcome
 * @param settlement what becomes of the money reserved for it when it is done
 * @param timeout how long one attempt may take
 * @param restricts whether it takes something away from clients for a time, such as bookings of a service: then an action's
 *     {@code endsAt} must say until when, and the effect sees to it that it ends by itself
 */
public record EffectSpec(
        String kind,
        Audience audience,
        Reversibility reversibility,
        boolean idempotent,
        boolean queryable,
        OnDoubt onDoubt,
        Settlement settlement,
        Duration timeout,
        boolean restricts) {

    /** Whom an effect reaches. */
    public enum Audience {
        /** The owner or another approver. */
        OWNER,
        /** A client. */
        CLIENT,
        /** A vendor. */
        VENDOR,
        /** The business's own people at the operator desk. */
        OPERATOR
    }

    /** Whether what was done can be undone. */
    public enum Reversibility {
        /** It tells somebody something; nothing needs to be undone. */
        INFORMS,
        /** It can be undone. */
        REVERSIBLE,
        /** It commits money or people; undoing it costs. */
        COSTLY,
        /** It cannot be undone: never without a person. */
        IRREVERSIBLE
    }

    /** What is done when the outcome is hidden. */
    public enum OnDoubt {
        /** It is performed again with the same key. */
        RETRY_SAME_KEY,
        /** The other side is asked. */
        QUERY,
        /** It is waited for, some minutes at most: the other side reports by itself, as a channel does of letters. Then a person is asked. */
        AWAIT_REPORT,
        /** A person is asked. */
        ASK_HUMAN
    }

    /** What becomes of reserved money when the effect is done. */
    public enum Settlement {
        /** The whole sum counts as spent. */
        WHEN_DONE,
        /** It stays reserved until a later step settles or releases it. */
        LATER
    }

    /** Creates a declaration; contradictions are refused. */
    public EffectSpec {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("kind of an effect is blank");
        }
        if (onDoubt == OnDoubt.RETRY_SAME_KEY && !idempotent) {
            throw new IllegalArgumentException(
                    "effect " + kind + " retries in doubt, but the other side may do the same key twice");
        }
        if (onDoubt == OnDoubt.QUERY && !queryable) {
            throw new IllegalArgumentException("effect " + kind + " asks in doubt, but the other side cannot answer");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout of effect " + kind + " is not positive: " + timeout);
        }
        if (restricts && reversibility == Reversibility.INFORMS) {
            throw new IllegalArgumentException("effect " + kind + " takes something away, so it does more than inform");
        }
    }

    /** Creates the declaration of an effect that takes nothing away. */
    public EffectSpec(
            String kind,
            Audience audience,
            Reversibility reversibility,
            boolean idempotent,
            boolean queryable,
            OnDoubt onDoubt,
            Settlement settlement,
            Duration timeout) {
        this(kind, audience, reversibility, idempotent, queryable, onDoubt, settlement, timeout, false);
    }
}
