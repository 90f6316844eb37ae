package io.crmautopilot.examples.salon;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;

/** Writes sums as the timeline shows them. */
final class Sums {

    private Sums() {}

    /** Returns a recorded sum, such as {@code 18000 KZT}; empty text for none. */
    static String of(Fields money) {
        return money.isEmpty() ? "" : Money.of(money).toString();
    }
}
