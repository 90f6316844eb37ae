package io.crmautopilot.examples.salon;

import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The chain's settings: who owns the autopilot's quality, how far it may go in each branch, and what it may spend. */
final class SalonSettings implements TenantSettings {

    private final Map<BranchRef, BranchSettings> branches = new LinkedHashMap<>();

    /**
     * Reads the settings.
     *
     * @param level the level for every branch instead of the levels that the branches have earned; null to keep those
     */
    SalonSettings(SalonCase salon, @Nullable AutonomyLevel level) {
        Fields crm = salon.crm();
        Fields corridor = crm.fields("corridor");
        List<Approver> approvers = corridor.texts("approvers").stream()
                .map(role -> approver(role, crm.fields("tenant").fields(role)))
                .toList();
        for (Fields location : crm.list("locations")) {
            BranchRef branch = new BranchRef(salon.tenant(), location.text("id"));
            AutonomyLevel earned =
                    AutonomyLevel.ofWords(corridor.fields("level").text(branch.location()));
            branches.put(
                    branch,
                    new BranchSettings(
                            branch,
                            location.text("name"),
                            location.text("address"),
                            location.decimal("lat"),
                            location.decimal("lon"),
                            salon.zone(),
                            Set.copyOf(location.texts("equipment")),
                            approvers,
                            level == null ? earned : level,
                            Map.of(),
                            corridor(corridor),
                            Duration.ofMinutes(40),
                            Duration.ofMinutes(30),
                            extras(crm)));
        }
    }

    private static Approver approver(String role, Fields person) {
        return new Approver(
                role,
                person.text("name"),
                new Contact("whatsapp", person.text("phone")),
                Language.ofCode(person.text("language")));
    }

    /** The file also says who earned which level when, and in which unit the sums are: facts about the corridor, not its limits. */
    private static Corridor corridor(Fields file) {
        Map<String, Object> limits = new HashMap<>(file.asMap());
        limits.keySet().removeAll(Set.of("level", "levelSetBy", "approvers", "amountsIn"));
        return Corridor.of(Fields.ofMap(limits).with("setBy", file.text("levelSetBy")));
    }

    private static Fields extras(Fields crm) {
        return Fields.of(
                "business", crm.fields("tenant").text("name"),
                "catalogue", crm.fields("loyalty").list("catalogue"),
                "cardFields",
                        Fields.of(
                                "phone", "phone",
                                "instagram", "instagram",
                                "language", "language",
                                "channel", "preferredChannel"));
    }

    @Override
    public Optional<BranchSettings> of(BranchRef branch) {
        return Optional.ofNullable(branches.get(branch));
    }

    @Override
    public List<BranchRef> branches(String tenant) {
        return branches.keySet().stream()
                .filter(branch -> branch.tenant().equals(tenant))
                .toList();
    }
}
