package io.crmautopilot.words;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.text.Language;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The typed values that fill a template. Immutable; each method returns a copy with one more value.
 *
 * <p>Names are personal data: {@link #toFields()} belongs where the host may forget a person, and the text form shows the slots'
 * names alone. An empty name, place, title or address is no value: a template says the sentence without it, or refuses.
 */
public final class Slots {

    private static final Slots NONE = new Slots(Fields.empty());

    private final Fields values;

    private Slots(Fields values) {
        this.values = values;
    }

    /** Returns no values. */
    public static Slots none() {
        return NONE;
    }

    /** Returns the slots that {@link #toFields()} wrote; what is wrong in them is found when a text is rendered. */
    public static Slots of(Fields fields) {
        return new Slots(fields);
    }

    /** Returns the values as a JSON object from which {@link #of} makes them again. */
    public Fields toFields() {
        return values;
    }

    /** Adds how a person is addressed. */
    public Slots name(String slot, String name) {
        return put(slot, SlotType.NAME, Fields.of("text", name));
    }

    /** Adds the beginning and the end of a text that is to be sent, as it was rendered from approved words. */
    public Slots excerpt(String slot, String text) {
        return put(slot, SlotType.EXCERPT, Fields.of("text", text));
    }

    /** Adds the name of a branch. */
    public Slots place(String slot, String name) {
        return put(slot, SlotType.PLACE, Fields.of("text", name));
    }

    /** Adds a proper name: a business, a vendor, a service. */
    public Slots title(String slot, String name) {
        return put(slot, SlotType.TITLE, Fields.of("text", name));
    }

    /** Adds a postal address. */
    public Slots address(String slot, String address) {
        return put(slot, SlotType.ADDRESS, Fields.of("text", address));
    }

    /** Adds a point in time as it is read at {@code now} in {@code zone}, rounded down to the minute. */
    public Slots clock(String slot, Instant at, Instant now, ZoneId zone) {
        return put(slot, SlotType.CLOCK, Fields.of("at", at, "now", now, "zone", zone.getId()));
    }

    /** Adds a length of time, shown in whole minutes rounded up. */
    public Slots span(String slot, Duration length) {
        return span(slot, length, length);
    }

    /** Adds a range of two lengths of time. */
    public Slots span(String slot, Duration from, Duration to) {
        return put(slot, SlotType.SPAN, Fields.of("from", from, "to", to));
    }

    /** Adds a sum of money. */
    public Slots money(String slot, Money amount) {
        return put(slot, SlotType.MONEY, Fields.of("amount", amount.toFields()));
    }

    /** Adds a share of a hundred, 0 to 100. */
    public Slots percent(String slot, int percent) {
        return put(slot, SlotType.PERCENT, Fields.of("number", percent));
    }

    /** Adds a number with decimals. */
    public Slots decimal(String slot, BigDecimal number) {
        return put(slot, SlotType.DECIMAL, Fields.of("number", number));
    }

    /** Adds a number of things. */
    public Slots count(String slot, long count) {
        return put(slot, SlotType.COUNT, Fields.of("number", count));
    }

    /** Adds a one-time code. */
    public Slots code(String slot, String code) {
        return put(slot, SlotType.CODE, Fields.of("text", code));
    }

    /** Adds the short form of a checkpoint. */
    public Slots checkpoint(String slot, String checkpoint) {
        return put(slot, SlotType.CHECKPOINT, Fields.of("text", checkpoint));
    }

    /** Adds a telephone number, a plus and digits. */
    public Slots phone(String slot, String number) {
        return put(slot, SlotType.PHONE, Fields.of("text", number));
    }

    /** Adds a cause by its name in the diagnosis; one that the phrase table does not know is spoken of in general words. */
    public Slots cause(String slot, String cause) {
        return put(slot, SlotType.CAUSE, Fields.of("keys", List.of(cause)));
    }

    /** Adds a trade by its name; one that the phrase table does not know is spoken of in general words. */
    public Slots trade(String slot, String trade) {
        return put(slot, SlotType.TRADE, Fields.of("keys", List.of(trade)));
    }

    /** Adds a reason by its name; one that the phrase table does not know is spoken of in general words. */
    public Slots reason(String slot, String reason) {
        return put(slot, SlotType.REASON, Fields.of("keys", List.of(reason)));
    }

    /** Adds what speaks for a cause, by the code of the evidence. */
    public Slots because(String slot, String code) {
        return put(slot, SlotType.BECAUSE, Fields.of("keys", List.of(code)));
    }

    /** Adds topics of complaint; the first four are said. */
    public Slots topics(String slot, List<String> topics) {
        return put(slot, SlotType.TOPICS, Fields.of("keys", topics));
    }

    /** Adds what will be done; the first five are said. */
    public Slots steps(String slot, List<String> steps) {
        return put(slot, SlotType.STEPS, Fields.of("keys", steps));
    }

    /** Adds one thing that will be done. */
    public Slots step(String slot, String step) {
        return put(slot, SlotType.STEP, Fields.of("keys", List.of(step)));
    }

    /** Adds an apology bonus of {@code amount}. */
    public Slots bonus(String slot, Money amount) {
        return put(slot, SlotType.BONUS, Fields.of("amount", amount.toFields()));
    }

    /** Adds a discount of {@code percent} per cent, {@code atMost} at most. */
    public Slots discount(String slot, int percent, Money atMost) {
        return put(slot, SlotType.DISCOUNT, Fields.of("percent", percent, "amount", atMost.toFields()));
    }

    /** Adds an add-on by its name in each language. */
    public Slots addon(String slot, Map<Language, String> names) {
        Map<String, String> byCode = names.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().code(), Map.Entry::getValue));
        return put(slot, SlotType.ADDON, Fields.of("names", byCode));
    }

    /** Adds all values of {@code other}, which win over those of the same name here. */
    public Slots with(Slots other) {
        return new Slots(values.with(other.values));
    }

    private Slots put(String slot, SlotType type, Fields value) {
        return new Slots(values.with(slot, value.with("type", type.code())));
    }

    @Override
    public String toString() {
        return "Slots" + values.keys();
    }
}
