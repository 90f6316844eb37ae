package io.crmautopilot.channels;

import java.util.ArrayList;
import java.util.List;

/**
 * How a webhook tells Meta's deliveries from everybody else's, and how much of them it takes at once.
 *
 * @param verifyToken what Meta repeats when it subscribes
 * @param appSecrets the app's secrets that a delivery may be signed with: one, or two while it is being changed
 * @param maxBytes the longest body that is looked at; Meta sends at most 3 MB
 * @param concurrent how many bodies are taken apart at once; each passes at most about ten times
 *     {@code maxBytes} through the memory
 */
public record WebhookSettings(Secret verifyToken, List<Secret> appSecrets, int maxBytes, int concurrent) {

    /** The size of body that Meta promises not to pass. */
    public static final int META_MAX_BYTES = 3 * 1024 * 1024;

    /** Creates settings; no secret, and a size or number below 1, are refused. */
    public WebhookSettings {
        appSecrets = List.copyOf(appSecrets);
        if (appSecrets.isEmpty()) {
            throw new IllegalArgumentException("appSecrets is empty: no delivery could be told from a forged one");
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes is below 1: " + maxBytes);
        }
        if (concurrent < 1) {
            throw new IllegalArgumentException("concurrent is below 1: " + concurrent);
        }
    }

    /** Returns the settings for one secret, bodies of 3 MB and four at once. */
    public static WebhookSettings of(Secret verifyToken, Secret appSecret) {
        return new WebhookSettings(verifyToken, List.of(appSecret), META_MAX_BYTES, 4);
    }

    /** Returns these settings with one more secret accepted, for the time in which the app's secret is being changed. */
    public WebhookSettings accepting(Secret appSecret) {
        List<Secret> more = new ArrayList<>(appSecrets);
        more.add(appSecret);
        return new WebhookSettings(verifyToken, more, maxBytes, concurrent);
    }

    /** Returns these settings with another longest body. */
    public WebhookSettings maxBytes(int bytes) {
        return new WebhookSettings(verifyToken, appSecrets, bytes, concurrent);
    }

    /** Returns these settings with another number of bodies taken apart at once. */
    public WebhookSettings concurrent(int bodies) {
        return new WebhookSettings(verifyToken, appSecrets, maxBytes, bodies);
    }
}
