package io.crmautopilot.openai;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/**
 * Takes personal data out of a text before it leaves: telephone numbers, card, account and identity numbers, e-mail addresses, links,
 * accounts, street addresses and names, in Russian, Kazakh and English, each replaced by what it was, such as {@code <<PHONE>>}.
 *
 * <p>It errs on the side of taking out: a word too many costs a little understanding. Pure, linear in the text.
 */
final class Mask {

    /** Characters of a text that are looked at; the rest does not leave. */
    static final int LONGEST = 1_500;

    private final MaskTokens tokens;
    private final TreeMap<Integer, String> labels = new TreeMap<>();
    private final BitSet taken;

    private Mask(MaskTokens tokens) {
        this.tokens = tokens;
        this.taken = new BitSet(tokens.size());
    }

    /** Returns {@code text} without personal data. */
    static String of(String text) {
        return of(text, KnownNames.none());
    }

    /** Returns {@code text} without personal data, {@code known} names in any form among it. */
    static String of(String text, KnownNames known) {
        MaskTokens tokens = MaskTokens.of(clean(text));
        Mask mask = new Mask(tokens);
        MaskNumbers.mark(tokens, mask);
        MaskAddresses.mark(tokens, mask);
        MaskNames.standard().mark(tokens, known, mask);
        return mask.written();
    }

    /** Full-width figures become figures, and what nobody sees goes: both would hide a number from the rules. */
    private static String clean(String text) {
        String cut = text.length() > 2 * LONGEST ? text.substring(0, 2 * LONGEST) : text;
        StringBuilder seen = new StringBuilder();
        String normal = Normalizer.normalize(cut, Normalizer.Form.NFKC);
        for (int i = 0; i < normal.length() && seen.length() < LONGEST; ) {
            int c = normal.codePointAt(i);
            i += Character.charCount(c);
            int type = Character.getType(c);
            if (type == Character.CONTROL || type == Character.LINE_SEPARATOR) {
                seen.append(' ');
            } else if (Character.isDigit(c)) {
                seen.append((char) ('0' + Character.digit(c, 10)));
            } else if (type != Character.FORMAT
                    && type != Character.SURROGATE
                    && type != Character.PRIVATE_USE
                    && type != Character.UNASSIGNED) {
                seen.appendCodePoint(c);
            }
        }
        return seen.toString();
    }

    /** Takes the tokens from {@code first} up to {@code end} out as {@code label}, unless one of them is out already. */
    void take(int first, int end, String label) {
        int next = taken.nextSetBit(first);
        if (first < end && (next < 0 || next >= end)) {
            taken.set(first, end);
            labels.put(first, label);
        }
    }

    /** Tells whether a token is out. */
    boolean isTaken(int token) {
        return taken.get(token);
    }

    private String written() {
        StringBuilder text = new StringBuilder();
        List<MaskTokens.Token> all = tokens.all();
        for (int i = 0; i < all.size(); i++) {
            String label = labels.get(i);
            if (label != null) {
                text.append("<<").append(label).append(">>");
            } else if (!taken.get(i)) {
                text.append(all.get(i).text());
            }
        }
        return text.toString();
    }
}
