package io.crmautopilot.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.testing.InMemoryPersonVault;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReturnVisitsTest {

    private static final Instant END = Instant.parse("2025-07-14T09:00:00Z");
    private static final Contact CLIENT = new Contact("whatsapp", "+7 700 000 11 01");
    private static final Duration MONTH = Duration.ofDays(30);

    private final InMemoryPersonVault vault = new InMemoryPersonVault();
    private final String token = vault.tokenOf(Salon.TENANT, CLIENT.key());

    private ReturnVisits port(Instant... visits) {
        return ReturnVisits.of(vault, new Book(List.of(visits)), new OneBranch(), MONTH);
    }

    private Measured<Boolean> after(Duration later, Instant... visits) {
        return port(visits).returned(Salon.BRANCH, token, END, END.plus(later));
    }

    @Test
    void who_came_within_the_time_has_returned_and_who_did_not_has_not() {
        assertThat(after(Duration.ofDays(40), END.plus(Duration.ofDays(29)))).isEqualTo(Measured.known(true));
        assertThat(after(Duration.ofDays(40), END.plus(Duration.ofDays(31)))).isEqualTo(Measured.known(false));
        assertThat(after(Duration.ofDays(40))).isEqualTo(Measured.known(false));
    }

    @Test
    void nothing_is_known_before_the_time_is_over_unless_they_came() {
        assertThat(after(Duration.ofDays(10))).isEqualTo(Measured.unknown(Unknown.TOO_EARLY));
        assertThat(after(Duration.ofDays(10), END.plus(Duration.ofDays(5)))).isEqualTo(Measured.known(true));
    }

    @Test
    void the_visit_of_the_incident_itself_and_a_booking_to_come_are_no_return() {
        assertThat(after(Duration.ofDays(40), END.minusSeconds(3_600))).isEqualTo(Measured.known(false));
        assertThat(after(Duration.ofDays(10), END.plus(Duration.ofDays(20))))
                .isEqualTo(Measured.unknown(Unknown.TOO_EARLY));
    }

    @Test
    void of_a_person_who_was_forgotten_nothing_is_known() {
        vault.forget(Salon.TENANT, CLIENT.key());

        assertThat(after(Duration.ofDays(40), END.plus(Duration.ofDays(2))))
                .isEqualTo(Measured.unknown(Unknown.NOT_SAID));
    }

    @Test
    void a_time_that_is_not_positive_is_refused() {
        assertThatThrownBy(() -> ReturnVisits.of(vault, new Book(List.of()), new OneBranch(), Duration.ZERO))
                .hasMessageContaining("not positive");
    }

    private record Book(List<Instant> visits) implements ClientCards {

        @Override
        public Optional<ClientCard> byId(String tenant, String id) {
            return Optional.empty();
        }

        @Override
        public Optional<ClientCard> byContact(String tenant, Contact contact) {
            return Optional.of(new ClientCard("c1", "", Language.RU, List.of(contact), false, Set.of(), 3))
                    .filter(card -> contact.key().equals(CLIENT.key()));
        }

        @Override
        public List<Visit> visits(BranchRef branch, LocalDate day) {
            return visits.stream()
                    .filter(at -> at.atZone(java.time.ZoneId.of("Asia/Almaty"))
                            .toLocalDate()
                            .equals(day))
                    .map(at -> new Visit("c1", "s1", "cut", at, Duration.ofHours(1)))
                    .toList();
        }
    }

    private static final class OneBranch implements TenantSettings {

        @Override
        public Optional<BranchSettings> of(BranchRef branch) {
            return Optional.of(Salon.settings(AutonomyLevel.CORRIDOR, Salon.corridor()));
        }

        @Override
        public List<BranchRef> branches(String tenant) {
            return List.of(Salon.BRANCH);
        }
    }
}
