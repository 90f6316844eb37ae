package io.crmautopilot.words;

import io.crmautopilot.text.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a slot may hold. There is deliberately no type for free text: an excerpt shows, to who decides about it, what approved words say.
 *
 * <p>The cap is the length in characters that the longest value can take in the finished text, a case ending included.
 */
public enum SlotType {
    /** How a person is addressed; what does not look like a name is left out. */
    NAME("name", 28, ""),
    /** The name of a branch, which Kazakh inflects. */
    PLACE("place", 60, "loc dat gen abl acc"),
    /** A proper name: a business, a vendor, a service. */
    TITLE("title", 40, ""),
    /** A postal address. */
    ADDRESS("address", 80, ""),
    /** The beginning and the end of an approved text that is to be sent, for whoever decides about it. */
    EXCERPT("excerpt", 170, ""),
    /** A point in time, shown in the branch's zone: the time today, with the date on any other day. */
    CLOCK("clock", 24, "dat abl loc"),
    /** A length of time, or a range of two. */
    SPAN("span", 26, "loc abl"),
    /** A sum of money. */
    MONEY("money", 24, "dat abl gen acc"),
    /** A share of a hundred. */
    PERCENT("percent", 5, ""),
    /** A number with a decimal mark. */
    DECIMAL("decimal", 9, ""),
    /** A number of things, with its plural forms written in the template. */
    COUNT("count", 7, ""),
    /** A one-time code of four to eight digits or Latin capitals. */
    CODE("code", 8, ""),
    /** The short form of the audit log's checkpoint. */
    CHECKPOINT("checkpoint", 40, ""),
    /** A telephone number in E.164 form. */
    PHONE("phone", 18, ""),
    /** A cause, said by the phrase table. */
    CAUSE("cause", 0, ""),
    /** A trade, said by the phrase table. */
    TRADE("trade", 0, ""),
    /** A reason, said by the phrase table. */
    REASON("reason", 0, ""),
    /** What speaks for a cause, said by the phrase table. */
    BECAUSE("because", 0, ""),
    /** One to four topics of complaint, said by the phrase table and joined. */
    TOPICS("topics", 0, ""),
    /** One to five things that will be done, said by the phrase table and joined. */
    STEPS("steps", 0, ""),
    /** One thing that will be done, said by the phrase table. */
    STEP("step", 0, ""),
    /** A bonus that is credited. */
    BONUS("bonus", 40, ""),
    /** A discount with its rate and its limit. */
    DISCOUNT("discount", 60, ""),
    /** An add-on by its name. */
    ADDON("addon", 60, "");

    private final String code;
    private final int cap;
    private final String kazakhForms;

    SlotType(String code, int cap, String kazakhForms) {
        this.code = code;
        this.cap = cap;
        this.kazakhForms = kazakhForms;
    }

    /** Returns the word that stands for this type in template files. */
    public String code() {
        return code;
    }

    /** Returns the type of a code, or empty when there is none. */
    public static Optional<SlotType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** Returns the codes of all types. */
    static List<String> codes() {
        return Arrays.stream(values()).map(SlotType::code).toList();
    }

    int cap() {
        return cap;
    }

    boolean isPhrase() {
        return cap == 0;
    }

    /** How many phrases stand side by side at most. */
    int atMost() {
        return switch (this) {
            case TOPICS -> 4;
            case STEPS -> 5;
            default -> 1;
        };
    }

    /** Tells whether a template in {@code language} may ask for {@code form} of a value of this type (not of a phrase). */
    boolean hasForm(Language language, String form) {
        return switch (language) {
            case KK -> List.of(kazakhForms.split(" ", -1)).contains(form);
            case RU -> this == SPAN && form.equals("gen");
            default -> false;
        };
    }
}
