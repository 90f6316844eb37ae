package io.crmautopilot.architecture;

import java.util.List;
import java.util.Set;

class JdbcArchitectureTest extends ArchitectureContract {
    @Override
    protected List<String> line() {
        return List.of("jdbc");
    }

    @Override
    protected Set<String> known() {
        return Set.copyOf(CORE);
    }

    /** Tokens and keys must not be guessed, so their one maker asks the machine for chance. */
    @Override
    protected Set<String> adapters() {
        return Set.of("io.crmautopilot.jdbc.SecureTokens");
    }
}
