package io.crmautopilot.vendors.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorSearchException;
import io.crmautopilot.vendors.ExperienceBook;
import io.crmautopilot.vendors.VendorExperience;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergedVendorsTest {

    private static final VendorDirectory BROKEN = query -> {
        throw new VendorSearchException(VendorSearchException.Kind.QUOTA, "used up");
    };

    @Test
    void the_same_phone_is_the_same_vendor_and_the_later_entry_fills_in() {
        Vendor host = Vendor.builder("svc-1", "Климат")
                .phones(Set.of("+77000080001"))
                .listedMonths(60)
                .trustedByHost(true)
                .sources(Set.of("host"))
                .build();
        Vendor listed = Vendor.builder("2gis:1", "КлиматСервис Алматы")
                .phones(Set.of("+77000080001"))
                .rating(4.9)
                .reviews(214)
                .place(new GeoPoint(43.2, 76.9))
                .sources(Set.of("2gis"))
                .build();

        List<Vendor> merged = merge(List.of(host), List.of(listed));

        assertThat(merged).hasSize(1);
        assertThat(merged.get(0).id()).isEqualTo("svc-1");
        assertThat(merged.get(0).rating()).hasValue(4.9);
        assertThat(merged.get(0).listedMonths()).hasValue(60);
        assertThat(merged.get(0).trustedByHost()).isTrue();
        assertThat(merged.get(0).sources()).containsExactly("host", "2gis");
    }

    @Test
    void the_same_name_is_the_same_vendor_only_at_the_same_place() {
        Vendor one = Vendor.builder("a", "ТОО «Климат-Сервис»")
                .place(new GeoPoint(43.2400, 76.9500))
                .build();
        Vendor near = Vendor.builder("b", "Климат Сервис")
                .place(new GeoPoint(43.2401, 76.9501))
                .build();
        Vendor far = Vendor.builder("c", "Климат Сервис")
                .place(new GeoPoint(43.3, 76.9))
                .build();

        assertThat(merge(List.of(one), List.of(near))).hasSize(1);
        assertThat(merge(List.of(one), List.of(far))).hasSize(2);
    }

    @Test
    void reviews_are_not_added_up_since_they_may_be_of_the_same_people() {
        Vendor few = Vendor.builder("a", "A")
                .phones(Set.of("+77000080001"))
                .rating(5)
                .reviews(10)
                .reviewsLast7Days(9)
                .build();
        Vendor many = Vendor.builder("b", "A")
                .phones(Set.of("+77000080001"))
                .rating(4.5)
                .reviews(100)
                .build();

        Vendor merged = merge(List.of(few), List.of(many)).get(0);

        assertThat(merged.reviews()).hasValue(100);
        assertThat(merged.rating()).hasValue(4.5);
        assertThat(merged.reviewsLast7Days()).hasValue(9);
    }

    @Test
    void one_directory_that_fails_stops_no_other() {
        Vendor vendor = Vendor.builder("a", "A").build();

        List<Vendor> merged =
                MergedVendors.of(List.of(BROKEN, query -> List.of(vendor))).search(PlacesServer.QUERY);

        assertThat(merged).containsExactly(vendor);
    }

    @Test
    void when_all_fail_it_fails() {
        assertThatThrownBy(() -> MergedVendors.of(List.of(BROKEN, BROKEN)).search(PlacesServer.QUERY))
                .isInstanceOf(VendorSearchException.class)
                .hasMessage("used up");
        assertThatThrownBy(() -> MergedVendors.of(List.of())).hasMessageContaining("no directory");
    }

    @Test
    void a_tenant_remembers_a_vendor_in_whatever_directory_it_is_found() {
        ExperienceBook book = new ExperienceBook();
        Vendor here =
                Vendor.builder("svc-1", "A").phones(Set.of("+77000080001")).build();
        Vendor there =
                Vendor.builder("2gis:9", "A").phones(Set.of("+77000080001")).build();

        book.addJob("salon", here, true, true, true);
        book.addJob("salon", there, false, true, true);
        book.addPrepaymentAsked("other", here);

        assertThat(book.of("salon").of(there)).isEqualTo(new VendorExperience(2, 1, 2, 2, 0));
        assertThat(book.of("other").of(here).prepaymentsAsked()).isEqualTo(1);
        assertThat(book.of("nobody").of(here)).isEqualTo(VendorExperience.none());
    }

    private static List<Vendor> merge(List<Vendor> first, List<Vendor> second) {
        return MergedVendors.of(List.of(query -> first, query -> second)).search(PlacesServer.QUERY);
    }
}
