package io.crmautopilot.openai;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that are known to name somebody of one conversation, in every case and inflection of Russian and Kazakh, in any letters: the
 * Kazakh ones or their Russian look-alikes, capitals or none, Latin. Immutable; its text form shows no name.
 */
final class KnownNames {

    /** Names of one conversation that are looked for; more is no name but a text in a name's place. */
    private static final int MOST_WORDS = 24;

    private static final int LONGEST = 30;

    private static final List<String> AFTER_A = endings("ы и е у ой ою ам ами ах");
    private static final List<String> AFTER_YA = endings("и е ю ей ею ям ями ях");
    private static final List<String> AFTER_CONSONANT = endings("а у ом ем е ы и ов ам ами ах");
    private static final List<String> AFTER_SOFT = endings("я ю ем ей е и ью ью");
    private static final List<String> KAZAKH =
            endings("нын нин дын дин тын тин га ге ка ке на не ны ни ды ди ты ти ын ин ы и нан нен дан ден тан тен"
                    + " да де та те нда нде мен бен пен ша ше дик дык тик тык ники дики тики");
    private static final List<String> KAZAKH_FIRST = endings(
            "жан м ым им мыз миз ымыз имиз н ын ин ныз низ ыныз иниз лар лер дар дер тар тер еке ке тай ша шка");

    private static final String CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
    private static final List<String> LATIN = List.of(
            "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
            "h", "ts", "ch", "sh", "sh", "", "y", "", "e", "yu", "ya");

    private static final KnownNames NONE = new KnownNames(Set.of(), Set.of());

    private final Set<String> words;
    private final Set<String> forms;

    private KnownNames(Set<String> words, Set<String> forms) {
        this.words = words;
        this.forms = forms;
    }

    static KnownNames none() {
        return NONE;
    }

    /** Returns the names that stand in {@code texts}: cards' names, names that somebody gave. */
    static KnownNames of(Collection<String> texts) {
        Set<String> words = new HashSet<>();
        Set<String> forms = new HashSet<>();
        for (String text : texts) {
            for (String word : text.split("[^\\p{L}]+", -1)) {
                if (word.length() >= 2 && word.length() <= LONGEST && words.size() < MOST_WORDS) {
                    String name = fold(word);
                    if (words.add(name)) {
                        inflect(name, forms);
                    }
                }
            }
        }
        return words.isEmpty() ? NONE : new KnownNames(Set.copyOf(words), Set.copyOf(forms));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Tells whether {@code word} is one of the names, in some form. */
    boolean has(String word) {
        return !forms.isEmpty() && word.length() <= 2 * LONGEST && forms.contains(fold(word));
    }

    private static void inflect(String name, Set<String> forms) {
        forms.add(name);
        forms.add(latin(name));
        // What is shorter is half of the words of any text in some inflection.
        if (name.length() < 3) {
            return;
        }
        char last = name.charAt(name.length() - 1);
        String stem = name.substring(0, name.length() - 1);
        switch (last) {
            case 'а' -> join(stem, AFTER_A, forms);
            case 'я' -> join(stem, AFTER_YA, forms);
            case 'й', 'ь' -> join(stem, AFTER_SOFT, forms);
            default -> join(name, AFTER_CONSONANT, forms);
        }
        fleeting(name, forms);
        join(name, KAZAKH, forms);
        voiced(name, forms);
        for (String first : KAZAKH_FIRST) {
            forms.add(name + first);
            join(name + first, KAZAKH, forms);
        }
        // «Динара, Динаре» is written «dinara, dinare»: endings in Latin letters stand for the same.
        for (String form : List.copyOf(forms)) {
            if (form.length() <= name.length() + 4) {
                forms.add(latin(form));
            }
        }
        forms.add(latin(name) + "s");
    }

    /** «Павел, Павла»: the last vowel goes before an ending. */
    private static void fleeting(String name, Set<String> forms) {
        int length = name.length();
        if (length > 4 && "ео".indexOf(name.charAt(length - 2)) >= 0) {
            join(name.substring(0, length - 2) + name.charAt(length - 1), AFTER_CONSONANT, forms);
        }
    }

    /** «Айбек, Айбегім»: the last consonant is voiced before a vowel. */
    private static void voiced(String name, Set<String> forms) {
        int at = "кп".indexOf(name.charAt(name.length() - 1));
        if (at >= 0) {
            join(name.substring(0, name.length() - 1) + "гб".charAt(at), endings("ы и ым им ын ин ымыз имиз"), forms);
        }
    }

    private static void join(String stem, List<String> endings, Set<String> forms) {
        endings.forEach(ending -> forms.add(stem + ending));
    }

    private static List<String> endings(String text) {
        return List.of(text.split(" ", -1));
    }

    /** Returns the word in small letters, Kazakh ones as people type them without. */
    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replace('ә', 'а')
                .replace('ғ', 'г')
                .replace('қ', 'к')
                .replace('ң', 'н')
                .replace('ө', 'о')
                .replace('ұ', 'у')
                .replace('ү', 'у')
                .replace('һ', 'х')
                .replace('і', 'и');
    }

    private static String latin(String folded) {
        StringBuilder latin = new StringBuilder();
        for (int i = 0; i < folded.length(); i++) {
            int at = CYRILLIC.indexOf(folded.charAt(i));
            latin.append(at < 0 ? String.valueOf(folded.charAt(i)) : LATIN.get(at));
        }
        return latin.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KnownNames names && names.words.equals(words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return "KnownNames[" + words.size() + "]";
    }
}
