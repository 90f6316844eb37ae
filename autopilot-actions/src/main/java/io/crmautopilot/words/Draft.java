package io.crmautopilot.words;

import io.crmautopilot.action.Messenger.Category;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import java.util.Map;
import java.util.function.Function;

/** What {@link Wording} answers: a finished text, or the reason why a person has to write it. */
public sealed interface Draft {

    /**
     * A finished text. It is a pure function of the template's version and the slots.
     *
     * @param text what is to be sent
     * @param template the template's id, such as {@code client.apology.vendor-coming/strong}
     * @param version the template's version: the number that its author gave and a digest of its words, so that an approval bound to
     *     it does not outlive an edit
     * @param language the language it is written in, which differs from the one asked for only by the template's stated fallback
     * @param registered the name under which a channel knows this text where it allows registered texts alone: see
     *     {@link Wording#registrations}
     * @param category what it is to the rules of a channel
     * @param values the text put into each slot, in order, by a name of small letters, digits and {@code _}: what the registered text
     *     is filled with; personal data where a slot is
     */
    record Rendered(
            String text,
            String template,
            String version,
            Language language,
            String registered,
            Category category,
            Map<String, String> values)
            implements Draft {

        /** Returns what a record needs to render this text again: template, version and language, and no personal data. */
        public Fields reference() {
            return Fields.of("template", template, "version", version, "language", language.code());
        }

        @Override
        public String toString() {
            return "Rendered[" + template + " " + version + "]";
        }
    }

    /**
     * No text: a person writes.
     *
     * @param why the kind of reason
     * @param detail the template and slot concerned, for the person and the log; no personal data
     */
    record Unwritten(Why why, String detail) implements Draft {}

    /** Why there is no text. */
    enum Why {
        /** The matter is for a person alone, whatever templates there are. */
        HUMAN_ONLY,
        /** No template covers the situation, severity and channel. */
        NO_TEMPLATE,
        /** The template is not there in that language and states no fallback. */
        NO_LANGUAGE,
        /** A slot is missing, of another type, or holds what may not be said. */
        BAD_SLOT,
        /** The text does not fit the channel. */
        TOO_LONG
    }

    /** Returns the result of the one function that fits this draft. */
    default <R> R match(Function<Rendered, R> rendered, Function<Unwritten, R> unwritten) {
        return this instanceof Rendered r ? rendered.apply(r) : unwritten.apply((Unwritten) this);
    }
}
