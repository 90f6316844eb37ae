package io.crmautopilot.words;

import io.crmautopilot.action.Messenger.Category;
import io.crmautopilot.text.Language;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An approved text for one situation and severity, in several languages. Immutable.
 *
 * @param id the situation, the severity it is for ({@code any}, {@code calm} or {@code strong}) and, where it is for one channel alone,
 *     that channel: {@code client.solved/any}, {@code client.solved/any@instagram}
 * @param version the author's number and a digest of the words: {@code 1.9f3a61c2}
 * @param about what it is for, in a sentence for the people who approve it
 * @param audience whom it speaks to
 * @param category what it is to the rules of a channel: a text that offers a discount or an add-on is marketing
 * @param slots the slots by name
 * @param optional the slots that may be absent
 * @param texts the words by language, as they stand in the file
 * @param fallback the languages that are said in another one, by the author's own statement
 */
public record Template(
        String id,
        String version,
        String about,
        Audience audience,
        Category category,
        Map<String, SlotType> slots,
        Set<String> optional,
        Map<Language, String> texts,
        Map<Language, Language> fallback) {

    /** Whom a template speaks to. */
    public enum Audience {
        /** The owner or another approver. */
        OWNER,
        /** A vendor. */
        VENDOR,
        /** A client. */
        CLIENT
    }

    /** Creates a template; collections are copied. */
    public Template {
        slots = Map.copyOf(slots);
        optional = Set.copyOf(optional);
        texts = Map.copyOf(texts);
        fallback = Map.copyOf(fallback);
    }

    /** Returns the language in which this template speaks to a reader of {@code language}, or empty when it cannot. */
    public Optional<Language> speaks(Language language) {
        return texts.containsKey(language)
                ? Optional.of(language)
                : Optional.ofNullable(fallback.get(language)).filter(texts::containsKey);
    }
}
