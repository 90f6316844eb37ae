package io.crmautopilot.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VendorTest {

    @Test
    void what_nobody_said_stays_unknown() {
        Vendor vendor = Vendor.builder("v1", "Климат").build();

        assertThat(vendor.rating()).isEmpty();
        assertThat(vendor.reviews()).isEmpty();
        assertThat(vendor.contact()).isEmpty();
        assertThat(vendor.phones()).isEmpty();
    }

    @Test
    void an_impossible_value_is_refused_by_name() {
        Vendor.Builder vendor = Vendor.builder("v1", "Климат").reviews(5).reviewsLast7Days(6);

        assertThatThrownBy(vendor::build).hasMessage("vendor v1 cannot have 6 reviews of the last 7 days among 5");
        assertThatThrownBy(() -> Vendor.builder("v1", "Климат").rating(5.1).build())
                .hasMessageContaining("rating of vendor v1");
    }

    @Test
    void a_copy_changes_only_what_is_said() {
        Vendor vendor = Vendor.builder("v1", "Климат")
                .trades(Set.of("hvac"))
                .contact(new Contact("whatsapp", "+77000000001"))
                .build();

        Vendor copy = vendor.toBuilder().rating(4.5).build();

        assertThat(copy.toBuilder().build()).isEqualTo(copy);
        assertThat(copy.contact()).isEqualTo(vendor.contact());
        assertThat(copy.rating()).hasValue(4.5);
    }

    @Test
    void its_text_form_hides_the_address() {
        Vendor vendor = Vendor.builder("v1", "Климат")
                .contact(new Contact("whatsapp", "+77000000001"))
                .phones(Set.of("+77000000001"))
                .build();

        assertThat(vendor.toString()).doesNotContain("77000000001");
    }

    @Test
    void distance_is_that_of_the_great_circle() {
        GeoPoint almaty = new GeoPoint(43.2389, 76.9555);
        GeoPoint astana = new GeoPoint(51.1605, 71.4704);

        double kilometres = almaty.kilometresTo(astana);

        assertThat(kilometres).isCloseTo(971, within(10.0));
        assertThat(almaty.kilometresTo(almaty)).isZero();
        assertThat(new GeoPoint(0, 0).kilometresTo(new GeoPoint(0, 180))).isCloseTo(20_015, within(1.0));
    }

    @Test
    void a_place_outside_the_earth_is_refused() {
        assertThatThrownBy(() -> new GeoPoint(91, 0)).hasMessageContaining("latitude");
        assertThatThrownBy(() -> new GeoPoint(0, Double.NaN)).hasMessageContaining("longitude");
    }

    @Test
    void a_query_without_time_is_refused() {
        BranchRef branch = new BranchRef("salon", "dostyk");
        GeoPoint place = new GeoPoint(43, 76);

        assertThatThrownBy(() -> new VendorQuery(branch, "hvac", place, Duration.ZERO))
                .hasMessageContaining("within");
        assertThatThrownBy(() -> new VendorQuery(branch, " ", place, Duration.ofHours(1)))
                .hasMessageContaining("trade");
    }
}
