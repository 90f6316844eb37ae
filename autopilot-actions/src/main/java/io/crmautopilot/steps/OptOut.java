package io.crmautopilot.steps;

import io.crmautopilot.audit.PersonVault;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads whether a client asked not to be written to. Wrongly reading one as such costs a message; the other way costs trust. */
final class OptOut {

    /** The name under which the vault's file of a person says so: what a host may keep there as well. */
    static final String KEPT = "opt-out";

    private static final Pattern WHOLE =
            Pattern.compile("(?:стоп|stop|unsubscribe|отписка|отписаться|отпишите(?: меня)?|тоқта|тоқтат|тоқтатыңыз)");
    private static final Pattern PART = Pattern.compile("не (?:надо|нужно) (?:мне )?(?:больше )?писать"
            + "|не пиши(?:те)? (?:мне|больше)|(?:больше|мне) не пиши(?:те)?|перестаньте (?:мне )?писать"
            + "|удалите мой (?:номер|контакт)|уберите (?:меня|мой номер) из|отпишите меня"
            + "|маған (?:енді |қайта )?жазба(?:ңыз|ңыздар|шы)?|енді жазба|нөмірімді өшір"
            + "|(?:do not|don't|dont|stop) (?:text|writ|messag|contact)\\w* me|unsubscribe me|remove my number");

    private OptOut() {}

    /** Tells whether {@code text} asks not to be written to any more. */
    static boolean says(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replace('’', '\'')
                .replaceAll("[^\\p{L}\\p{N}' ]+", " ")
                .replaceAll(" +", " ")
                .strip();
        return WHOLE.matcher(plain).matches() || PART.matcher(plain).find();
    }

    /** Tells whether the person behind {@code file} asked so, in one of {@code messages} or before. */
    static boolean holds(PersonVault.File file, List<String> messages) {
        return file.recall(KEPT).isPresent()
                || messages.stream()
                        .anyMatch(id -> file.recall("message:" + id)
                                .filter(OptOut::says)
                                .isPresent());
    }
}
