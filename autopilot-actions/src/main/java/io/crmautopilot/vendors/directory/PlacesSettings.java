package io.crmautopilot.vendors.directory;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How a places service is asked.
 *
 * @param base where the service is, without a path, such as {@code https://catalog.api.2gis.com}
 * @param key the access key; it shows in no text form
 * @param timeout how long one whole answer may take
 * @param radiusMetres how far around the branch is searched; above zero, at most 40 km
 * @param words what is searched for by trade, in the words of the place, such as {@code hvac} by {@code ремонт кондиционеров}
 * @param language the language that names are asked in, such as {@code ru}
 * @param region the country whose numbers have no country code, such as {@code KZ}
 * @param mobileIsWhatsApp whether a listed mobile number counts as one that reads WhatsApp; a letter that does not arrive then
 *     only costs the next vendor's turn
 */
public record PlacesSettings(
        URI base,
        String key,
        Duration timeout,
        int radiusMetres,
        Map<String, String> words,
        String language,
        String region,
        boolean mobileIsWhatsApp) {

    private static final int WIDEST_METRES = 40_000;

    /** Creates settings; unusable ones are refused by name. */
    public PlacesSettings {
        if (!Set.of("http", "https").contains(String.valueOf(base.getScheme())) || base.getHost() == null) {
            throw new IllegalArgumentException("base must be an address of http or https, not " + base);
        }
        if (key.isBlank()) {
            throw new IllegalArgumentException("key is blank");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be longer than zero, not " + timeout);
        }
        if (radiusMetres <= 0 || radiusMetres > WIDEST_METRES) {
            throw new IllegalArgumentException(
                    "radiusMetres must be from 1 to " + WIDEST_METRES + ", not " + radiusMetres);
        }
        words = Map.copyOf(words);
    }

    /** Returns settings for Kazakhstan: 5 seconds, 15 km, Russian names and the words of the common trades. */
    public static PlacesSettings kazakhstan(URI base, String key) {
        Map<String, String> words = Map.of(
                "hvac", "ремонт кондиционеров",
                "plumbing", "сантехник",
                "electrician", "электрик",
                "locksmith", "вскрытие замков",
                "cleaning", "клининг",
                "pest-control", "дезинсекция",
                "it", "компьютерная помощь",
                "payment-terminal", "ремонт кассовых аппаратов");
        return new PlacesSettings(base, key, Duration.ofSeconds(5), 15_000, words, "ru", "KZ", true);
    }

    @Override
    public String toString() {
        return "PlacesSettings[" + base.getHost() + "]";
    }
}
