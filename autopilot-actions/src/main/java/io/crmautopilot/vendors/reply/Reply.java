package io.crmautopilot.vendors.reply;

import java.util.List;

/** The tokens of one reply with their clauses and sentences; what is asked of a place outside is an empty token. */
final class Reply {

    private static final Token NOTHING = Token.of(Token.Kind.BREAK, "", false);

    private final List<Token> tokens;
    private final int[] clauses;
    private final int[] sentences;

    private Reply(List<Token> tokens) {
        this.tokens = tokens;
        clauses = new int[tokens.size()];
        sentences = new int[tokens.size()];
        int clause = 0;
        int sentence = 0;
        for (int i = 0; i < tokens.size(); i++) {
            boolean stop = tokens.get(i).kind() == Token.Kind.BREAK || endsSentence(i);
            if (stop || endsClause(i)) {
                clause++;
                sentence += stop ? 1 : 0;
            }
            clauses[i] = clause;
            sentences[i] = sentence;
        }
    }

    static Reply of(String text) {
        return new Reply(Lexer.cut(text));
    }

    int size() {
        return tokens.size();
    }

    Token at(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : NOTHING;
    }

    boolean is(int i, Words words) {
        return words.has(at(i));
    }

    boolean isMark(int i, String marks) {
        return at(i).isMark(marks);
    }

    /** Returns the number of the clause that a token is in; the mark that opens a clause belongs to it. */
    int clause(int i) {
        return tokens.isEmpty() ? 0 : clauses[Math.max(0, Math.min(i, tokens.size() - 1))];
    }

    int sentence(int i) {
        return tokens.isEmpty() ? 0 : sentences[Math.max(0, Math.min(i, tokens.size() - 1))];
    }

    /** Returns how far two places are apart: tokens between them, a comma counting for four more. */
    int distance(int a, int b) {
        return Math.abs(a - b) + 4 * Math.abs(clause(a) - clause(b));
    }

    /** Returns whether a place is the first or the last word of its clause. */
    boolean endsAt(int i) {
        return i >= tokens.size() || at(i).kind() == Token.Kind.BREAK || clause(i) != clause(i - 1);
    }

    boolean startsAt(int i) {
        return i == 0
                || clause(i) != clause(i - 1)
                || (clause(i - 1) != clause(i - 2)
                        && at(i - 1).kind() != Token.Kind.WORD
                        && at(i - 1).kind() != Token.Kind.NUMBER);
    }

    private boolean endsSentence(int i) {
        Token token = tokens.get(i);
        if (token.isMark("!?;…")) {
            return true;
        }
        if (!token.isMark(".") || i == 0 || i + 1 == tokens.size() || !Lexicon.ABBREVIATION.has(tokens.get(i - 1))) {
            return token.isMark(".");
        }
        Token next = tokens.get(i + 1);
        boolean unit = Lexicon.MINUTE.has(tokens.get(i - 1)) || Lexicon.HOUR.has(tokens.get(i - 1));
        return unit && next.kind() == Token.Kind.WORD && !Lexicon.MINUTE.has(next) && !Numbers.starts(next);
    }

    private boolean endsClause(int i) {
        Token token = tokens.get(i);
        if (token.isMark(",()/")) {
            return true;
        }
        boolean spaced =
                i + 1 < tokens.size() && !token.glued() && !tokens.get(i + 1).glued();
        boolean numbers = i > 0 && i + 1 < tokens.size() && Numbers.starts(tokens.get(i + 1));
        return token.isMark("-:") && spaced && !numbers;
    }
}
