package io.crmautopilot.channels;

import io.crmautopilot.channels.Settlement.State;
import io.crmautopilot.person.BranchRef;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hands reports of letters on, each state of a letter once and in ascending order. Forgetting is safe: a report changes nothing twice. */
final class SettledLetters implements Settlements {

    static final int MOST = 10_000;

    private final Reported reported;
    private final Map<String, State> highest = new LinkedHashMap<>();

    SettledLetters(Reported reported) {
        this.reported = reported;
    }

    @Override
    public synchronized void settled(Settlement settlement) {
        BranchRef branch = settlement.branch();
        if (branch == null) {
            return;
        }
        String letter = branch.tenant() + " " + settlement.key();
        State known = highest.get(letter);
        if (known != null && known.compareTo(settlement.state()) >= 0) {
            return;
        }
        reported.reported(branch, settlement.key(), settlement.outcome());
        // Only what was taken is remembered: a report that could not be stored comes again.
        highest.put(letter, settlement.state());
        if (highest.size() > MOST) {
            highest.remove(highest.keySet().iterator().next());
        }
    }
}
