package io.crmautopilot.vendors.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorQuery;
import io.crmautopilot.vendor.VendorSearchException;
import io.crmautopilot.vendor.VendorSearchException.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoGisVendorsTest {

    private static final String TWO = """
        {"meta":{"code":200,"api_version":"3.0.1","issue_date":"20251001"},"result":{"total":2,"items":[
          {"id":"70000001000000001","name":"КлиматСервис Алматы, сервисная компания","type":"branch","address_name":"Достык, 1",
           "point":{"lat":43.2421,"lon":76.945},"reviews":{"general_rating":4.9,"general_review_count":214,"is_reviewable":true},
           "contact_groups":[{"contacts":[{"type":"phone","text":"+7 (700) 008-00-01","value":"+77000080001"},
             {"type":"whatsapp","text":"+7 700 008 00 01","value":"https://wa.me/77000080001"},
             {"type":"website","value":"http://klimat.example"}]}]},
          {"id":"70000001000000002","name":"AC Master","type":"branch"},
          {"name":"без id"}]}}\
        """;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void an_answer_becomes_vendors_and_what_it_does_not_tell_stays_unknown() throws Exception {
        try (PlacesServer server = PlacesServer.answering(200, TWO)) {
            List<Vendor> vendors = search(server);

            assertThat(vendors).hasSize(2);
            Vendor first = vendors.get(0);
            assertThat(first.id()).isEqualTo("2gis:70000001000000001");
            assertThat(first.rating()).hasValue(4.9);
            assertThat(first.reviews()).hasValue(214);
            assertThat(first.phones()).containsExactly("+77000080001");
            assertThat(first.contact().orElseThrow().address()).isEqualTo("+77000080001");
            assertThat(first.listedMonths()).isEmpty();
            assertThat(first.trustedByHost()).isFalse();
            assertThat(vendors.get(1).rating()).isEmpty();
            assertThat(vendors.get(1).contact()).isEmpty();
        }
    }

    @Test
    void longitude_comes_first_and_the_words_are_those_of_the_trade() throws Exception {
        try (PlacesServer server = PlacesServer.answering(200, TWO)) {
            search(server);

            assertThat(server.asked)
                    .startsWith("/3.0/items?q=")
                    .contains("point=76.9555%2C43.2389")
                    .contains("radius=15000");
            assertThat(server.asked).contains("locale=ru_KZ").contains("key=secret-key");
        }
    }

    @Test
    void nobody_found_is_no_failure() throws Exception {
        String nobody =
                "{\"meta\":{\"code\":404,\"error\":{\"message\":\"Results not found\",\"type\":\"itemNotFound\"}}}";
        try (PlacesServer server = PlacesServer.answering(200, nobody)) {
            assertThat(search(server)).isEmpty();
        }
    }

    @Test
    void a_code_in_the_body_counts_though_the_status_is_200() throws Exception {
        String blocked = "{\"meta\":{\"code\":403,\"error\":{\"message\":\"Authorization error:"
                + " secret-key\",\"type\":\"apiKeyIsBlocked\"}}}";
        try (PlacesServer server = PlacesServer.answering(200, blocked)) {
            VendorSearchException failure = failure(server);

            assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
            assertThat(failure).hasMessageNotContaining("secret-key");
        }
    }

    @Test
    void a_quota_a_failure_and_nonsense_are_told_apart() throws Exception {
        try (PlacesServer server = PlacesServer.answering(429, "")) {
            assertThat(failure(server).kind()).isEqualTo(Kind.QUOTA);
        }
        try (PlacesServer server = PlacesServer.answering(502, "<html>bad gateway</html>")) {
            assertThat(failure(server).kind()).isEqualTo(Kind.UNAVAILABLE);
        }
        try (PlacesServer server = PlacesServer.answering(200, "<html>hello</html>")) {
            assertThat(failure(server).kind()).isEqualTo(Kind.UNREADABLE);
        }
        try (PlacesServer server =
                PlacesServer.answering(200, "{\"meta\":{\"code\":200},\"result\":{\"items\":[{\"id\":\"1\"")) {
            assertThat(failure(server).kind()).isEqualTo(Kind.UNREADABLE);
        }
        try (PlacesServer server = PlacesServer.answering(200, "{\"x\":\"" + "y".repeat(2_100_000) + "\"}")) {
            assertThat(failure(server).kind()).isEqualTo(Kind.UNREADABLE);
        }
    }

    @Test
    void an_answer_that_stops_half_way_ends_with_the_time_allowed() throws Exception {
        try (PlacesServer server = new PlacesServer(200, "{\"meta\":", true)) {
            VendorSearchException failure = catchThrowableOfType(
                    VendorSearchException.class,
                    () -> TwoGisVendors.of(server.settings(Duration.ofMillis(300)), client)
                            .search(PlacesServer.QUERY));

            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @Test
    void a_server_that_is_not_there_is_unavailable() throws Exception {
        PlacesSettings settings;
        try (PlacesServer server = PlacesServer.answering(200, TWO)) {
            settings = server.settings(Duration.ofSeconds(5));
        }

        assertThatThrownBy(() -> TwoGisVendors.of(settings, client).search(PlacesServer.QUERY))
                .isInstanceOfSatisfying(
                        VendorSearchException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    @Test
    void fields_of_another_type_are_unknown_and_lose_no_vendor() throws Exception {
        String odd = """
            {"meta":{"code":200},"result":{"items":[{"id":"1","name":"A","point":{"lat":"north","lon":[1]},
              "reviews":{"general_rating":"good","general_review_count":-4},"contact_groups":{"contacts":[]}},
              {"id":"2","name":"B","reviews":{"general_rating":9.9,"general_review_count":12}}]}}\
            """;
        try (PlacesServer server = PlacesServer.answering(200, odd)) {
            List<Vendor> vendors = search(server);

            assertThat(vendors).extracting(Vendor::name).containsExactly("A", "B");
            assertThat(vendors.get(0).place()).isEmpty();
            assertThat(vendors.get(1).rating()).isEmpty();
        }
    }

    @Test
    void a_trade_without_words_is_a_setting_to_be_mended() throws Exception {
        try (PlacesServer server = PlacesServer.answering(200, TWO)) {
            VendorQuery query = new VendorQuery(
                    PlacesServer.QUERY.branch(), "falconry", PlacesServer.QUERY.place(), PlacesServer.QUERY.within());

            assertThatThrownBy(() -> TwoGisVendors.of(server.settings(Duration.ofSeconds(5)), client)
                            .search(query))
                    .hasMessageContaining("falconry");
        }
    }

    @Test
    void settings_hide_the_key_and_refuse_what_cannot_be() {
        PlacesSettings settings = PlacesSettings.kazakhstan(URI.create("https://catalog.api.2gis.com"), "secret-key");

        assertThat(settings.toString()).doesNotContain("secret-key");
        assertThatThrownBy(() -> PlacesSettings.kazakhstan(URI.create("ftp://x"), "k"))
                .hasMessageContaining("base");
        assertThatThrownBy(() -> PlacesSettings.kazakhstan(URI.create("https://x"), " "))
                .hasMessageContaining("key");
    }

    private List<Vendor> search(PlacesServer server) {
        return TwoGisVendors.of(server.settings(Duration.ofSeconds(20)), client).search(PlacesServer.QUERY);
    }

    private VendorSearchException failure(PlacesServer server) {
        return catchThrowableOfType(VendorSearchException.class, () -> search(server));
    }
}
