package io.crmautopilot.words;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what a host's card or a vendor's listing says into a harmless run of characters.
 *
 * <p>Values are put between the words of a template and never read again, so nothing here defends against templates. It defends the
 * reader: no line break, no mark that a messenger formats, no link or number to call, no sentence where a name belongs.
 */
final class Plain {

    // Digits and dots apart, a name server's name needs a letter run of two at its end; "ул. Абая" keeps its space and
    // passes.
    private static final Pattern LINK = Pattern.compile(
            "\\S*(?:://|www\\.|@)\\S*|[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)*\\.\\p{L}{2,}(?:[/:?]\\S*)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBER_TO_CALL = Pattern.compile("\\+?\\p{Nd}(?:[\\s().-]{0,3}\\p{Nd}){6,}");
    private static final Pattern PARENTHESES = Pattern.compile("\\([^)]*\\)");
    private static final int NAME_WORDS = 3;
    /** Far beyond any cap. It bounds the patterns, whose cost grows with the square of a word's length. */
    private static final int LONGEST = 300;

    private Plain() {}

    /**
     * Returns {@code raw} as a person can be addressed, or empty when it does not look like a name: digits, a link, a sentence, words
     * without capitals, too long. Nobody is addressed by half a name.
     */
    static String name(String raw) {
        String text =
                line(raw.length() > LONGEST ? "" : PARENTHESES.matcher(raw).replaceAll(" "));
        if (LINK.matcher(text).find()
                || text.chars().anyMatch(c -> Character.isDigit(c) || "{}[]<>$%=\\|;:!?".indexOf(c) >= 0)) {
            return "";
        }
        String kept = text.replaceAll("[^\\p{L}\\p{M}'’ʼ` .-]", "").replaceAll(" +", " ");
        kept = kept.replaceAll("^[^\\p{L}]+", "").replaceAll("[\\s-]+$", "");
        String[] words = kept.split(" ");
        boolean sentence = words.length > NAME_WORDS
                || (words.length > 1 && (isCommon(words[0]) || isCommon(words[words.length - 1])));
        return sentence || kept.length() > SlotType.NAME.cap() ? "" : kept;
    }

    /** One word without a capital may be a name written carelessly; several are rather something that somebody tells us to do. */
    private static boolean isCommon(String word) {
        return !word.isEmpty() && Character.isLowerCase(word.codePointAt(0));
    }

    /** Returns {@code raw} as a proper name or an address of at most {@code cap} characters; links and numbers to call become «…». */
    static String title(String raw, int cap) {
        String text = LINK.matcher(line(raw)).replaceAll("…");
        text = NUMBER_TO_CALL.matcher(text).replaceAll(Matcher.quoteReplacement("…"));
        text = text.replaceAll("[*_~`{}\\[\\]<>|\\\\$#]", "")
                .replaceAll(" +", " ")
                .trim();
        return cut(text, cap);
    }

    /** Returns {@code raw} in at most {@code cap} characters: its beginning and its end where it is longer, cut at words. */
    static String excerpt(String raw, int cap) {
        String text = title(raw, LONGEST);
        if (text.length() <= cap) {
            return text;
        }
        int tail = cap / 3;
        int from = text.indexOf(' ', text.length() - tail);
        String end = from < 0 ? "" : text.substring(from + 1);
        return cut(text, cap - end.length() - 1) + " " + end;
    }

    /** Cuts at a word's end where there is one in the second half; what is cut shows as «…». */
    private static String cut(String text, int cap) {
        if (text.length() <= cap) {
            return text;
        }
        int space = text.lastIndexOf(' ', cap - 1);
        int end = space > cap / 2 ? space : cap - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** One line of visible characters: no controls, no invisible formatting, single spaces, at most two marks on a letter. */
    private static String line(String raw) {
        String text = Normalizer.normalize(raw.substring(0, Math.min(raw.length(), LONGEST)), Normalizer.Form.NFC);
        text = text.replaceAll("[\\p{Zs}\\p{Zl}\\p{Zp}\\p{Cc}]+", " ");
        text = text.replaceAll("[\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]", "");
        return text.replaceAll("(\\p{M}{2})\\p{M}+", "$1").trim();
    }
}
