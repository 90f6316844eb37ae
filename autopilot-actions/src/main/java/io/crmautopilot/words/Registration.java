package io.crmautopilot.words;

import io.crmautopilot.action.Messenger.Category;
import io.crmautopilot.text.Language;
import java.util.Map;

/**
 * A text that a channel has to approve before it may be sent to somebody who did not write first.
 *
 * @param name its name: small letters, digits and {@code _}; it holds the digest of the words, so that changed words are another text
 * @param language the language
 * @param category the category to register it under
 * @param body the words, with <code>{{name}}</code> where a value stands
 * @param examples an example of each value by its name, in order, as a channel asks for
 */
public record Registration(
        String name, Language language, Category category, String body, Map<String, String> examples) {}
