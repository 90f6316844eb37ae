package io.crmautopilot.engine;

import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One person who complained. Who it is and what was written is in the vault's file of the token: the contact under
 * {@code contact}, as {@code channel:address}, and each text under {@code message:ID}.
 *
 * @param token the token
 * @param channel the channel of the person's last message
 * @param language the language of the person's last message; mixed when it was mixed
 * @param clearLanguage the last language that was not mixed or unknown; {@link Language#OTHER} when there was none
 * @param firstAt when the person first complained
 * @param lastAt when the person last complained
 * @param messages ids of the complaints, the oldest first
 */
public record Affected(
        String token,
        String channel,
        Language language,
        Language clearLanguage,
        Instant firstAt,
        Instant lastAt,
        List<String> messages) {

    /** Creates the value; the list is copied. */
    public Affected {
        messages = List.copyOf(messages);
    }

    /** Returns what this and {@code other} tell of the same person together. */
    Affected with(Affected other) {
        if (other.messages.isEmpty() && other.channel.isEmpty()) {
            return this;
        }
        if (messages.isEmpty() && channel.isEmpty()) {
            return other;
        }
        Set<String> all = new LinkedHashSet<>(messages);
        all.addAll(other.messages);
        boolean later = !other.lastAt.isBefore(lastAt);
        Affected last = later ? other : this;
        Affected first = later ? this : other;
        return new Affected(
                token,
                last.channel,
                last.language,
                last.clearLanguage != Language.OTHER ? last.clearLanguage : first.clearLanguage,
                firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
                last.lastAt,
                List.copyOf(all));
    }

    Fields toFields() {
        return Fields.of(
                "token",
                token,
                "channel",
                channel,
                "language",
                language,
                "clearLanguage",
                clearLanguage,
                "firstAt",
                firstAt,
                "lastAt",
                lastAt,
                "messages",
                messages);
    }

    static Affected of(Fields fields) {
        return new Affected(
                fields.text("token"),
                fields.text("channel"),
                Language.valueOf(fields.text("language")),
                Language.valueOf(fields.text("clearLanguage")),
                fields.instant("firstAt"),
                fields.instant("lastAt"),
                fields.texts("messages"));
    }
}
