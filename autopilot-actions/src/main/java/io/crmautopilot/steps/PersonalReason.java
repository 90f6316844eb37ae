package io.crmautopilot.steps;

import io.crmautopilot.json.Fields;

/** Why a person is needed for one client or approver: the code that reports tell it by, and the English sentences of the record. */
enum PersonalReason {
    /** The client asks for one. */
    ASKED_FOR("client-asks-person", "the client asks for a person", Next.PERSONALLY),
    /** What the client complains of is heavier than any machine may answer. */
    GRAVE("client-grave", "what the client wrote is for a person alone", Next.PERSONALLY),
    /** An answer is heavier than any machine may answer. */
    GRAVE_ANSWER("client-grave-answer", "what the client answers is for a person alone", Next.PERSONALLY),
    /** A second complaint that is upset, or that nobody could look at. */
    UPSET_AGAIN("client-upset-again", "what the client wrote again is for a person to answer", Next.PERSONALLY),
    /** A third complaint. */
    THIRD_COMPLAINT("client-third-complaint", "the client complains for the third time", Next.PERSONALLY),
    /** A complaint after the repair. */
    NOT_MENDED("client-not-mended", "the client complains after it was said to be mended", Next.PERSONALLY),
    /** The client said that it is no better. */
    NOT_BETTER("client-not-better", "the client says that it is no better", Next.PERSONALLY),
    /** A complaint after the complaints had stopped. */
    COMPLAINED_AGAIN(
            "client-complains-again", "the client complains again after the complaints had stopped", Next.PERSONALLY),
    /** The answer to the closing question is neither yes nor no. */
    UNCLEAR("client-unclear", "the client's answer has to be read by a person", Next.PERSONALLY),
    /** The client wants something, such as another time. */
    WANTS(
            "client-wants",
            "the client answers, and what they want is for a person to read",
            "read the answer; if another time is wanted, offer one"),
    /** The client complains again and must not be written to. */
    OPTED_OUT_AGAIN("client-opted-out-again", "the client complains and asked not to be written to", Next.PERSONALLY),
    /** The client complains and must not be written to. */
    OPTED_OUT("client-opted-out", "the client complains and asked not to be written to", Next.CALL),
    /** The corridor allows no further recipients. */
    TOO_MANY("client-too-many", "as many clients have been written to as the corridor allows", Next.CALL),
    /** The message was refused or failed; the value {@code rule} is by which rule. */
    UNREACHED("client-unreached", "we could not write", "reach the client another way"),
    /** No approved words fit what has to be said. */
    NO_WORDS("client-no-words", "no approved words fit", Next.PERSONALLY),
    /** An approver asks a question of their own. */
    APPROVER_ASKS(
            "approver-asks",
            "an approver asks what the record does not answer",
            "read the question, and answer the approver");

    private final String code;
    private final String sentence;
    private final String nextBest;

    PersonalReason(String code, String sentence, String nextBest) {
        this.code = code;
        this.sentence = sentence;
        this.nextBest = nextBest;
    }

    /** Returns the reason's code, stable across releases. */
    String code() {
        return code;
    }

    /** Returns what a case bears of this reason. */
    Fields details() {
        return Fields.of("reason", sentence, "nextBest", nextBest, "code", code);
    }

    /** Returns what a case bears of this reason, with what the record alone says of it in English. */
    Fields details(String detail) {
        return details().with("reason", sentence + ": " + detail);
    }

    /** Returns what a case bears of a message that did not go out, with the rule by which. */
    static Fields unreached(String rule, String detail) {
        return UNREACHED.details(detail).with("values", Fields.of("rule", rule));
    }

    /** Constants of an enum's own are not there yet when its values are made. */
    private static final class Next {
        static final String PERSONALLY = "answer personally, with the case in hand";
        static final String CALL = "call the client, or leave it at that, as they would want";
    }
}
