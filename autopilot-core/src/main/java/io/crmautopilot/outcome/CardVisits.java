package io.crmautopilot.outcome;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Looks into the host's appointment books, day by day, for a visit that began after the incident. */
final class CardVisits implements ReturnVisits {

    private final PersonVault vault;
    private final ClientCards cards;
    private final TenantSettings settings;
    private final Duration within;

    CardVisits(PersonVault vault, ClientCards cards, TenantSettings settings, Duration within) {
        this.vault = vault;
        this.cards = cards;
        this.settings = settings;
        this.within = within;
    }

    @Override
    public Measured<Boolean> returned(BranchRef branch, String token, Instant after, Instant now) {
        Optional<String> client =
                vault.file(branch.tenant(), token).person().flatMap(who -> card(branch.tenant(), who));
        if (client.isEmpty()) {
            return Measured.unknown(Unknown.NOT_SAID);
        }
        Instant until = after.plus(within);
        Instant seen = now.isBefore(until) ? now : until;
        for (BranchRef each : settings.branches(branch.tenant())) {
            if (isBooked(each, client.get(), after, seen)) {
                return Measured.known(true);
            }
        }
        return now.isBefore(until) ? Measured.unknown(Unknown.TOO_EARLY) : Measured.known(false);
    }

    private boolean isBooked(BranchRef branch, String client, Instant after, Instant until) {
        Optional<ZoneId> zone = settings.of(branch).map(known -> known.zone());
        if (zone.isEmpty()) {
            return false;
        }
        LocalDate last = until.atZone(zone.get()).toLocalDate();
        for (LocalDate day = after.atZone(zone.get()).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            boolean came = cards.visits(branch, day).stream()
                    .anyMatch(visit -> visit.client().equals(client)
                            && visit.startsAt().isAfter(after)
                            && !visit.startsAt().isAfter(until));
            if (came) {
                return true;
            }
        }
        return false;
    }

    /** Whom the vault knows is a client's id at the host, or an address of theirs. */
    private Optional<String> card(String tenant, String person) {
        List<String> parts = List.of(person.split(":", 2));
        return cards.byId(tenant, person)
                .or(() -> parts.size() == 2
                        ? cards.byContact(tenant, new Contact(parts.get(0), parts.get(1)))
                        : Optional.empty())
                .map(ClientCard::id);
    }
}
