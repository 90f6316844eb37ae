package io.crmautopilot.words;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.text.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** Says one slot's value in a language and form. A pure function: no clock, zone or locale of its own. */
final class Values {

    /** Nothing that a phone would turn into a link. */
    private static final String CHECKPOINT =
            "[0-9A-Z]{4}(?:-[0-9A-Z]{4}){1,7}@[0-9]{1,18}|#?[0-9]{1,18}:[0-9a-f]{4,64}";

    private static final String[][] MONTHS = {
        {
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря"
        },
        {
            "қаңтар",
            "ақпан",
            "наурыз",
            "сәуір",
            "мамыр",
            "маусым",
            "шілде",
            "тамыз",
            "қыркүйек",
            "қазан",
            "қараша",
            "желтоқсан"
        },
        {
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December"
        }
    };

    /** A space that does not let a sum and its currency be torn apart at a line's end. */
    private static final String NARROW = "\u00a0";

    private final Phrases phrases;

    Values(Phrases phrases) {
        this.phrases = phrases;
    }

    /** Returns the value of {@code slot} as it stands in a text; empty when an empty name was given. */
    String say(String slot, SlotType type, Fields value, Language language, String form) throws SlotProblem {
        if (!value.text("type", "").equals(type.code())) {
            throw new SlotProblem("slot " + slot + " takes a " + type.code() + ", not a " + value.text("type", "?"));
        }
        try {
            return switch (type) {
                case NAME -> Plain.name(value.text("text"));
                case PLACE -> place(Plain.title(value.text("text"), 40), language, form);
                case TITLE, ADDRESS -> Plain.title(value.text("text"), type.cap());
                case EXCERPT -> Plain.excerpt(value.text("text"), type.cap());
                case CLOCK -> clock(value, language, form);
                case SPAN -> span(slot, value, language, form);
                case MONEY -> money(Money.of(value.fields("amount")), language, form);
                case PERCENT -> within(slot, value.number("number"), 0, 100) + percentSign(language);
                case DECIMAL -> decimal(slot, value, language);
                case COUNT -> grouped(within(slot, value.number("number"), 0, 999_999), language);
                case CODE -> shaped(slot, value.text("text"), "[0-9A-Z]{4,8}");
                case CHECKPOINT -> shaped(slot, value.text("text"), CHECKPOINT);
                case PHONE -> shaped(slot, value.text("text"), "\\+[0-9]{7,15}");
                case CAUSE, TRADE, REASON, BECAUSE, TOPICS, STEPS, STEP ->
                    phrases.say(type, value.texts("keys"), language, form);
                case BONUS -> bonus(Money.of(value.fields("amount")), language);
                case DISCOUNT -> discount(slot, value, language);
                case ADDON -> Plain.title(value.fields("names").text(language.code()), type.cap());
            };
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            // A stored slot that does not parse; the message would quote it.
            throw new SlotProblem("slot " + slot + " holds no " + type.code());
        }
    }

    private static String place(String name, Language language, String form) {
        if (form.isEmpty() || name.isEmpty() || language != Language.KK) {
            return name;
        }
        Kazakh.Case wanted = Kazakh.Case.ofCode(form);
        return Kazakh.inflects(name) && !name.endsWith("…")
                ? Kazakh.inflect(name, wanted)
                : "«" + name + "» " + Kazakh.ofOurBranch(wanted);
    }

    private static String clock(Fields value, Language language, String form) {
        ZoneId zone = ZoneId.of(value.text("zone"));
        ZonedDateTime at = value.instant("at").atZone(zone);
        Instant now = value.instant("now");
        LocalDate today = now.atZone(zone).toLocalDate();
        String time = String.format(Locale.ROOT, "%02d:%02d", at.getHour(), at.getMinute());
        if (!form.isEmpty()) {
            long spoken = at.getMinute() == 0 ? at.getHour() : at.getMinute();
            time += "-" + Kazakh.endingOfNumber(spoken, Kazakh.Case.ofCode(form));
        }
        if (at.toLocalDate().equals(today)) {
            return time;
        }
        int index = language == Language.RU ? 0 : language == Language.KK ? 1 : 2;
        String month = MONTHS[index][at.getMonthValue() - 1];
        return language == Language.KK
                ? at.getDayOfMonth() + " " + month + ", " + time
                : time + (language == Language.RU ? " " : " on ") + at.getDayOfMonth() + " " + month;
    }

    private static String span(String slot, Fields value, Language language, String form) throws SlotProblem {
        long from = minutes(slot, value.duration("from"));
        long to = minutes(slot, value.duration("to"));
        if (from == to) {
            return to < 60
                    ? minutes(to, "", language, form)
                    : to % 60 == 0
                            ? hours(to / 60, language, form)
                            : hours(to / 60, language, "") + " " + minutes(to % 60, "", language, form);
        }
        if (from > to) {
            throw new SlotProblem("slot " + slot + " is a range that ends before it begins");
        }
        return from % 60 == 0 && to % 60 == 0
                ? from / 60 + "–" + hours(to / 60, language, form)
                : minutes(to, from + "–", language, form);
    }

