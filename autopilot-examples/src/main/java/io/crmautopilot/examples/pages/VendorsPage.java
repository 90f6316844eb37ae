package io.crmautopilot.examples.pages;

import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorQuery;
import io.crmautopilot.vendors.directory.HostVendors;
import io.crmautopilot.vendors.directory.MergedVendors;
import io.crmautopilot.vendors.directory.PlacesSettings;
import io.crmautopilot.vendors.directory.TwoGisVendors;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;

final class VendorsPage implements Page {

    private static final String OWN = "[{\"id\": \"svc-1\", \"name\": \"КлиматСервис\", \"categories\": [\"hvac\"],"
            + " \"lat\": 43.24, \"lon\": 76.95, \"rating\": 4.9, \"reviews\": 200, \"listedMonths\": 60,"
            + " \"typicalEtaMinutes\": 60, \"calloutPrice\": 5000, \"whatsapp\": \"+77000080001\"}]";

    @Override
    public String name() {
        return "vendors";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        VendorDirectory own = HostVendors.read(OWN, Currency.getInstance("KZT"), new PhoneNumbers("KZ"));
        own.search(new VendorQuery(PageHost.BRANCH, "hvac", new GeoPoint(43.2389, 76.9555), Duration.ofHours(2)))
                .forEach(vendor -> out.println(vendor.name() + ", " + vendor.sources()));
        out.println(directories(OWN, "no-key", HttpClient.newHttpClient())
                .getClass()
                .getSimpleName());
    }

    /** Asks nobody yet. */
    private static VendorDirectory directories(String json, String key, HttpClient client) {
        PhoneNumbers numbers = new PhoneNumbers("KZ");
        VendorDirectory own = HostVendors.read(json, Currency.getInstance("KZT"), numbers);
        VendorDirectory gis =
                TwoGisVendors.of(PlacesSettings.kazakhstan(URI.create("https://catalog.api.2gis.com"), key), client);
        VendorDirectory all = MergedVendors.of(List.of(own, gis));
        return all;
    }
}
