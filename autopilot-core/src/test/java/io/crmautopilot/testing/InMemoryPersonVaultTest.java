package io.crmautopilot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.contract.PersonVaultContract;
import org.junit.jupiter.api.Test;

class InMemoryPersonVaultTest extends PersonVaultContract {

    private final InMemoryPersonVault vault = new InMemoryPersonVault();

    @Override
    protected PersonVault vault() {
        return vault;
    }

    @Override
    protected PersonVault another() {
        return vault;
    }

    @Test
    void tokens_are_counted() {
        assertThat(vault.tokenOf("salon", "c-7")).isEqualTo("p-1");
        assertThat(vault.tokenOf("salon", "c-8")).isEqualTo("p-2");
    }
}
