package io.crmautopilot.resilient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorQuery;
import io.crmautopilot.vendor.VendorSearchException;
import io.crmautopilot.vendor.VendorSearchException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResilientReadsTest {

    private static final BranchRef BRANCH = new BranchRef("salon", "dostyk");
    private static final VendorQuery QUERY =
            new VendorQuery(BRANCH, "hvac", new GeoPoint(43.2, 76.9), Duration.ofHours(1));

    private Instant now = Instant.parse("2026-11-20T10:30:00Z");
    private final Resilient resilient = new Resilient(() -> now, span -> now = now.plus(span));
    private final Deque<RuntimeException> faults = new ArrayDeque<>();
    private int calls;

    @AfterEach
    void close() {
        resilient.close();
    }

    @Test
    void a_directory_that_is_down_for_a_moment_is_asked_again() {
        faults.add(new VendorSearchException(Kind.UNAVAILABLE, "down"));
        faults.add(new IllegalStateException("also down"));

        assertThat(directory().search(QUERY)).isEmpty();
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void what_repeating_cannot_help_is_told_at_once_as_the_port_told_it() {
        VendorSearchException quota = new VendorSearchException(Kind.QUOTA, "used up");
        faults.add(quota);

        assertThatThrownBy(() -> directory().search(QUERY)).isSameAs(quota);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void a_directory_that_stays_down_fails_with_its_own_kind_of_exception() {
        for (int i = 0; i < 3; i++) {
            faults.add(new IllegalStateException("77000000101"));
        }

        assertThatThrownBy(() -> directory().search(QUERY))
                .isInstanceOf(VendorSearchException.class)
                .hasMessage("directory threw java.lang.IllegalStateException");
    }

    @Test
    void cards_are_read_again_and_then_reported_as_unavailable() {
        ClientCards cards = resilient.clientCards("cards", new Cards(), Limits.usual());
        faults.add(new IllegalStateException("x"));
        assertThat(cards.byId("salon", "c-101")).isEmpty();
        assertThat(cards.byContact("salon", new Contact("whatsapp", "77000000101")))
                .isEmpty();

        for (int i = 0; i < 3; i++) {
            faults.add(new IllegalStateException("77000000101"));
        }

        assertThatThrownBy(() -> cards.visits(BRANCH, LocalDate.of(2026, 11, 20)))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("cards threw java.lang.IllegalStateException");
    }

    private VendorDirectory directory() {
        return resilient.vendorDirectory("directory", query -> answer(List.<Vendor>of()), Limits.usual());
    }

    private <T> T answer(T value) {
        calls++;
        RuntimeException fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
        return value;
    }

    private final class Cards implements ClientCards {

        @Override
        public Optional<ClientCard> byId(String tenant, String id) {
            return answer(Optional.empty());
        }

        @Override
        public Optional<ClientCard> byContact(String tenant, Contact contact) {
            return answer(Optional.empty());
        }

        @Override
        public List<Visit> visits(BranchRef branch, LocalDate day) {
            return answer(List.of());
        }
    }
}
