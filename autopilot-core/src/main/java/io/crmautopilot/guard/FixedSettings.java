package io.crmautopilot.guard;

import io.crmautopilot.person.BranchRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that stay as they are. */
final class FixedSettings implements TenantSettings {

    private final Map<BranchRef, BranchSettings> settings = new LinkedHashMap<>();

    FixedSettings(List<BranchSettings> branches) {
        for (BranchSettings branch : branches) {
            if (settings.put(branch.branch(), branch) != null) {
                throw new IllegalArgumentException("branch comes twice: " + branch.branch());
            }
        }
    }

    @Override
    public Optional<BranchSettings> of(BranchRef branch) {
        return Optional.ofNullable(settings.get(branch));
    }

    @Override
    public List<BranchRef> branches(String tenant) {
        return settings.keySet().stream()
                .filter(branch -> branch.tenant().equals(tenant))
                .toList();
    }
}
