package io.crmautopilot.vendors.directory;

import io.crmautopilot.json.Fields;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorQuery;
import io.crmautopilot.vendor.VendorSearchException;
import io.crmautopilot.vendor.VendorSearchException.Kind;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds vendors in Google by its Places interface ("New"): one text search near the branch.
 *
 * <p>It tells neither for how long a vendor has been listed nor how many reviews are new. Google's terms forbid keeping what it
 * answers and ask for attribution where it is shown: nothing is kept here. Safe for any number of threads.
 */
public final class GoogleVendors implements VendorDirectory {

    /** The name of this directory among a vendor's sources. */
    public static final String SOURCE = "google";

    /** The mask sets the price of a request: only what judging uses. */
    private static final String MASK =
            "places.id,places.displayName,places.location,places.rating,places.userRatingCount,"
                    + "places.internationalPhoneNumber,places.businessStatus";

    private static final int PAGE = 20;

    private final PlacesSettings settings;
    private final PlacesCall call;
    private final PhoneNumbers numbers;

    private GoogleVendors(PlacesSettings settings, HttpClient client) {
        this.settings = settings;
        this.call = new PlacesCall(client, "Google Places", settings.timeout());
        this.numbers = new PhoneNumbers(settings.region());
    }

    /** Returns a directory that asks Google with the host's HTTP client. */
    public static GoogleVendors of(PlacesSettings settings, HttpClient client) {
        return new GoogleVendors(settings, client);
    }

    @Override
    public List<Vendor> search(VendorQuery query) {
        PlacesCall.Answer answer = call.send(request(query));
        Fields error = FoundPlace.object(answer.body(), "error");
        if (answer.status() != 200 || !error.isEmpty()) {
            throw call.failure(error.asMap().get("code") instanceof Long code ? code : answer.status());
        }
        List<Vendor> vendors = new ArrayList<>();
        for (Fields place : FoundPlace.objects(answer.body(), "places")) {
            vendor(place, query.trade()).ifPresent(vendors::add);
        }
        return List.copyOf(vendors);
    }

    private Optional<Vendor> vendor(Fields found, String trade) {
        Optional<String> id = FoundPlace.text(found, "id");
        Optional<String> name = FoundPlace.text(FoundPlace.object(found, "displayName"), "text");
        boolean closed = FoundPlace.text(found, "businessStatus")
                .map(status -> !status.equals("OPERATIONAL"))
                .orElse(false);
        if (id.isEmpty() || name.isEmpty() || closed) {
            return Optional.empty();
        }
        FoundPlace place = new FoundPlace(SOURCE, id.get(), name.get(), trade);
        place.place(FoundPlace.object(found, "location"), "latitude", "longitude");
        place.rating(found, "rating", "userRatingCount");
        FoundPlace.text(found, "internationalPhoneNumber").ifPresent(phone -> place.phone(numbers, phone));
        return Optional.of(place.vendor(numbers, Optional.empty(), settings.mobileIsWhatsApp()));
    }

    private HttpRequest request(VendorQuery query) {
        String words = settings.words().get(query.trade());
        if (words == null) {
            throw new VendorSearchException(Kind.REFUSED, "no search words are set for the trade " + query.trade());
        }
        // Written by hand where a number has a fraction: our JSON objects hold none.
        String head = Fields.of(
                        "textQuery",
                        words,
                        "languageCode",
                        settings.language(),
                        "regionCode",
                        settings.region(),
                        "pageSize",
                        PAGE)
                .canonical();
        String body = head.substring(0, head.length() - 1)
                + ",\"locationBias\":{\"circle\":{\"center\":{\"latitude\":"
                + query.place().latitude() + ",\"longitude\":"
                + query.place().longitude() + "},\"radius\":" + settings.radiusMetres() + ".0}}}";
        return HttpRequest.newBuilder(settings.base().resolve("/v1/places:searchText"))
                .timeout(settings.timeout())
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Goog-Api-Key", settings.key())
                .header("X-Goog-FieldMask", MASK)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
    }
}
