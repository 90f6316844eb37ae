package io.crmautopilot.chat;

import io.crmautopilot.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The folded words of a message.
 *
 * @param words the words; the first part of a compound with a hyphen is left out, for "stop-list" is a word of its own and no order
 * @param isQuestion whether a question mark stands anywhere in it
 */
record Said(List<String> words, boolean isQuestion) {

    static Said of(String text) {
        Tokens tokens = new Tokens();
        tokens.scan(text);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            words.add((tokens.marks(i) & Tokens.HYPHEN) != 0 ? "-" : tokens.word(i));
        }
        return new Said(words, text.chars().anyMatch(c -> c == '?' || c == '\uFF1F'));
    }

    boolean has(Set<String> any) {
        return words.stream().anyMatch(any::contains);
    }

    boolean follows(String first, String second) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).equals(second) && words.get(i - 1).equals(first)) {
                return true;
            }
        }
        return false;
    }
}
