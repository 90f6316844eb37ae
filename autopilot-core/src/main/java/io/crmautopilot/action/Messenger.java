package io.crmautopilot.action;

import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * Sends texts to people on any channel. Called only by effects, from many threads; throwing means that it is unknown whether the text
 * went out.
 */
@FunctionalInterface
public interface Messenger {

    /** Sends {@code letter} and returns how it ended. */
    Outcome send(Letter letter);

    /** What a text is to the rules of a channel. */
    enum Category {
        /** It is about what the person has with the business: an answer, an apology, an appointment. */
        UTILITY,
        /** It offers something, be it a discount to make good: it needs the person's consent to marketing. */
        MARKETING
    }

    /**
     * One text to one person. Personal data: its text form shows the key alone.
     *
     * @param key our idempotency key, for channels that carry one
     * @param to whom it goes
     * @param language the language that it is written in
     * @param text what is sent inside an open conversation
     * @param template the registered template to be used where a channel allows no free text; null when there is none
     * @param templateValues the values of that template's slots
     * @param branch the branch that writes, which decides the number or account it is sent from; null when the messenger has one only
     * @param category what it is to the rules of a channel
     */
    record Letter(
            String key,
            Contact to,
            Language language,
            String text,
            @Nullable String template,
            Fields templateValues,
            @Nullable BranchRef branch,
            Category category) {

        /** Creates a letter that offers nothing. */
        public Letter(
                String key,
                Contact to,
                Language language,
                String text,
                @Nullable String template,
                Fields templateValues,
                @Nullable BranchRef branch) {
            this(key, to, language, text, template, templateValues, branch, Category.UTILITY);
        }

        /** Creates a letter that names no branch and offers nothing. */
        public Letter(
                String key,
                Contact to,
                Language language,
                String text,
                @Nullable String template,
                Fields templateValues) {
            this(key, to, language, text, template, templateValues, null, Category.UTILITY);
        }

        @Override
        public String toString() {
            return "Letter[" + key + "]";
        }
    }
}
