package io.crmautopilot.clients;

import io.crmautopilot.text.Language;
import java.util.Optional;

/**
 * One person who is written to, once, about one incident.
 *
 * @param person the id
 * @param group why
 * @param channel on which channel
 * @param language in which language; {@link Language#OTHER} when none is known, so that a person writes
 */
public record Told(String person, Group group, String channel, Language language) {

    /** Why a person is written to. */
    public enum Group {
        /** The person complained: an apology with what is known. */
        COMPLAINED,
        /** The person has a visit later today: a warning, and another time is offered. */
        COMES_LATER,
        /** The person was there while it lasted and stayed silent: told, not compensated. */
        PRESENT;

        /** Returns the situation that a text for this group is about, where it does not depend on what is known of a vendor. */
        public Optional<String> situation() {
            return switch (this) {
                case COMPLAINED -> Optional.empty();
                case COMES_LATER -> Optional.of("client.warning.later-today");
                case PRESENT -> Optional.of("client.silent-present");
            };
        }
    }
}
