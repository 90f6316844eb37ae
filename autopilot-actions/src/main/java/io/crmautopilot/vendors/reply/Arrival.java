package io.crmautopilot.vendors.reply;

import java.util.List;

/**
 * When somebody would be there, as a reply says it.
 *
 * @param minutes minutes from the reply; negative where no time is said
 * @param certain whether the words allow no other reading
 * @param offers the places of the times that speak of coming
 */
record Arrival(int minutes, boolean certain, List<TimeSpan> offers) {

    static final Arrival NONE = new Arrival(-1, false, List.of());

    boolean known() {
        return minutes >= 0;
    }
}
