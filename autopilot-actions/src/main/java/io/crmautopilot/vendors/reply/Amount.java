package io.crmautopilot.vendors.reply;

/**
 * A sum that a reply names, in whole tenge.
 *
 * @param start its first token
 * @param end the token after it
 * @param low the sum, or the lower bound of a range
 * @param high the upper bound; equal to {@code low} where one sum is named
 * @param bound whether it is the sum, the least, or the most
 * @param per what it is for: the whole, an hour of work, a unit of area
 * @param explicit whether a currency, a thousand or its size says that it is money; otherwise its place does
 */
record Amount(int start, int end, long low, long high, Bound bound, Per per, boolean explicit) {

    enum Bound {
        EXACT,
        LEAST,
        MOST
    }

    enum Per {
        WHOLE,
        HOUR,
        AREA
    }

    boolean range() {
        return high > low;
    }

    Amount with(Bound bound) {
        return new Amount(start, end, low, high, bound, per, explicit);
    }

    Amount per(Per per, int end) {
        return new Amount(start, end, low, high, bound, per, explicit);
    }

    Amount unsure() {
        return new Amount(start, end, low, high, bound, per, false);
    }
}
