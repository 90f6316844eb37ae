package io.crmautopilot.vendors.reply;

/**
 * A number of a reply, in digits or in words.
 *
 * @param start its first token
 * @param end the token after it
 * @param value what it says
 * @param raw the folded digits; empty when it is in words
 * @param ending the grammatical case that a Kazakh ending gives it
 */
record Num(int start, int end, double value, String raw, Ending ending) {

    enum Ending {
        NONE,
        /** At: {@code үште}. */
        AT,
        /** To, by: {@code үшке}. */
        TO,
        /** From, after: {@code үштен}. */
        FROM,
        /** About: {@code үштер}. */
        ABOUT,
        /** Any other. */
        OTHER
    }

    boolean whole() {
        return value == Math.rint(value);
    }

    boolean within(double low, double high) {
        return value >= low && value <= high;
    }

    boolean digits() {
        return !raw.isEmpty();
    }

    Num half(int end, Ending ending) {
        return new Num(start, end, value + 0.5, raw, ending);
    }
}
