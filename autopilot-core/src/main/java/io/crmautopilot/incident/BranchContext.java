package io.crmautopilot.incident;

import io.crmautopilot.person.Visit;
import io.crmautopilot.signal.Signal;
import java.util.List;
import java.util.Set;

/**
 * What the host knows of a branch around the time of a signal.
 *
 * @param equipment what the branch has, such as {@code air-conditioner}, {@code boiler}, {@code pos-terminal}, {@code router};
 *     empty when that is not known
 * @param visits who was served by whom and when, of the day; empty when that is not known
 * @param elsewhere signals of the same hours in other branches of the tenant
 * @param otherBranches how many other branches the tenant has; 0 when it has none or that is not known
 */
public record BranchContext(Set<String> equipment, List<Visit> visits, List<Signal> elsewhere, int otherBranches) {

    private static final BranchContext UNKNOWN = new BranchContext(Set.of(), List.of(), List.of(), 0);

    /** Creates a context; collections are copied, and a negative number of branches is refused. */
    public BranchContext {
        equipment = Set.copyOf(equipment);
        visits = List.copyOf(visits);
        elsewhere = List.copyOf(elsewhere);
        if (otherBranches < 0) {
            throw new IllegalArgumentException("otherBranches is negative: " + otherBranches);
        }
    }

    /** Returns the context of which nothing is known. */
    public static BranchContext unknown() {
        return UNKNOWN;
    }
}
