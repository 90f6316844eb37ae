package io.crmautopilot.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts Kazakh words to their stems by taking endings off from the last to the first, where vowel harmony and the assimilation of
 * consonants allow them.
 *
 * <p>A word is stem, derivation, tense, plural, possession, case, person: each layer is taken off at most once, outermost first, the
 * longest fitting ending of a layer at a time, and at least three letters with a vowel stay. An ending fits when its vowel agrees with the
 * last vowel of what stays (back а ы ұ, front ә е і ө ү; о, у and и decide nothing, since people type them for ө, ү and і) and its first
 * consonant is the one that the letter before it asks for. Letters are compared {@linkplain KazakhLetters#bare bare}, so words typed
 * without the Kazakh letters are cut at the same place. The negation (-ма, -ме, -ба, -бе, -па, -пе) stays in the stem, because it turns
 * the meaning; so do the voices. Russian words inside Kazakh text lose their Kazakh endings only.
 *
 * <p>No list of words is behind it: a stem is a key for comparing, not a dictionary form. The morphology is textbook Kazakh; the choice
 * and order of rules are this project's own.
 */
public final class KazakhStemmer {

    private static final int SHORTEST_STEM = 3;

    private static final char[][] REQUEST = layer("шы ши");
    private static final char[][] PERSON =
            layer("мын мин пын пин бын бин сын син сыз сиз мыз миз пыз пиз быз биз сындар синдер сыздар сиздер");

    /** Case, and the past tense with its person, which looks like a case and a possession. */
    private static final char[][] CASE =
            layer("йды йди нын нин дын дин тын тин га ге ка ке на не а е ны ни ды ди ты ти да де та те нда нде"
                    + " дан ден тан тен нан нен мен бен пен дагы деги тагы теги ндагы ндеги дай дей тай тей ша ше"
                    + " дым дим тым тим дык дик тык тик дыныз диниз тыныз тиниз");

    private static final char[][] POSSESSION = layer("ым им м ын ин н ыныз иниз ныз низ сы си ы и ымыз имиз мыз миз");
    private static final char[][] PLURAL = layer("лар лер дар дер тар тер");

    /** What makes a noun of a verb, and so may stand under a case. */
    private static final char[][] PARTICIPLE =
            layer("ган ген кан кен атын етин йтын йтин у уши гыш гиш кыш киш гын гин");

    private static final char[][] TENSE =
            layer("ады еди йды йди атын етин йтын йтин ган ген кан кен ып ип п са се сам сем сан сен сак сек"
                    + " ар ер р у уге уга ындар индер айын ейин йын йин айык ейик йык йик мак мек пак пек бак бек"
                    + " гали й");
    private static final char[][] DERIVATION =
            layer("лык лик дык дик тык тик лы ли ды ди ты ти сыз сиз шы ши шылык шилик ла ле да де та те");

    private KazakhStemmer() {}

    /** Returns the stem of a folded word, in the letters of the word. */
    public static String stem(String word) {
        char[] chars = word.toCharArray();
        return new String(chars, 0, stem(chars, 0, chars.length));
    }

    /** Returns where the stem of the folded word in {@code from..to} ends. */
    public static int stem(char[] word, int from, int to) {
        int end = strip(word, from, to, REQUEST);
        end = strip(word, from, end, PERSON);
        int verb = end;
        end = strip(word, from, end, CASE);
        end = strip(word, from, end, POSSESSION);
        end = strip(word, from, end, PLURAL);
        end = strip(word, from, end, end == verb ? TENSE : PARTICIPLE);
        return strip(word, from, end, DERIVATION);
    }

    private static int strip(char[] word, int from, int end, char[][] layer) {
        for (char[] ending : layer) {
            int start = end - ending.length;
            if (start - from >= SHORTEST_STEM && matches(word, start, ending) && fits(word, from, start, ending)) {
                return start;
            }
        }
        return end;
    }

    private static boolean matches(char[] word, int start, char[] ending) {
        for (int i = ending.length - 1; i >= 0; i--) {
            if (KazakhLetters.bare(word[start + i]) != ending[i]) {
                return false;
            }
        }
        // ң and н are one bare letter, but only ң and the n of a case are endings of one letter
        return ending.length > 1 || ending[0] != 'н' || word[start] == 'ң';
    }

    private static boolean fits(char[] word, int from, int start, char[] ending) {
        // An н before a case of place belongs to a possession in ы or і: бөлмесінде, but салон-да.
        char before = KazakhLetters.bare(word[start - 1]);
        if (ending.length > 2 && ending[0] == 'н' && ending[1] == 'д' && before != 'ы' && before != 'и') {
            return false;
        }
        // The dative is one vowel only after my or thy: балам-а, but бала.
        if (ending.length == 1 && (ending[0] == 'а' || ending[0] == 'е') && before != 'м' && word[start - 1] != 'ң') {
            return false;
        }
        return assimilates(word[start - 1], ending) && harmonises(word, from, start, ending);
    }

    private static boolean assimilates(char before, char[] ending) {
        boolean vowel = KazakhLetters.isVowel(before);
        return switch (ending[0]) {
            case 'т', 'к', 'п' -> ending.length == 1 ? vowel : KazakhLetters.isVoiceless(before);
            case 'д', 'г', 'б', 'м' -> !KazakhLetters.isVoiceless(before) && (ending.length > 1 || vowel);
            case 'н' -> vowel || before == 'м' || before == 'н' || before == 'ң';
            case 'л' -> vowel || before == 'р' || before == 'й' || before == 'у' || before == 'л';
            case 'с' -> ending.length > 2 || vowel;
            case 'й', 'р' -> vowel;
            case 'ш' -> true;
            case 'у' -> true;
            default -> !vowel || before == 'у' || before == 'и';
        };
    }

    private static boolean harmonises(char[] word, int from, int start, char[] ending) {
        int wanted = 0;
        for (char c : ending) {
            if (wanted == 0) {
                wanted = KazakhLetters.endingHarmony(c);
            }
        }
        for (int i = start - 1; i >= from && wanted != 0; i--) {
            int harmony = KazakhLetters.harmony(word[i]);
            if (harmony != 0) {
                return harmony == wanted;
            }
        }
        return true;
    }

    private static char[][] layer(String endings) {
        List<char[]> list = new ArrayList<>();
        for (String ending : endings.split(" ", -1)) {
            list.add(ending.toCharArray());
        }
        list.sort(Comparator.comparingInt((char[] ending) -> -ending.length));
        return list.toArray(new char[0][]);
    }
}
