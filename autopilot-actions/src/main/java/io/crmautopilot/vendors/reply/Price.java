package io.crmautopilot.vendors.reply;

import io.crmautopilot.vendors.reply.VendorReply.PriceKind;

/**
 * What the sums of a reply come to, in whole tenge; -1 stands for what is not said.
 *
 * @param value the sum that the reply names as its price
 * @param kind what it is
 * @param ceiling the most that what is named may cost
 * @param fee the fee for coming or looking, where it is named
 * @param repair the lower bound of the work, where a fee is named beside it
 * @param repairCeiling the most that the work costs, where a fee is named beside it
 * @param certain whether the words allow no other reading
 */
record Price(long value, PriceKind kind, long ceiling, long fee, long repair, long repairCeiling, boolean certain) {

    static final Price NONE = new Price(-1, PriceKind.UNKNOWN, -1, -1, -1, -1, false);

    boolean known() {
        return value >= 0;
    }
}
