package io.crmautopilot.engine;

import java.time.Instant;

/**
 * A dialogue that a person of the business has: the autopilot writes nothing there until it is given back.
 *
 * @param token the token of whoever the dialogue is with; the vault knows who that is
 * @param incident the incident out of which it was handed over
 * @param key the key of the case at the desk
 * @param since when it was handed over
 */
public record HandedOver(String token, String incident, String key, Instant since) {}
