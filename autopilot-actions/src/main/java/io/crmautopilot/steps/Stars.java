package io.crmautopilot.steps;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a mark from 1 to 5 out of an owner's answer: a figure, a word in Russian, Kazakh or English, or stars. Pure. */
final class Stars {

    private static final Pattern MARK = Pattern.compile(
            "(?:оценка|оцениваю|ставлю|баға|бағам|баға қоямын|rating|mark|на)?[\\s:—-]*([1-5])"
                    + "(?:\\s*(?:из|/|of|out of)\\s*5|[\\s-]*(?:ка|баллов|балла|балл|ұпай|stars?|звезды?|звёзд))?[\\s.!)👍]*");
    private static final List<List<String>> WORDS = List.of(
            List.of("единица", "бір", "бир", "one", "ужасно"),
            List.of("двойка", "екі", "еки", "two", "плохо", "нашар"),
            List.of("тройка", "үш", "уш", "three", "нормально"),
            List.of("четвёрка", "четверка", "төрт", "торт", "four", "хорошо", "жақсы"),
            List.of("пятёрка", "пятерка", "бес", "five", "отлично", "өте жақсы", "excellent"));

    private Stars() {}

    /** Returns the mark; empty when the text is anything else. */
    static OptionalInt of(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        long stars = plain.codePoints().filter(c -> c == '⭐' || c == '★').count();
        if (stars >= 1 && stars <= 5 && plain.replaceAll("[⭐★\\s\\x{FE0F}]", "").isEmpty()) {
            return OptionalInt.of((int) stars);
        }
        Matcher mark = MARK.matcher(plain);
        if (mark.matches()) {
            return OptionalInt.of(Integer.parseInt(mark.group(1)));
        }
        String word = plain.replaceAll("[\\s.!,👍🙏]+$", "").replace(", спасибо", "");
        for (int i = 0; i < WORDS.size(); i++) {
            if (WORDS.get(i).contains(word)) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }
}
