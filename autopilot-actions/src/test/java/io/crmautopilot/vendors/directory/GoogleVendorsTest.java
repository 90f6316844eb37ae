package io.crmautopilot.vendors.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmautopilot.json.Fields;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorSearchException;
import io.crmautopilot.vendor.VendorSearchException.Kind;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoogleVendorsTest {

    private static final String THREE = """
        {"places":[
          {"id":"ChIJ-one","displayName":{"text":"КлиматСервис","languageCode":"ru"},"rating":4.8,"userRatingCount":95,
           "location":{"latitude":43.242,"longitude":76.9451},"internationalPhoneNumber":"+7 700 008 0001","businessStatus":"OPERATIONAL"},
          {"id":"ChIJ-two","displayName":{"text":"Closed"},"businessStatus":"CLOSED_PERMANENTLY"},
          {"id":"ChIJ-three","displayName":{"text":"Landline"},"internationalPhoneNumber":"+7 727 200 0000"}]}\
        """;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void an_answer_becomes_vendors_without_those_that_closed() throws Exception {
        try (PlacesServer server = PlacesServer.answering(200, THREE)) {
            List<Vendor> vendors = search(server);

            assertThat(vendors).extracting(Vendor::id).containsExactly("google:ChIJ-one", "google:ChIJ-three");
            assertThat(vendors.get(0).reviews()).hasValue(95);
            assertThat(vendors.get(0).contact().orElseThrow().address()).isEqualTo("+77000080001");
            assertThat(vendors.get(1).contact()).isEmpty();
        }
    }

    @Test
    void the_request_names_its_fields_and_where_to_look() throws Exception {
        try (PlacesServer server = PlacesServer.answering(200, THREE)) {
            search(server);

            Fields body = Fields.parse(server.body);
            assertThat(server.asked).isEqualTo("/v1/places:searchText");
            assertThat(server.keyHeader).isEqualTo("secret-key");
            assertThat(server.maskHeader).contains("places.rating").doesNotContain("*");
            assertThat(body.text("textQuery")).isEqualTo("ремонт кондиционеров");
            Fields circle = body.fields("locationBias").fields("circle");
            assertThat(circle.fields("center").decimal("latitude")).isEqualTo(43.2389);
            assertThat(circle.decimal("radius")).isEqualTo(15_000.0);
        }
    }

    @Test
    void an_empty_answer_finds_nobody() throws Exception {
        try (PlacesServer server = PlacesServer.answering(200, "{}")) {
            assertThat(search(server)).isEmpty();
        }
    }

    @Test
    void errors_are_told_apart_by_their_code() throws Exception {
        try (PlacesServer server =
                PlacesServer.answering(429, "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\"}}")) {
            assertThat(failure(server).kind()).isEqualTo(Kind.QUOTA);
        }
        try (PlacesServer server =
                PlacesServer.answering(403, "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\"}}")) {
            assertThat(failure(server).kind()).isEqualTo(Kind.REFUSED);
        }
        try (PlacesServer server = PlacesServer.answering(503, "")) {
            assertThat(failure(server).kind()).isEqualTo(Kind.UNAVAILABLE);
        }
    }

    private List<Vendor> search(PlacesServer server) {
        return GoogleVendors.of(server.settings(Duration.ofSeconds(20)), client).search(PlacesServer.QUERY);
    }

    private VendorSearchException failure(PlacesServer server) {
        return catchThrowableOfType(VendorSearchException.class, () -> search(server));
    }
}
