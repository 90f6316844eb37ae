package io.crmautopilot.vendors.reply;

import java.util.HashSet;
import java.util.Set;

/** A set of folded words: whole ones, and beginnings that end with a star. */
final class Words {

    private final Set<String> whole = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();

    private Words(String list) {
        for (String word : Fold.text(list).trim().split("\\s+")) {
            if (word.endsWith("*")) {
                beginnings.add(word.substring(0, word.length() - 1));
            } else {
                whole.add(word);
            }
        }
    }

    /** Returns the set of the words in a list that is divided by white space. */
    static Words of(String list) {
        return new Words(list);
    }

    boolean has(String word) {
        if (whole.contains(word)) {
            return true;
        }
        for (int length = word.length(); length > 0; length--) {
            if (beginnings.contains(word.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the word, as typed or as it would be spelled in Cyrillic, is in the set. */
    boolean has(Token token) {
        return token.kind() == Token.Kind.WORD
                && (has(token.text()) || (!token.spelled().equals(token.text()) && has(token.spelled())));
    }
}
