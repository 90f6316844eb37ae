package io.crmautopilot.vendors.directory;

import io.crmautopilot.json.Fields;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorQuery;
import io.crmautopilot.vendor.VendorSearchException;
import io.crmautopilot.vendor.VendorSearchException.Kind;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds vendors in 2GIS by its Places interface, version 3.0.
 *
 * <p>It tells neither for how long a vendor has been listed nor how many reviews are new; phones only come with a key that has
 * them. What it does not tell stays unknown. Safe for any number of threads.
 */
public final class TwoGisVendors implements VendorDirectory {

    /** The name of this directory among a vendor's sources. */
    public static final String SOURCE = "2gis";

    private static final int PAGE = 10;
    private static final int NOBODY = 404;

    private final PlacesSettings settings;
    private final PlacesCall call;
    private final PhoneNumbers numbers;

    private TwoGisVendors(PlacesSettings settings, HttpClient client) {
        this.settings = settings;
        this.call = new PlacesCall(client, "2GIS", settings.timeout());
        this.numbers = new PhoneNumbers(settings.region());
    }

    /** Returns a directory that asks 2GIS with the host's HTTP client. */
    public static TwoGisVendors of(PlacesSettings settings, HttpClient client) {
        return new TwoGisVendors(settings, client);
    }

    @Override
    public List<Vendor> search(VendorQuery query) {
        HttpRequest request = HttpRequest.newBuilder(address(query))
                .timeout(settings.timeout())
                .GET()
                .build();
        PlacesCall.Answer answer = call.send(request);
        Fields meta = FoundPlace.object(answer.body(), "meta");
        long code = meta.asMap().get("code") instanceof Long number ? number : answer.status();
        if (code == NOBODY) {
            return List.of();
        }
        if (code != 200) {
            throw call.failure(code);
        }
        if (!meta.has("code")) {
            throw new VendorSearchException(Kind.UNREADABLE, "2GIS answered without a code");
        }
        List<Vendor> vendors = new ArrayList<>();
        for (Fields item : FoundPlace.objects(FoundPlace.object(answer.body(), "result"), "items")) {
            vendor(item, query.trade()).ifPresent(vendors::add);
        }
        return List.copyOf(vendors);
    }

    private Optional<Vendor> vendor(Fields item, String trade) {
        Optional<String> id = FoundPlace.text(item, "id");
        Optional<String> name = FoundPlace.text(item, "name");
        if (id.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        FoundPlace place = new FoundPlace(SOURCE, id.get(), name.get(), trade);
        place.place(FoundPlace.object(item, "point"), "lat", "lon");
        place.rating(FoundPlace.object(item, "reviews"), "general_rating", "general_review_count");
        Optional<String> whatsApp = Optional.empty();
        for (Fields group : FoundPlace.objects(item, "contact_groups")) {
            for (Fields contact : FoundPlace.objects(group, "contacts")) {
                String type = FoundPlace.text(contact, "type").orElse("");
                Optional<String> value = FoundPlace.text(contact, "value");
                if (type.equals("phone")) {
                    value.ifPresent(written -> place.phone(numbers, written));
                } else if (type.equals("whatsapp")) {
                    whatsApp = whatsApp.or(() -> FoundPlace.text(contact, "text")
                            .filter(text -> numbers.normal(text).isPresent())
                            .or(() -> value));
                }
            }
        }
        return Optional.of(place.vendor(numbers, whatsApp, settings.mobileIsWhatsApp()));
    }

    /** Longitude comes first in 2GIS, unlike everywhere else. */
    private URI address(VendorQuery query) {
        String words = settings.words().get(query.trade());
        if (words == null) {
            throw new VendorSearchException(Kind.REFUSED, "no search words are set for the trade " + query.trade());
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", words);
        parameters.put("point", query.place().longitude() + "," + query.place().latitude());
        parameters.put("radius", Integer.toString(settings.radiusMetres()));
        parameters.put("type", "branch");
        parameters.put("locale", settings.language() + "_" + settings.region());
        parameters.put("fields", "items.point,items.reviews,items.contact_groups");
        parameters.put("page", "1");
        parameters.put("page_size", Integer.toString(PAGE));
        parameters.put("key", settings.key());
        String text = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return settings.base().resolve("/3.0/items?" + text);
    }
}
