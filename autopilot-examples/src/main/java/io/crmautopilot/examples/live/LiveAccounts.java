package io.crmautopilot.examples.live;

import io.crmautopilot.channels.ChannelDirectory;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import java.util.Map;
import java.util.Optional;

/** The invented accounts of the invented chain: one WhatsApp number for each salon, one Instagram account for all. */
final class LiveAccounts implements ChannelDirectory {

    private static final Map<String, String> NUMBERS =
            Map.of("dostyk", "100000000000001", "samal", "100000000000002", "orbita", "100000000000003");
    private static final String INSTAGRAM = "17840000000000001";

    private final String tenant;
    private final ClientCards cards;

    LiveAccounts(String tenant, ClientCards cards) {
        this.tenant = tenant;
        this.cards = cards;
    }

    /** Returns the {@code phone_number_id} of a salon; empty when there is no such salon. */
    static String whatsApp(String location) {
        return NUMBERS.getOrDefault(location, "");
    }

    @Override
    public Optional<BranchRef> branch(String channel, String account) {
        if (channel.equals("instagram")) {
            return account.equals(INSTAGRAM) ? Optional.of(new BranchRef(tenant, "dostyk")) : Optional.empty();
        }
        return NUMBERS.entrySet().stream()
                .filter(number -> number.getValue().equals(account))
                .map(number -> new BranchRef(tenant, number.getKey()))
                .findFirst();
    }

    @Override
    public Optional<String> person(BranchRef branch, Contact contact) {
        return cards.byContact(branch.tenant(), contact).map(ClientCard::id);
    }
}
