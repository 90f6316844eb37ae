package io.crmautopilot.examples.salon;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import java.util.List;
import java.util.Optional;

/** Says who stands behind the tokens of the log. Only who holds the vault can: the log itself names nobody. */
final class Names {

    private final String tenant;
    private final PersonVault vault;
    private final ClientCards cards;
    private final List<Approver> approvers;

    Names(String tenant, PersonVault vault, ClientCards cards, List<Approver> approvers) {
        this.tenant = tenant;
        this.vault = vault;
        this.cards = cards;
        this.approvers = approvers;
    }

    /** Returns the person's or vendor's name, or the token itself where nothing is known behind it. */
    String of(String token) {
        PersonVault.File file = vault.file(tenant, token);
        Optional<String> person = file.person();
        if (person.isEmpty()) {
            return token;
        }
        Optional<String> client = cards.byId(tenant, person.get()).map(Names::client);
        Optional<String> approver = approvers.stream()
                .filter(one -> one.contact().key().equals(person.get()))
                .map(one -> one.name() + ", " + (one.role().equals("owner") ? "the owner" : "the second in line"))
                .findFirst();
        return client.or(() -> approver).or(() -> file.recall("name")).orElse(token);
    }

    private static String client(ClientCard card) {
        return card.name() + " (" + card.id() + ")";
    }

    /** Returns what was written in a message of that person; empty when it is not kept. */
    String said(String token, String message) {
        return vault.file(tenant, token).recall("message:" + message).orElse("");
    }
}
