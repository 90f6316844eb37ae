package io.crmautopilot.guard;

import java.time.Duration;
import java.time.Instant;

/**
 * What a guard says about one proposed action. Each ruling names the {@code rule} that it rests on by its id, and says the {@code reason}
 * in a sentence for the log, without personal data.
 */
public sealed interface Ruling {

    /** Returns the rule's id, such as {@code within-corridor}. */
    String rule();

    /** Returns the reason in a sentence. */
    String reason();

    /** It may run now, if the budget allows it. */
    record Allow(String rule, String reason) implements Ruling {}

    /** It may run when nobody objects within {@code window}, a positive span that begins when the branch's approvers are told. */
    record AllowAfter(Duration window, String rule, String reason) implements Ruling {}

    /** It may be proposed again from {@code from} on. */
    record Later(Instant from, String rule, String reason) implements Ruling {}

    /** A person decides. */
    record Hold(String rule, String reason) implements Ruling {}

    /** It does not run. */
    record Refuse(String rule, String reason) implements Ruling {}

    /** It is written down as what would have been done, and does not run. */
    record Observe(String rule, String reason) implements Ruling {}
}
