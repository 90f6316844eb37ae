package io.crmautopilot.openai;

import io.crmautopilot.openai.MaskTokens.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Finds names of people: given names that it knows, endings of surnames and patronymics, who introduces themselves or is spoken to, and
 * every capitalised word inside a sentence. A name that it does not know, in small letters, is not found.
 */
final class MaskNames {

    private static final Set<String> ENDINGS =
            Set.copyOf(List.of((" а я у ю е и ы й ом ем ой ей ою ою ам ями ка ки ку ке кой ша ши шу ше шей"
                            + " ның нің дың дің тың тің ға ге қа ке ны ні ды ді ты ті нан нен дан ден тан тен мен бен пен да де та те жан еке тай"
                            + " s es")
                    .split(" ")));

    private static final List<String> SURNAMES = List.of(
            "ов", "ова", "ову", "овой", "ову", "ев", "ева", "еву", "евой", "ёв", "ёва", "ин", "ина", "иной", "ский",
            "ская", "скому", "ской", "енко", "чук", "бек", "баев", "баева", "ұлы", "улы", "қызы", "кызы", "оглы",
            "швили", "ян", "ov", "ova", "ev", "eva", "sky", "enko");

    private static final List<String> PATRONYMICS = List.of(
            "ович", "овича", "овичу", "евич", "евича", "евичу", "овна", "овны", "овне", "овну", "евна", "евны", "евне",
            "евну", "ична", "инична", "ұлы", "қызы", "кызы");

    /** Whoever is named after these is named even in small letters. */
    private static final List<List<String>> INTRODUCED = List.of(
            List.of("меня", "зовут"),
            List.of("мое", "имя"),
            List.of("его", "зовут"),
            List.of("ее", "зовут"),
            List.of("менің", "атым"),
            List.of("менин", "атым"),
            List.of("менің", "есімім"),
            List.of("my", "name", "is"),
            List.of("name", "is"));

    /** Words with which a message is opened, and which are no names although a comma follows. */
    private static final Set<String> OPENERS = Set.copyOf(List.of(
            ("здравствуйте здравствуй добрый привет приветик да нет ну девочки девчата девушки девушка ребята коллеги извините простите"
                            + " слушайте смотрите скажите подскажите пожалуйста кстати вообще короче конечно ладно ок окей хорошо спасибо итак"
                            + " во-первых впрочем кажется видимо наверное может господа люди товарищи алло але эй блин капец ужас жесть сәлем"
                            + " сәлеметсіз салем иә ия жоқ жок қыздар кыздар кешіріңіз кешириниз рақмет рахмет айтыңызшы айтынызшы ой әй"
                            + " hello hi hey sorry yes no well ok okay guys please thanks listen look honestly actually anyway folks")
                    .split(" ")));

    private final Set<String> names;

    private MaskNames(Set<String> names) {
        this.names = names;
    }

    static MaskNames standard() {
        return Standard.NAMES;
    }

    void mark(MaskTokens tokens, Mask mask) {
        for (int i = 0; i < tokens.size(); i++) {
            introduced(tokens, mask, i);
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, Kind.WORD) && !mask.isTaken(i) && isName(tokens, i)) {
                mask.take(i, i + 1, "NAME");
            }
        }
    }

    private boolean isName(MaskTokens tokens, int i) {
        MaskTokens.Token word = tokens.at(i);
        String lower = word.lower();
        if (isKnown(lower) || ends(lower, PATRONYMICS, 6)) {
            return true;
        }
        boolean capital = Character.isUpperCase(word.text().codePointAt(0));
        if (capital
                && ends(lower, SURNAMES, 5)
                && (word.isCapitalised() || isKnown(tokens.at(tokens.back(i)).lower()))) {
            return !tokens.begins(i) || ends(lower, SURNAMES, 6);
        }
        if (word.isCapitalised() && word.text().length() > 1 && !tokens.begins(i)) {
            return true;
        }
        int next = tokens.skip(i + 1);
        return word.isCapitalised() && tokens.begins(i) && tokens.isMark(next, ",") && !OPENERS.contains(lower);
    }

    /** Tells whether a word is a known name, in any case. */
    private boolean isKnown(String lower) {
        if (names.contains(lower)) {
            return true;
        }
        for (int cut = 1; cut <= 4 && lower.length() - cut >= 3; cut++) {
            String stem = lower.substring(0, lower.length() - cut);
            String ending = lower.substring(lower.length() - cut);
            if (ENDINGS.contains(ending) && stem.length() >= 4 && names.contains(stem)) {
                return true;
            }
            // «Динаре», «Асию»: the vowel of the name goes before the ending.
            if (ENDINGS.contains(ending)
                    && stem.length() >= 3
                    && (names.contains(stem + "а") || names.contains(stem + "я") || names.contains(stem + "ь"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(String lower, List<String> endings, int shortest) {
        return lower.length() >= shortest && endings.stream().anyMatch(lower::endsWith);
    }

    private static void introduced(MaskTokens tokens, Mask mask, int i) {
        for (List<String> words : INTRODUCED) {
            int at = i;
            boolean fits = true;
            for (String word : words) {
                fits &= tokens.is(at, Kind.WORD) && tokens.at(at).lower().equals(word);
                at = tokens.skip(at + 1);
            }
            int name = tokens.isMark(at, ":-–—") ? tokens.skip(at + 1) : at;
            if (fits && tokens.is(name, Kind.WORD)) {
                mask.take(name, name + 1, "NAME");
                int second = tokens.skip(name + 1);
                if (tokens.is(second, Kind.WORD)
                        && second == name + 2
                        && Character.isUpperCase(tokens.at(second).text().codePointAt(0))) {
                    mask.take(second, second + 1, "NAME");
                }
            }
        }
    }

    /** Holds the names of the jar; read when first asked for. */
    private static final class Standard {

        static final MaskNames NAMES = read();

        private static MaskNames read() {
            Set<String> names = new HashSet<>();
            try (InputStream in = Objects.requireNonNull(
                    MaskNames.class.getResourceAsStream("names.txt"), "the jar lacks names.txt")) {
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                    if (!line.startsWith("#")) {
                        for (String name : line.strip().split(" ", -1)) {
                            names.add(name.toLowerCase(Locale.ROOT).replace('ё', 'е'));
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read names.txt from the jar", e);
            }
            names.remove("");
            return new MaskNames(Set.copyOf(names));
        }
    }
}
