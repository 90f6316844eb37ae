package io.crmautopilot.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text cut into words, runs of figures, runs of spaces and single other characters; put together they are the text again. */
final class MaskTokens {

    enum Kind {
        WORD,
        FIGURES,
        SPACE,
        MARK
    }

    /**
     * One piece.
     *
     * @param lower the text in lower case, with ё as е
     */
    record Token(Kind kind, String text, String lower) {

        boolean isCapitalised() {
            return kind == Kind.WORD
                    && Character.isUpperCase(text.codePointAt(0))
                    && (text.length() == 1 || !text.equals(text.toUpperCase(Locale.ROOT)));
        }
    }

    private static final Token NOTHING = new Token(Kind.MARK, "", "");

    private final List<Token> tokens;

    private MaskTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static MaskTokens of(String text) {
        List<Token> tokens = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            Kind kind = kind(text.codePointAt(i));
            int end = i + Character.charCount(text.codePointAt(i));
            while (kind != Kind.MARK && end < text.length() && kind(text.codePointAt(end)) == kind) {
                end += Character.charCount(text.codePointAt(end));
            }
            String piece = text.substring(i, end);
            tokens.add(new Token(kind, piece, piece.toLowerCase(Locale.ROOT).replace('ё', 'е')));
            i = end;
        }
        return new MaskTokens(tokens);
    }

    private static Kind kind(int c) {
        if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
            return Kind.WORD;
        }
        return Character.isDigit(c)
                ? Kind.FIGURES
                : Character.isWhitespace(c) || Character.isSpaceChar(c) ? Kind.SPACE : Kind.MARK;
    }

    int size() {
        return tokens.size();
    }

    List<Token> all() {
        return tokens;
    }

    /** Returns a token; outside the text, an empty mark. */
    Token at(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : NOTHING;
    }

    boolean is(int i, Kind kind) {
        return at(i).kind() == kind && !at(i).text().isEmpty();
    }

    boolean isMark(int i, String marks) {
        return is(i, Kind.MARK) && marks.contains(at(i).text());
    }

    /** Returns the next token from {@code i} on that is no space. */
    int skip(int i) {
        int at = i;
        while (is(at, Kind.SPACE)) {
            at++;
        }
        return at;
    }

    /** Returns the last token before {@code i} that is no space; -1 at the beginning. */
    int back(int i) {
        int at = i - 1;
        while (is(at, Kind.SPACE)) {
            at--;
        }
        return at;
    }

    /** Tells whether a word begins a sentence. */
    boolean begins(int i) {
        int before = back(i);
        return before < 0
                || isMark(before, ".!?…\n")
                || (!is(before, Kind.WORD) && !is(before, Kind.FIGURES) && !isMark(before, ",;:-–—\"'«(/@+&"));
    }
}
