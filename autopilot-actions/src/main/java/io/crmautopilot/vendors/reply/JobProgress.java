package io.crmautopilot.vendors.reply;

import io.crmautopilot.money.Money;
import java.time.Duration;

/**
 * What a booked vendor says of the job.
 *
 * @param stage how far it says to be
 * @param finalPrice what it says the job comes to, once finished
 * @param arrival when it says to arrive, after this message; unknown when it says nothing of it
 */
public record JobProgress(Stage stage, Stated<Money> finalPrice, Stated<Duration> arrival) {

    /** How far a job is. */
    public enum Stage {
        /** Nothing that changes how far it is. */
        NONE,
        /** Somebody has set out. */
        ON_THE_WAY,
        /** Somebody comes later than agreed. */
        DELAYED,
        /** Somebody is there. */
        ARRIVED,
        /** The work is done. */
        FINISHED,
        /** Somebody was there, and it is not mended. */
        NOT_MENDED,
        /** Nobody comes after all. */
        CANCELLED
    }
}
