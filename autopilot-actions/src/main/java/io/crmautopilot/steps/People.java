package io.crmautopilot.steps;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.channels.MarketingStop;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds who stands behind a token, through the vault and the host's own cards. */
final class People {

    private final PersonVault vault;
    private final ClientCards cards;

    People(PersonVault vault, ClientCards cards) {
        this.vault = vault;
        this.cards = cards;
    }

    PersonVault.File file(String tenant, String token) {
        return vault.file(tenant, token);
    }

    /** Returns the token of the client whom the host knows by {@code id}. */
    String tokenOfClient(String tenant, String id) {
        return vault.tokenOf(tenant, id);
    }

    /** Returns the token of whoever owns {@code contact}: a vendor, an approver, a client without a card. */
    String tokenOf(String tenant, Contact contact) {
        return vault.tokenOf(tenant, contact.key());
    }

    /** Returns the client's card, found by the host's id or by the address; empty when there is none, or the person was forgotten. */
    Optional<ClientCard> card(String tenant, String token) {
        return vault.file(tenant, token)
                .person()
                .flatMap(person -> cards.byId(tenant, person)
                        .or(() -> contact(person).flatMap(contact -> cards.byContact(tenant, contact))));
    }

    /** Tells whether a client agrees to offers: the card says so, and no file of the same person holds a stop. */
    boolean agreesToOffers(String tenant, String token, ClientCard card) {
        return card.marketingConsent()
                && Stream.concat(
                                Stream.of(token, tokenOfClient(tenant, card.id())),
                                card.contacts().stream()
                                        .flatMap(People::spellings)
                                        .map(contact -> tokenOf(tenant, contact)))
                        .distinct()
                        .noneMatch(one -> MarketingStop.holds(vault.file(tenant, one)));
    }

    /** Returns the address that the person last wrote from; empty when the person never wrote or was forgotten. */
    Optional<Contact> wroteFrom(String tenant, String token) {
        return vault.file(tenant, token).recall("contact").flatMap(People::contact);
    }

    /** Returns the address of a vendor: the one that was kept when it was found, else the one its token was made for. */
    Optional<Contact> vendor(String tenant, String token) {
        PersonVault.File file = vault.file(tenant, token);
        return file.person()
                .flatMap(person -> file.recall("contact").or(() -> Optional.of(person)))
                .flatMap(People::contact);
    }

    /** A card may write a number with the plus that messengers leave out. */
    private static Stream<Contact> spellings(Contact contact) {
        String bare = contact.address().replaceFirst("^\\+(?=.)", "");
        return Stream.of(contact, new Contact(contact.channel(), bare)).distinct();
    }

    /** Returns the approver behind {@code token}, if the settings still name that person. */
    Optional<Approver> approver(BranchSettings settings, String token) {
        String tenant = settings.branch().tenant();
        return settings.approvers().stream()
                .filter(approver -> tokenOf(tenant, approver.contact()).equals(token))
                .findFirst();
    }

    private static Optional<Contact> contact(String key) {
        int colon = key.indexOf(':');
        return colon > 0 && colon < key.length() - 1
                ? Optional.of(new Contact(key.substring(0, colon), key.substring(colon + 1)))
                : Optional.empty();
    }
}