    private static long minutes(String slot, Duration length) throws SlotProblem {
        return within(slot, Math.floorDiv(length.toSeconds() + 59, 60), 1, 60 * 99);
    }

    private static String minutes(long n, String before, Language language, String form) {
        String[] russian = form.equals("gen")
                ? new String[] {"минуты", "минут", "минут"}
                : new String[] {"минуту", "минуты", "минут"};
        return before + n + " " + unit(n, language, form, russian, "минут", "minute");
    }

    private static String hours(long n, Language language, String form) {
        String[] russian =
                form.equals("gen") ? new String[] {"часа", "часов", "часов"} : new String[] {"час", "часа", "часов"};
        return n + " " + unit(n, language, form, russian, "сағат", "hour");
    }

    private static String unit(
            long n, Language language, String form, String[] russian, String kazakh, String english) {
        return switch (language) {
            case RU -> russian[Russian.plural(n)];
            case KK -> form.isEmpty() ? kazakh : Kazakh.inflect(kazakh, Kazakh.Case.ofCode(form));
            default -> n == 1 ? english : english + "s";
        };
    }

    static String money(Money amount, Language language, String form) {
        BigDecimal major = amount.major();
        BigDecimal whole = major.setScale(0, RoundingMode.DOWN);
        String number = whole.compareTo(major) == 0
                ? grouped(whole.longValueExact(), language)
                : grouped(whole.longValueExact(), language)
                        + mark(language)
                        + major.subtract(whole).abs().toPlainString().substring(2);
        String code = amount.currency().getCurrencyCode();
        boolean tenge = code.equals("KZT");
        if (language == Language.KK && tenge) {
            return number + NARROW + (form.isEmpty() ? "теңге" : Kazakh.inflect("теңге", Kazakh.Case.ofCode(form)));
        }
        if (language == Language.KK && !form.isEmpty()) {
            // The code's own sound is unknown; the word for a sum takes the ending.
            return number + NARROW + code + " " + Kazakh.ofSum(Kazakh.Case.ofCode(form));
        }
        return number + NARROW + (tenge ? language == Language.RU ? "₸" : "tenge" : code);
    }

    private static String bonus(Money amount, Language language) {
        String sum = money(amount, language, "");
        return switch (language) {
            case RU -> "бонус " + sum;
            case KK -> sum + " бонус";
            default -> "a bonus of " + sum;
        };
    }

    private static String discount(String slot, Fields value, Language language) throws SlotProblem {
        long percent = within(slot, value.number("percent"), 1, 100);
        String cap = money(Money.of(value.fields("amount")), language, "");
        return switch (language) {
            case RU -> "скидка " + percent + NARROW + "% (до " + cap + ")";
            case KK -> percent + NARROW + "% жеңілдік (ең көбі " + cap + ")";
            default -> percent + "% off (up to " + cap + ")";
        };
    }

    private static String decimal(String slot, Fields value, Language language) throws SlotProblem {
        BigDecimal number = new BigDecimal(value.text("number"));
        if (number.abs().compareTo(new BigDecimal(999_999)) > 0) {
            throw new SlotProblem("slot " + slot + " is outside -999999 to 999999");
        }
        BigDecimal rounded = number.setScale(Math.min(2, Math.max(0, number.scale())), RoundingMode.HALF_UP);
        return rounded.toPlainString().replace(".", mark(language)).replace("-", "−");
    }

    private static long within(String slot, long number, long min, long max) throws SlotProblem {
        if (number < min || number > max) {
            throw new SlotProblem("slot " + slot + " is outside " + min + " to " + max);
        }
        return number;
    }

    private static String shaped(String slot, String text, String shape) throws SlotProblem {
        if (!text.matches(shape)) {
            throw new SlotProblem("slot " + slot + " does not have the form " + shape);
        }
        return text;
    }

    private static String percentSign(Language language) {
        return language == Language.EN ? "%" : NARROW + "%";
    }

    private static String mark(Language language) {
        return language == Language.EN ? "." : ",";
    }

    /** Groups of three from five digits on, as Russian and Kazakh do; English groups from four. */
    private static String grouped(long number, Language language) {
        String digits = Long.toString(Math.abs(number));
        boolean group = digits.length() > (language == Language.EN ? 3 : 4);
        String grouped =
                group ? digits.replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", language == Language.EN ? "," : NARROW) : digits;
        return number < 0 ? "−" + grouped : grouped;
    }
}
