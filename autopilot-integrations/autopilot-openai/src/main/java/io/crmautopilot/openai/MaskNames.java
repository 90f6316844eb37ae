package io.crmautopilot.openai;

import io.crmautopilot.openai.MaskTokens.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Finds names of people: given names that it knows, endings of surnames and patronymics, who introduces themselves or is spoken to, and
 * every capitalised word inside a sentence. Of names that it does not know, in small letters, it finds those that are introduced, signed
 * with or spoken of with respect, and those that are {@link KnownNames} of the conversation.
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

    /** Who comes before one of these is somebody, also in small letters: «толганай апай». */
    private static final Set<String> RESPECT =
            Set.of("апай", "ағай", "агай", "ханым", "мырза", "әпке", "апке", "әпше", "көке", "коке", "тәте", "тате");

    private static final Set<String> NOBODY = Set.copyOf(List.of(
            ("бұл бул сол осы ана мына менің менин сіздің сиздин біздің биздин мен сен сіз сиз маған маган бір бир қай кай"
                            + " қандай кандай ол және жане да де мастер салон жаңа жана сіздер кеше бүгін бугин рахмет рақмет иә ия жоқ жок")
                    .split(" ")));

    /** Who follows one of these at the end of a text has signed it. */
    private static final List<List<String>> SIGNED = List.of(
            List.of("с", "уважением"),
            List.of("құрметпен"),
            List.of("курметпен"),
            List.of("regards"),
            List.of("sincerely"));

    private final Set<String> names;

    private MaskNames(Set<String> names) {
        this.names = names;
    }

    static MaskNames standard() {
        return Standard.NAMES;
    }

    void mark(MaskTokens tokens, KnownNames known, Mask mask) {
        named(tokens, (from, end) -> mask.take(from, end, "NAME"));
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, Kind.WORD)
                    && !mask.isTaken(i)
                    && (known.has(tokens.at(i).lower()) || isName(tokens, i))) {
                mask.take(i, i + 1, "NAME");
            }
        }
    }

    /** Returns the words with which somebody is named in {@code text} for certain, so that they are names in what follows, too. */
    static List<String> given(String text) {
        MaskTokens tokens = MaskTokens.of(text.length() > Mask.LONGEST ? text.substring(0, Mask.LONGEST) : text);
        List<String> given = new ArrayList<>();
        named(tokens, (from, end) -> {
            for (int i = from; i < end; i++) {
                given.add(tokens.at(i).lower());
            }
        });
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, Kind.WORD) && isSpokenTo(tokens, i)) {
                given.add(tokens.at(i).lower());
            }
        }
        return List.copyOf(given);
    }

    private interface Found {
        void name(int from, int end);
    }

    private static void named(MaskTokens tokens, Found found) {
        for (int i = 0; i < tokens.size(); i++) {
            introduced(tokens, found, i);
            signed(tokens, found, i);
            int before = tokens.back(i);
            if (tokens.is(i, Kind.WORD)
                    && RESPECT.contains(tokens.at(i).lower())
                    && tokens.is(before, Kind.WORD)
                    && !NOBODY.contains(tokens.at(before).lower())) {
                found.name(before, before + 1);
            }
        }
    }

    private static void signed(MaskTokens tokens, Found found, int i) {
        for (List<String> words : SIGNED) {
            int at = after(tokens, i, words);
            int first = tokens.isMark(at, ",-–—") ? tokens.skip(at + 1) : at;
            int second = tokens.skip(first + 1);
            if (at > i && tokens.is(first, Kind.WORD)) {
                int last = tokens.is(second, Kind.WORD) ? second : first;
                int end = tokens.skip(last + 1);
                if (end >= tokens.size() || (tokens.isMark(end, ".!") && tokens.skip(end + 1) >= tokens.size())) {
                    found.name(first, first + 1);
                    if (last != first) {
                        found.name(last, last + 1);
                    }
                }
            }
        }
    }

    /** Returns where the text goes on after {@code words}, which begin at {@code i}; {@code i} when they do not. */
    private static int after(MaskTokens tokens, int i, List<String> words) {
        int at = i;
        for (String word : words) {
            if (!tokens.is(at, Kind.WORD) || !tokens.at(at).lower().equals(word)) {
                return i;
            }
            at = tokens.skip(at + 1);
        }
        return at;
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
        return isSpokenTo(tokens, i);
    }

    /** «Айкумис, почему так жарко?» */
    private static boolean isSpokenTo(MaskTokens tokens, int i) {
        MaskTokens.Token word = tokens.at(i);
        return word.isCapitalised()
                && tokens.begins(i)
                && tokens.isMark(tokens.skip(i + 1), ",")
                && !OPENERS.contains(word.lower());
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

    private static void introduced(MaskTokens tokens, Found found, int i) {
        for (List<String> words : INTRODUCED) {
            int at = after(tokens, i, words);
            int name = tokens.isMark(at, ":-–—") ? tokens.skip(at + 1) : at;
            if (at > i && tokens.is(name, Kind.WORD)) {
                found.name(name, name + 1);
                int second = tokens.skip(name + 1);
                if (tokens.is(second, Kind.WORD)
                        && second == name + 2
                        && Character.isUpperCase(tokens.at(second).text().codePointAt(0))) {
                    found.name(second, second + 1);
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
