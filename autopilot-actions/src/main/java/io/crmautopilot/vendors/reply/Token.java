package io.crmautopilot.vendors.reply;

/**
 * One piece of a folded reply.
 *
 * @param kind what sort of piece it is
 * @param text the folded characters
 * @param spelled the Cyrillic spelling of a word typed in Latin letters; otherwise {@code text}
 * @param glued whether nothing stands between this piece and the one before it
 */
record Token(Kind kind, String text, String spelled, boolean glued) {

    enum Kind {
        WORD,
        /** Digits, possibly grouped or with a fraction. */
        NUMBER,
        /** A time written with a colon. */
        TIME,
        /** One punctuation mark or sign. */
        MARK,
        /** A line break. */
        BREAK,
        LINK,
        PHONE,
        CARD
    }

    static Token of(Kind kind, String text, boolean glued) {
        return new Token(kind, text, text, glued);
    }

    boolean isMark(String marks) {
        return kind == Kind.MARK && marks.contains(text);
    }
}
