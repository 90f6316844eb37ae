package io.crmautopilot.steps;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a client answers to the question whether it is better now. "Yes" needs a word for yes or for better and none that takes it back;
 * whatever is not clearly yes or no is for a person to read.
 */
enum Answer {
    /** It is better. */
    CONTENT,
    /** It is not. */
    NOT_BETTER,
    /** It does not say. */
    UNCLEAR;

    private static final Pattern NO = words(
            "нет",
            "не",
            "неа",
            "ничего не изменилось",
            "всё так же",
            "все так же",
            "по прежнему",
            "по-прежнему",
            "хуже",
            "до сих пор",
            "опять",
            "снова",
            "жоқ",
            "емес",
            "әлі де",
            "әлі",
            "қайтадан",
            "тағы да",
            "жаман",
            "no",
            "nope",
            "not",
            "still",
            "worse",
            "again",
            "isn't",
            "isnt");
    private static final Pattern BUT =
            words("но", "однако", "только", "а вот", "бірақ", "алайда", "but", "however", "although");
    private static final Pattern YES = words(
            "да",
            "дааа?",
            "ага",
            "угу",
            "конечно",
            "лучше",
            "хорошо",
            "отлично",
            "нормально",
            "супер",
            "спас\\p{L}+",
            "благодар\\p{L}+",
            "всё ок",
            "все ок",
            "ок",
            "окей",
            "прохладно",
            "холодит",
            "работает",
            "иә",
            "ия",
            "иа",
            "жақсы\\p{L}*",
            "жақсар\\p{L}*",
            "рахмет",
            "рақмет",
            "салқын\\p{L}*",
            "дұрыс\\p{L}*",
            "керемет",
            "болды",
            "yes",
            "yep",
            "yeah",
            "ok",
            "okay",
            "better",
            "fine",
            "good",
            "great",
            "thanks",
            "thank you",
            "rahmet",
            "iya");
    private static final Pattern NOT_BAD =
            Pattern.compile("не (?:жарко|душно|жалуюсь)|ыстық емес|қапырық емес|not (?:hot|stuffy) any ?more"
                    + "|больше не (?:жарко|душно)");
    private static final Pattern SIGNS =
            Pattern.compile("^[\\s\\p{P}\\p{S}]*[👍🙏❤😊🙂😍👌🔥🥰💕✅][\\s\\p{So}\\p{Sk}\\p{Mn}\\p{Cf}❤]*$");

    private static Pattern words(String... words) {
        return Pattern.compile("(?<![\\p{L}\\p{N}'])(?:" + String.join("|", words) + ")(?![\\p{L}\\p{N}'])");
    }

    /** Reads {@code text}. */
    static Answer of(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
        if (SIGNS.matcher(plain).matches()) {
            return CONTENT;
        }
        String rest = NOT_BAD.matcher(plain).replaceAll(" да ");
        boolean no = NO.matcher(rest).find();
        boolean yes = YES.matcher(rest).find();
        if (no) {
            return yes && !startsWithNo(rest) ? UNCLEAR : NOT_BETTER;
        }
        return yes && !BUT.matcher(rest).find() && !rest.contains("?") ? CONTENT : UNCLEAR;
    }

    private static boolean startsWithNo(String text) {
        return NO.matcher(text).lookingAt();
    }
}
