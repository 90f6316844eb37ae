package io.crmautopilot.channels;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;

/**
 * Where the Graph API is and how fast it may be asked.
 *
 * @param base scheme and host, such as {@code https://graph.facebook.com}; plain {@code http} for this machine only
 * @param version the version of Graph, such as {@code v25.0}
 * @param timeout how long one request may take in all; what takes longer is in doubt
 * @param pairEvery how far apart two letters to one person are in the long run
 * @param pairBurst how many letters to one person may follow each other at once
 * @param perSecond how many letters a second one account sends
 * @param longestWait how long a letter may wait for its turn before it is given back
 */
public record GraphSettings(
        URI base,
        String version,
        Duration timeout,
        Duration pairEvery,
        int pairBurst,
        int perSecond,
        Duration longestWait) {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Creates settings; a base that would show the token to others, and what is not positive, are refused. */
    public GraphSettings {
        String host = base.getHost();
        boolean safe = "https".equals(base.getScheme())
                || ("http".equals(base.getScheme()) && host != null && THIS_MACHINE.contains(host));
        if (!safe || host == null) {
            throw new IllegalArgumentException("base is neither https nor http on this machine: " + base);
        }
        if (!version.matches("v[0-9]{1,3}\\.[0-9]{1,3}")) {
            throw new IllegalArgumentException("version is not of the form v25.0: " + version);
        }
        requirePositive("timeout", timeout);
        requirePositive("pairEvery", pairEvery);
        if (pairBurst < 1 || perSecond < 1) {
            throw new IllegalArgumentException("pairBurst or perSecond is below 1");
        }
        if (longestWait.isNegative()) {
            throw new IllegalArgumentException("longestWait is negative: " + longestWait);
        }
    }

    /** Returns the settings for the WhatsApp Cloud API: one letter per person and 6 seconds, 80 a second per number. */
    public static GraphSettings whatsApp() {
        return new GraphSettings(
                URI.create("https://graph.facebook.com"),
                "v25.0",
                Duration.ofSeconds(20),
                Duration.ofSeconds(6),
                3,
                80,
                Duration.ofSeconds(10));
    }

    /** Returns the settings for Instagram messaging of accounts that log in with Instagram. */
    public static GraphSettings instagram() {
        return new GraphSettings(
                URI.create("https://graph.instagram.com"),
                "v25.0",
                Duration.ofSeconds(20),
                Duration.ofSeconds(2),
                3,
                50,
                Duration.ofSeconds(10));
    }

    /** Returns these settings with another scheme and host. */
    public GraphSettings base(URI other) {
        return new GraphSettings(other, version, timeout, pairEvery, pairBurst, perSecond, longestWait);
    }

    /** Returns these settings with another version of Graph. */
    public GraphSettings version(String other) {
        return new GraphSettings(base, other, timeout, pairEvery, pairBurst, perSecond, longestWait);
    }

    /** Returns these settings with another longest request. */
    public GraphSettings timeout(Duration other) {
        return new GraphSettings(base, version, other, pairEvery, pairBurst, perSecond, longestWait);
    }

    /** Returns these settings with another pace. */
    public GraphSettings pace(Duration every, int burst, int second, Duration wait) {
        return new GraphSettings(base, version, timeout, every, burst, second, wait);
    }

    /** Returns a client as the messengers need it: connecting takes at most 5 seconds, and no redirect carries the token elsewhere. */
    public static HttpClient newClient() {
        return HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private static void requirePositive(String name, Duration span) {
        if (span.isNegative() || span.isZero()) {
            throw new IllegalArgumentException(name + " is not positive: " + span);
        }
    }
}
