package io.crmautopilot.vendors.reply;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Folds a text so that one word has one spelling: case, look-alike letters, Kazakh letters.
 *
 * <p>Kazakh is folded to what people type on a Russian keyboard, so one lexicon serves both.
 */
final class Fold {

    private static final String KAZAKH = "әғқңөұүһіё";
    private static final String RUSSIAN = "агкноуухие";
    private static final String LOOKS_LATIN = "aceopxykmthbi";
    private static final String LOOKS_CYRILLIC = "асеорхукмтнви";
    private static final Map<String, String> LATIN = latin();

    private Fold() {}

    /** Returns the text in lower case, with one sort of space, dash and quote, and folded letters. */
    static String text(String text) {
        String plain = Normalizer.normalize(text.replace('№', '#'), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(plain.length());
        plain.codePoints().forEach(c -> {
            int kazakh = c < 0x10000 ? KAZAKH.indexOf((char) c) : -1;
            if (kazakh >= 0) {
                out.append(RUSSIAN.charAt(kazakh));
            } else if (c == 'ъ') {
                out.append('ь');
            } else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
                out.append('-');
            } else if (c == '’' || c == '‘' || c == 'ʼ' || c == '`' || c == 'ʹ') {
                out.append('\'');
            } else if (c == '\n' || c == '\r') {
                out.append('\n');
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                out.append(' ');
            } else if (Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.CONTROL
                    && Character.getType(c) != Character.NON_SPACING_MARK) {
                out.appendCodePoint(c);
            }
        });
        return out.toString()
                .replace("ч/з", "через")
                .replace("т.е.", "то есть")
                .replace("т.к.", "так как")
                .replaceAll("(\\p{L})\\1{2,}", "$1");
    }

    /** Returns a word that mixes both alphabets with its Latin look-alikes turned into Cyrillic. */
    static String unmix(String word) {
        boolean latin = false;
        boolean cyrillic = false;
        for (int i = 0; i < word.length(); i++) {
            latin |= isLatin(word.charAt(i));
            cyrillic |= word.charAt(i) >= 'а' && word.charAt(i) <= 'я';
        }
        if (!latin || !cyrillic) {
            return word;
        }
        StringBuilder out = new StringBuilder(word);
        for (int i = 0; i < out.length(); i++) {
            int at = LOOKS_LATIN.indexOf(out.charAt(i));
            if (at >= 0) {
                out.setCharAt(i, LOOKS_CYRILLIC.charAt(at));
            }
        }
        return out.toString();
    }

    /** Returns how a word typed in Latin letters would be spelled in folded Cyrillic. */
    static String transliterate(String word) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); ) {
            String hit = null;
            for (int length = Math.min(4, word.length() - i); length > 0 && hit == null; length--) {
                hit = LATIN.get(word.substring(i, i + length));
                if (hit != null) {
                    i += length;
                }
            }
            if (hit == null) {
                char c = word.charAt(i++);
                if (c == 'y' || c == 'i') {
                    boolean afterVowel = out.length() > 0 && "аеиоуыэюя".indexOf(out.charAt(out.length() - 1)) >= 0;
                    out.append(afterVowel ? 'й' : c == 'y' ? 'ы' : 'и');
                } else if (c != '\'') {
                    out.append(c);
                }
            } else {
                out.append(hit);
            }
        }
        return out.toString();
    }

    static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'ß' && c <= 'ɏ');
    }

    private static Map<String, String> latin() {
        String pairs = "shch щ sh ш ch ч zh ж kh х gh г ng н ya я yu ю yo е ye е ts ц iy ий a а b б c к d д e е f ф"
                + " g г h х j ж k к l л m м n н o о p п q к r р s с t т u у v в w у x х z з ä а á а"
                + " ö о ó о ü у ú у ñ н ń н ş ш ç ч ğ г ǵ г ı ы í и";
        String[] parts = pairs.split(" ");
        Map<String, String> table = new HashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            table.put(parts[i], parts[i + 1]);
        }
        return Map.copyOf(table);
    }
}
