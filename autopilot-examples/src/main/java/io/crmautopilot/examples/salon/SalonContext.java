package io.crmautopilot.examples.salon;

import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.incident.ContextSource;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the chain knows of a branch: its equipment, and who was served by whom. */
final class SalonContext implements ContextSource {

    private final TenantSettings settings;
    private final ClientCards cards;

    SalonContext(TenantSettings settings, ClientCards cards) {
        this.settings = settings;
        this.cards = cards;
    }

    @Override
    public BranchContext context(BranchRef branch, Instant from, Instant to) {
        return settings.of(branch)
                .map(known -> {
                    List<Visit> visits =
                            cards.visits(branch, to.atZone(known.zone()).toLocalDate());
                    Set<String> equipment = known.equipment();
                    int others = settings.branches(branch.tenant()).size() - 1;
                    return new BranchContext(equipment, visits, List.of(), others);
                })
                .orElse(BranchContext.unknown());
    }
}
