package io.crmautopilot.vendors.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.text.Language;
import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorQuery;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostVendorsTest {

    private static final Currency KZT = Currency.getInstance("KZT");
    private static final VendorQuery QUERY =
            new VendorQuery(new BranchRef("t", "b"), "hvac", new GeoPoint(43.2, 76.9), Duration.ofHours(1));

    @Test
    void an_entry_becomes_a_trusted_vendor_with_its_phone_in_one_spelling() {
        Vendor vendor = read("""
            [{"id": "v1", "name": "Климат", "categories": ["hvac"], "lat": 43.2, "lon": 76.9, "rating": 4.5,
              "calloutPrice": 5000, "whatsapp": "8 (700) 008-00-01", "payee": "TOO Климат", "note": "left alone"}]\
            """).get(0);

        assertThat(vendor.trustedByHost()).isTrue();
        assertThat(vendor.calloutPrice()).contains(Money.ofMajor(5_000, KZT));
        assertThat(vendor.phones()).containsExactly("+77000080001");
        assertThat(vendor.contact().orElseThrow().address()).isEqualTo("+77000080001");
        assertThat(vendor.payee()).contains("TOO Климат");
        assertThat(vendor.reviews()).isEmpty();
    }

    @Test
    void every_wrong_field_is_named_with_its_entry() {
        String list = """
            [{"id": "v1", "name": "Климат", "categories": ["hvac"], "rating": 7},
             {"name": "Без номера", "categories": ["hvac"]},
             {"id": "v3", "name": "Тел", "categories": [], "whatsapp": "hello"},
             {"id": "v4", "name": "Тел", "categories": ["hvac"], "whatsapp": "hello", "reviews": "много", "lat": 95, "lon": 1},
             {"id": "v5", "name": "A", "categories": ["hvac"], "calloutPrice": "дорого", "lat": 1},
             {"id": "v6", "name": "A", "categories": ["hvac"]},
             {"id": "v6", "name": "B", "categories": ["hvac"]}]\
            """;

        assertThatThrownBy(() -> read(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vendor 1 (v1): rating of vendor v1 must be from 1 to 5")
                .hasMessageContaining("vendor 2, id: is missing")
                .hasMessageContaining("vendor 3 (v3), categories: at least one is needed")
                .hasMessageContaining("vendor 4 (v4), whatsapp: no phone number is hello")
                .hasMessageContaining("vendor 4 (v4), reviews:")
                .hasMessageContaining("vendor 4 (v4), lat and lon: latitude")
                .hasMessageContaining("vendor 5 (v5), calloutPrice:")
                .hasMessageContaining("vendor 5 (v5), lat and lon: one is missing")
                .hasMessageContaining("vendor 7 (v6), id: v6 comes twice");
    }

    @Test
    void the_language_that_a_vendor_is_written_to_in_is_one_that_there_are_words_in() {
        assertThat(read("[{'id': 'v1', 'name': 'A', 'categories': ['hvac'], 'language': 'kk'}]".replace('\'', '"'))
                        .get(0)
                        .language())
                .contains(Language.KK);
        for (String wrong : List.of("de", "mixed", "")) {
            String list = "[{'id': 'v1', 'name': 'A', 'categories': ['hvac'], 'language': '" + wrong + "'}]";
            assertThatThrownBy(() -> read(list.replace('\'', '"')))
                    .hasMessageContaining("vendor 1 (v1), language: none of ru, kk, en is " + wrong);
        }
    }

    @Test
    void what_is_no_list_is_refused() {
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("no JSON array");
        assertThatThrownBy(() -> read("[1]")).hasMessageContaining("no JSON array");
        assertThatThrownBy(() -> read("[{")).hasMessageContaining("no JSON array");
    }

    @Test
    void an_empty_list_finds_nobody() {
        assertThat(read("[]")).isEmpty();
    }

    private static List<Vendor> read(String json) {
        return HostVendors.read(json, KZT, new PhoneNumbers("KZ")).search(QUERY);
    }
}
