package io.crmautopilot.examples.salon;

import io.crmautopilot.action.Loyalty;
import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.ContextSource;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendors.directory.HostVendors;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The chain of salons as a host's ports, with its calendar moved so that the day of the case is today. */
public final class SalonHost {

    private final SalonCase salon;
    private final Period moved;
    private final TenantSettings settings;
    private final ClientCards cards;

    private SalonHost(SalonCase salon, LocalDate today) {
        this.salon = salon;
        this.moved = Period.ofDays(Math.toIntExact(ChronoUnit.DAYS.between(SalonCase.DAY, today)));
        this.settings = new SalonSettings(salon, null);
        this.cards = new MovedCards(new SalonCards(salon));
    }

    /** Returns the chain as it would be if the day of the case were {@code today}. */
    public static SalonHost on(LocalDate today) {
        return new SalonHost(SalonCase.load(), today);
    }

    /** Returns the zone of the chain's clocks. */
    public static ZoneId zone() {
        return SalonCase.load().zone();
    }

    /** Returns the host's id of the chain. */
    public String tenant() {
        return salon.tenant();
    }

    /** Returns the settings of its branches. */
    public TenantSettings settings() {
        return settings;
    }

    /** Returns its client cards and appointment book. */
    public ClientCards cards() {
        return cards;
    }

    /** Returns what is known of its branches. */
    public ContextSource context() {
        return new SalonContext(settings, cards);
    }

    /** Returns the directory of the city's vendors. */
    public VendorDirectory vendors() {
        return HostVendors.read(salon.vendorList(), Currency.getInstance("KZT"), new PhoneNumbers("KZ"));
    }

    /** Returns the settings of the branch whose air conditioning fails. */
    public BranchSettings failing() {
        return settings.of(new BranchRef(salon.tenant(), "dostyk")).orElseThrow();
    }

    /** Returns its loyalty programme, in memory. */
    public Loyalty loyalty() {
        return new SalonLoyalty();
    }

    /** Returns its operator desk, in memory. */
    public OperatorDesk desk() {
        return new SalonDesk();
    }

    /** Returns the five weeks of messages before today, the oldest first. */
    public List<Message> history() {
        return salon.before(SalonCase.DAY).stream().map(this::moved).toList();
    }

    private Message moved(Message message) {
        return new Message(
                message.id(),
                message.branch(),
                message.sentAt().atZone(salon.zone()).plus(moved).toInstant(),
                message.channel(),
                message.author(),
                message.person(),
                message.text(),
                message.direction(),
                message.broadcast(),
                message.forwarded());
    }

    /** The cards as they are, and the appointment book moved. */
    private final class MovedCards implements ClientCards {

        private final ClientCards cards;

        MovedCards(ClientCards cards) {
            this.cards = cards;
        }

        @Override
        public Optional<ClientCard> byId(String tenant, String id) {
            return cards.byId(tenant, id);
        }

        @Override
        public Optional<ClientCard> byContact(String tenant, Contact contact) {
            return cards.byContact(tenant, contact);
        }

        @Override
        public List<Visit> visits(BranchRef branch, LocalDate day) {
            return cards.visits(branch, day.minus(moved)).stream()
                    .map(visit -> new Visit(
                            visit.client(),
                            visit.staff(),
                            visit.service(),
                            visit.startsAt().atZone(salon.zone()).plus(moved).toInstant(),
                            visit.length()))
                    .toList();
        }
    }
}
