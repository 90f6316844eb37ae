package io.crmautopilot.text;

/**
 * Cuts Russian words to their stems: a port of the Russian algorithm of Martin Porter's Snowball family, written from its description.
 *
 * <p>Words come folded (lower case, ё as е). The result is always the beginning of the word, so stemming is finding an end; nothing is
 * allocated by the method over characters.
 */
public final class RussianStemmer {

    private static final String VOWELS = "аеиоуыэюя";

    private static final Suffixes GERUND_AFTER_A = Suffixes.of("в вши вшись");
    private static final Suffixes GERUND = Suffixes.of("ив ивши ившись ыв ывши ывшись");
    private static final Suffixes REFLEXIVE = Suffixes.of("ся сь");
    private static final Suffixes ADJECTIVE =
            Suffixes.of("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
    private static final Suffixes PARTICIPLE_AFTER_A = Suffixes.of("ем нн вш ющ щ");
    private static final Suffixes PARTICIPLE = Suffixes.of("ивш ывш ующ");
    private static final Suffixes VERB_AFTER_A = Suffixes.of("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно");
    private static final Suffixes VERB = Suffixes.of(
            "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю");
    private static final Suffixes NOUN = Suffixes.of(
            "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья"
                    + " я");
    private static final Suffixes DERIVATIONAL = Suffixes.of("ост ость");
    private static final Suffixes SUPERLATIVE = Suffixes.of("ейш ейше");

    private RussianStemmer() {}

    /** Returns the stem of a folded word. */
    public static String stem(String word) {
        char[] chars = word.toCharArray();
        return new String(chars, 0, stem(chars, 0, chars.length));
    }

    /** Returns where the stem of the folded word in {@code from..to} ends. */
    public static int stem(char[] word, int from, int to) {
        int rv = afterVowel(word, from, to);
        int r2 = region(word, region(word, from, to), to);
        int end = inflection(word, rv, to);
        if (end > rv && word[end - 1] == 'и') {
            end--;
        }
        int cut = DERIVATIONAL.match(word, r2, end);
        end -= cut;
        return tidy(word, rv, end);
    }

    private static int inflection(char[] word, int rv, int to) {
        int cut = afterA(GERUND_AFTER_A, word, rv, to);
        cut = Math.max(cut, GERUND.match(word, rv, to));
        if (cut > 0) {
            return to - cut;
        }
        int end = to - REFLEXIVE.match(word, rv, to);
        cut = ADJECTIVE.match(word, rv, end);
        if (cut > 0) {
            end -= cut;
            return end - Math.max(afterA(PARTICIPLE_AFTER_A, word, rv, end), PARTICIPLE.match(word, rv, end));
        }
        cut = Math.max(afterA(VERB_AFTER_A, word, rv, end), VERB.match(word, rv, end));
        return cut > 0 ? end - cut : end - NOUN.match(word, rv, end);
    }

    private static int tidy(char[] word, int rv, int end) {
        int cut = SUPERLATIVE.match(word, rv, end);
        int last = end - cut;
        if (last - 2 >= rv && word[last - 1] == 'н' && word[last - 2] == 'н') {
            return last - 1;
        }
        if (cut == 0 && last > rv && word[last - 1] == 'ь') {
            return last - 1;
        }
        return last;
    }

    /** Returns the length of the longest ending that stands after а or я, both within the region, or 0. */
    private static int afterA(Suffixes endings, char[] word, int rv, int end) {
        return endings.matchAfter(word, rv, end, 'а', 'я');
    }

    private static int afterVowel(char[] word, int from, int to) {
        for (int i = from; i < to; i++) {
            if (vowel(word[i])) {
                return i + 1;
            }
        }
        return to;
    }

    private static int region(char[] word, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (!vowel(word[i]) && vowel(word[i - 1])) {
                return i + 1;
            }
        }
        return to;
    }

    private static boolean vowel(char c) {
        return VOWELS.indexOf(c) >= 0;
    }
}
