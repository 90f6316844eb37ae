package io.crmautopilot.vendors.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a folded reply into tokens. */
final class Lexer {

    /** A reply is a chat message; what a hostile one holds beyond this is not read. */
    static final int MAX_LENGTH = 4_000;

    private static final Pattern PIECE =
            Pattern.compile("(?<link>(?:https?://|www\\.)\\S*[^\\s.,!?;)]|(?<![\\p{L}\\d@])[a-z0-9-]+(?:\\.[a-z0-9-]+)*"
                    + "\\.(?!am|pm)[a-z]{2,}(?:/\\S*[^\\s.,!?;)])?)"
                    + "|(?<card>(?<!\\d)\\d{4}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{2,7}(?!\\d)"
                    + "|(?<![\\p{L}\\d])kz\\d{2}[a-z0-9]{10,16})"
                    + "|(?<phone>(?<!\\d)\\+?[78][ (-]{0,2}7\\d{2}[ )-]{0,2}\\d{3}[ -]?\\d{2}[ -]?\\d{2}(?!\\d)"
                    + "|(?<!\\d)\\+\\d[\\d ()-]{8,14}\\d|(?<![\\d+])7\\d{2}[ -]\\d{3}[ -]\\d{2}[ -]\\d{2}(?!\\d))"
                    + "|(?<time>(?<!\\d)(?:[01]?\\d|2[0-3])[:;][0-5]\\d(?!\\d))"
                    + "|(?<number>\\d{1,3}(?:[ .,']\\d{3})+(?![\\d:])|\\d+[.,]\\d{1,2}(?!\\d)|\\d+)"
                    + "|(?<word>\\p{L}+(?:'\\p{L}+)*)"
                    + "|(?<stop>\\n+)"
                    + "|(?<mark>\\S)");

    /** Words that only English has: they tell English from Kazakh or Russian in Latin letters. */
    private static final Words ENGLISH = Words.of("""
        the a an i we you it is are be will can can't cannot we'll i'll it's that's yes sure in at by
        to for of and or our your from with no not hour hours minute minutes half tomorrow today
        now come coming there here send please ok okay hi hello sorry price cost callout fee
        thousand my me way if when after before around about only this out have has see
        address check let but get technician guy fix repair free busy booked quarter noon tonight
        morning evening afternoon just could would what which how which job work\
        """);

    private Lexer() {}

    static List<Token> cut(String text) {
        String folded = Fold.text(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text);
        List<Token> tokens = new ArrayList<>();
        Matcher piece = PIECE.matcher(folded);
        int end = -1;
        while (piece.find()) {
            boolean glued = piece.start() == end;
            end = piece.end();
            tokens.add(token(piece, glued));
        }
        return spellLatin(tokens);
    }

    private static Token token(Matcher piece, boolean glued) {
        String text = piece.group();
        if (piece.group("link") != null) {
            return Token.of(Token.Kind.LINK, text, glued);
        } else if (piece.group("card") != null) {
            return Token.of(Token.Kind.CARD, text, glued);
        } else if (piece.group("phone") != null) {
            return Token.of(Token.Kind.PHONE, text, glued);
        } else if (piece.group("time") != null) {
            return Token.of(Token.Kind.TIME, text.replace(';', ':'), glued);
        } else if (piece.group("number") != null) {
            return Token.of(Token.Kind.NUMBER, text, glued);
        } else if (piece.group("word") != null) {
            return Token.of(Token.Kind.WORD, Fold.unmix(text), glued);
        } else if (piece.group("stop") != null) {
            return Token.of(Token.Kind.BREAK, "\n", glued);
        }
        return Token.of(Token.Kind.MARK, text, glued);
    }

    /** Latin words of a text that is not English get the Cyrillic spelling that they stand for. */
    private static List<Token> spellLatin(List<Token> tokens) {
        int latin = 0;
        int english = 0;
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.WORD && Fold.isLatin(token.text().charAt(0))) {
                latin++;
                english += ENGLISH.has(token.text()) ? 1 : 0;
            }
        }
        if (latin == 0 || english * 4 >= latin) {
            return List.copyOf(tokens);
        }
        return tokens.stream()
                .map(token -> token.kind() == Token.Kind.WORD
                                && Fold.isLatin(token.text().charAt(0))
                        ? new Token(token.kind(), token.text(), Fold.transliterate(token.text()), token.glued())
                        : token)
                .toList();
    }
}
