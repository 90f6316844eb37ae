package io.crmautopilot.channels;

import io.crmautopilot.action.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What Graph's error codes mean for a letter. Meta asks to decide on the code alone: titles change, and one HTTP status carries many
 * codes. A code says for certain that the letter was not sent, with the exceptions that say so.
 */
final class GraphErrors {

    static final int PAIR_TOO_FAST = 131056;
    static final int ACCOUNT_TOO_FAST = 130429;
    static final int WINDOW_CLOSED = 131047;

    private static final Map<Integer, String> AGAIN = Map.ofEntries(
            Map.entry(2, "Graph is down for a moment"),
            Map.entry(4, "the app asks too often"),
            Map.entry(17, "the account asks too often"),
            Map.entry(32, "the account asks too often"),
            Map.entry(341, "the app asks too often"),
            Map.entry(613, "the account asks too often"),
            Map.entry(80006, "the account asks too often"),
            Map.entry(80007, "the account asks too often"),
            Map.entry(ACCOUNT_TOO_FAST, "the number sends too fast"),
            Map.entry(131000, "WhatsApp failed without saying why"),
            Map.entry(131016, "WhatsApp is overloaded"),
            Map.entry(PAIR_TOO_FAST, "too many letters to this person in a short time"),
            Map.entry(131057, "the account is being maintained"));

    private static final Map<Integer, String> NEVER = never();

    /** Limits of calls over an hour or more; unlike the throughput of a number they do not pass in seconds. */
    private static final Set<Integer> QUOTAS = Set.of(4, 17, 32, 341, 613, 80006, 80007);

    private GraphErrors() {}

    private static Map<Integer, String> never() {
        Map<Integer, String> reasons = new HashMap<>();
        reasons.put(0, "the access token is not accepted");
        reasons.put(3, "the app lacks a permission");
        reasons.put(10, "outside the hours in which this person may be answered, or a permission is missing");
        reasons.put(33, "the number does not exist any more");
        reasons.put(100, "the request has a wrong parameter, or there is no such person");
        reasons.put(190, "the access token has expired");
        reasons.put(368, "the account is blocked for breaking a policy");
        reasons.put(551, "this person cannot be reached now");
        reasons.put(130472, "this person is part of an experiment of Meta's");
        reasons.put(130497, "the account may not write to this country");
        reasons.put(131005, "the app lacks a permission");
        reasons.put(131008, "a parameter is missing");
        reasons.put(131009, "a parameter has a wrong value");
        reasons.put(131021, "the number writes to itself");
        reasons.put(131026, "this person cannot be reached on WhatsApp: another channel, or a person");
        reasons.put(131030, "this number is not on the list of a test account");
        reasons.put(131031, "the account is locked");
        reasons.put(131037, "the number has no display name yet");
        reasons.put(131042, "the account has a problem with payment");
        reasons.put(131045, "the number is not registered");
        reasons.put(WINDOW_CLOSED, "the 24 hours are over: a registered template is needed");
        reasons.put(131048, "too many of the number's letters were reported as spam");
        reasons.put(131049, "Meta keeps this person from more marketing for now: not to be sent again soon");
        reasons.put(131050, "this person wants no marketing from the business");
        reasons.put(131051, "this kind of message is not supported");
        reasons.put(132000, "the number of values differs from the template's slots");
        reasons.put(132001, "there is no such template in this language");
        reasons.put(132005, "the filled template is too long");
        reasons.put(132007, "the template breaks a policy");
        reasons.put(132012, "a value has another form than the template's slot");
        reasons.put(132015, "the template is paused");
        reasons.put(132016, "the template is disabled");
        reasons.put(133010, "the number is not registered");
        return Map.copyOf(reasons);
    }

    /** Tells whether the whole account, not one pair, is to be left alone for a while. */
    static boolean isTooFast(int status, int code) {
        return code == ACCOUNT_TOO_FAST || isQuota(code) || (status == 429 && code != PAIR_TOO_FAST);
    }

    static boolean isQuota(int code) {
        return QUOTAS.contains(code);
    }

    /** Returns what an answer without success means; {@code code} is negative when it names none. */
    static Outcome of(int status, int code) {
        String told = "HTTP " + status + (code < 0 ? "" : ", code " + code);
        if (AGAIN.containsKey(code)) {
            return new Outcome.Failed(AGAIN.get(code) + " (" + told + ")", true);
        }
        if (NEVER.containsKey(code)) {
            return new Outcome.Failed(NEVER.get(code) + " (" + told + ")", false);
        }
        if (code >= 200 && code <= 299) {
            return new Outcome.Failed("the app lacks a permission (" + told + ")", false);
        }
        if (status == 429 || status == 408) {
            return new Outcome.Failed("Graph did not take the request (" + told + ")", true);
        }
        if (status >= 500) {
            // A gateway that gives up says nothing of what stands behind it.
            return new Outcome.InDoubt("Graph failed and may have sent it (" + told + ")");
        }
        return new Outcome.Failed("Graph refused the request (" + told + ")", false);
    }
}
