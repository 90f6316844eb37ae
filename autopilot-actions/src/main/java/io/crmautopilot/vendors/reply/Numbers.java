package io.crmautopilot.vendors.reply;

import io.crmautopilot.vendors.reply.Num.Ending;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers: digits, and number words of three languages with their inflections. */
final class Numbers {

    private static final Map<String, Integer> RUSSIAN_ENGLISH = table("""
        один 1 одна 1 одного 1 одну 1 одному 1 одной 1 два 2 две 2 двух 2 двум 2 двумя 2 три 3 трех 3 трем 3
        четыре 4 четырех 4 четырем 4 пять 5 пяти 5 шесть 6 шести 6 семь 7 семи 7 восемь 8 восьми 8 девять 9
        девяти 9 десять 10 десяти 10 одиннадцать 11 одиннадцати 11 одинадцать 11 одинадцати 11 двенадцать 12
        двенадцати 12 двенацать 12 тринадцать 13 тринадцати 13 четырнадцать 14 четырнадцати 14 пятнадцать 15
        пятнадцати 15 пятнацать 15 шестнадцать 16 шестнадцати 16 семнадцать 17 семнадцати 17 восемнадцать 18
        восемнадцати 18 девятнадцать 19 девятнадцати 19 двадцать 20 двадцати 20 двацать 20 тридцать 30 тридцати 30
        сорок 40 сорока 40 пятьдесят 50 пятидесяти 50 пятдесят 50 шестьдесят 60 шестидесяти 60 семьдесят 70
        семидесяти 70 восемьдесят 80 восьмидесяти 80 девяносто 90 сто 100 ста 100 двести 200 триста 300
        четыреста 400 пятьсот 500 пятсот 500 шестьсот 600 семьсот 700 восемьсот 800 девятьсот 900 ноль 0
        zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12
        thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30
        forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 пара 2 пару 2 пары 2 паре 2 парочку 2
        couple 2\
        """);
    private static final Map<String, Integer> KAZAKH = table("""
        бир 1 еки 2 уш 3 торт 4 бес 5 алты 6 жети 7 сегиз 8 тогиз 9 тогыз 9 он 10 жиырма 20 жырма 20 жиирма 20
        отыз 30 кырык 40 кырик 40 елу 50 алпыс 60 жетпис 70 сексен 80 токсан 90 жуз 100\
        """);
    private static final Pattern KAZAKH_WORD = Pattern.compile(
            "(бир|еки|уш|торт|бес|алты|жети|сегиз|тогиз|тогыз|он|жиырма|жырма|жиирма|отыз|кырык|кырик|елу|алпыс|жетпис"
                    + "|сексен|токсан|жуз)(" + kazakhEndings() + ")?");
    private static final Pattern DIGIT_ENDING =
            Pattern.compile("(?:(" + kazakhEndings() + ")|х|ти|ми|му|го|ый|ой|ого|и|ке|ти?)");
    private static final Words KAZAKH_AFTER_TEN = Words.of("мын* жарым* тенге* тг сагат* саг тыс* тыщ* к");
    private static final Words HALF = Words.of("жарым*");
    private static final Words MINUTE_CLOCK = Words.of("через на за");

    private Numbers() {}

    private static String kazakhEndings() {
        return "лер|лар|лерде|ларда|лерге|ларга|де|да|те|та|ге|га|ке|ка|ден|дан|тен|тан|нен|нан|дин|дын|тин|тын|нин|нын"
                + "|ди|ды|ти|ты|ни|ны|дей|дай|тей|тай|ер|ерде|ерге|тер|терде|терге|тар|тарда|тарга|дар|дарда|дарга|дер|дерде";
    }

    static Ending ending(@Nullable String letters) {
        if (letters == null) {
            return Ending.NONE;
        }
        return switch (letters) {
            case "де", "да", "те", "та" -> Ending.AT;
            case "ге", "га", "ке", "ка" -> Ending.TO;
            case "ден", "дан", "тен", "тан", "нен", "нан" -> Ending.FROM;
            case "дин", "дын", "тин", "тын", "нин", "нын", "ди", "ды", "ти", "ты", "ни", "ны" -> Ending.OTHER;
            default -> Ending.ABOUT;
        };
    }

    /** Returns whether a number may start with this token. */
    static boolean starts(Token token) {
        return token.kind() == Token.Kind.NUMBER
                || (token.kind() == Token.Kind.WORD
                        && (RUSSIAN_ENGLISH.containsKey(token.text())
                                || RUSSIAN_ENGLISH.containsKey(token.spelled())
                                || KAZAKH_WORD.matcher(token.spelled()).matches()));
    }

    /** Returns the number that starts at a place, or null. */
    static @Nullable Num at(Reply reply, int i) {
        Token token = reply.at(i);
        Num number = null;
        if (token.kind() == Token.Kind.NUMBER) {
            number = digits(reply, i);
        } else if (token.kind() == Token.Kind.WORD) {
            number = one(token, "полтора", "полторы", "полутора")
                    ? new Num(i, i + 1, 1.5, "", Ending.NONE)
                    : words(reply, i);
        }
        return number == null ? null : withHalf(reply, number);
    }

    private static boolean one(Token token, String... words) {
        for (String word : words) {
            if (token.text().equals(word) || token.spelled().equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static Num digits(Reply reply, int i) {
        String raw = reply.at(i).text();
        String plain = raw.matches("\\d{1,3}([ .,']\\d{3})+") ? raw.replaceAll("[ .,']", "") : raw.replace(',', '.');
        double value = plain.length() > 15 ? Double.MAX_VALUE : Double.parseDouble(plain);
        int end = i + 1;
        Ending ending = Ending.NONE;
        int letters = reply.isMark(end, "-") && reply.at(end).glued() ? end + 1 : end;
        if (reply.at(letters).glued() && reply.at(letters).kind() == Token.Kind.WORD) {
            Matcher matcher = DIGIT_ENDING.matcher(reply.at(letters).spelled());
            boolean bare = letters > end;
            if (matcher.matches()) {
                ending = ending(matcher.group(1));
                end = letters + 1;
            } else if (bare && reply.at(letters).text().matches("м|ой|ю")) {
                end = letters + 1;
            }
        }
        return new Num(i, end, value, raw, ending);
    }

    private static @Nullable Num words(Reply reply, int start) {
        if (isPronoun(reply, start)) {
            return null;
        }
        int total = 0;
        int smallest = 1_000;
        int i = start;
        Ending ending = Ending.NONE;
        while (ending == Ending.NONE) {
            Token token = reply.at(i);
            boolean joined = i > start && reply.isMark(i, "-") && token.glued() && isEnglish(reply.at(i + 1));
            Token word = joined ? reply.at(i + 1) : token;
            Integer value = value(word);
            if (value == null
                    || !fits(value, smallest)
                    || (i > start && word.spelled().equals("он"))) {
                break;
            }
            total += value;
            smallest = value;
            i += joined ? 2 : 1;
            Matcher kazakh = KAZAKH_WORD.matcher(word.spelled());
            if (kazakh.matches()) {
                ending = ending(kazakh.group(2));
            }
        }
        return i == start ? null : new Num(start, i, total, "", ending);
    }

    /** Units follow tens, tens follow hundreds; nothing follows a teen or a unit. */
    private static boolean fits(int value, int smallest) {
        if (smallest == 1_000) {
            return true;
        }
        return smallest >= 100 ? value < 100 : smallest >= 20 ? value < 10 : smallest == 10 && value < 10;
    }

    private static boolean isEnglish(Token token) {
        return token.kind() == Token.Kind.WORD
                && token.text().charAt(0) < 'z'
                && RUSSIAN_ENGLISH.containsKey(token.text());
    }

    private static @Nullable Integer value(Token token) {
        Integer value = RUSSIAN_ENGLISH.get(token.text());
        if (value == null) {
            value = RUSSIAN_ENGLISH.get(token.spelled());
        }
        if (value == null) {
            Matcher kazakh = KAZAKH_WORD.matcher(token.spelled());
            value = kazakh.matches() ? KAZAKH.get(kazakh.group(1)) : null;
        }
        return value;
    }

    /** Kazakh "он" is ten and Russian "он" is he; "онда" is also "then", "бірге" also "together", "бірден" also "at once". */
    private static boolean isPronoun(Reply reply, int i) {
        String word = reply.at(i).spelled();
        boolean clock = reply.is(i - 1, Lexicon.CLOCK_WORD_KK) || reply.is(i + 1, Lexicon.CLOCK_AFTER_KK);
        if (word.equals("он") || reply.at(i).text().equals("one")) {
            Token next = reply.at(i + 1);
            boolean minutes = Lexicon.MINUTE.has(next) && !MINUTE_CLOCK.has(reply.at(i + 2));
            boolean number = value(next) != null
                    && KAZAKH_WORD.matcher(next.spelled()).matches()
                    && !next.spelled().startsWith("он");
            boolean english = reply.at(i).text().equals("one")
                    && (reply.is(i - 1, Lexicon.CLOCK_PREPOSITION_EN)
                            || reply.is(i + 1, Lexicon.HOUR)
                            || reply.is(i + 1, Lexicon.THOUSAND)
                            || reply.is(i + 1, Lexicon.DAYPART_AFTER));
            boolean digits = reply.isMark(i + 1, "-") && value(reply.at(i + 2)) != null;
            return !(minutes || number || english || clock || digits || KAZAKH_AFTER_TEN.has(next));
        }
        return word.matches(
                        "онда|онга|оннан|онды|онын|бирге|бирден|бирде|бирди|бирин|бирак|бирдей|оны|онан|бирер|бестей")
                && !clock;
    }

    private static Num withHalf(Reply reply, Num number) {
        int end = number.end();
        if (one(reply.at(end), "с", "со") && one(reply.at(end + 1), "половиной", "половинкой")) {
            return number.half(end + 2, number.ending());
        }
        if (one(reply.at(end), "and") && one(reply.at(end + 1), "a") && one(reply.at(end + 2), "half")) {
            return number.half(end + 3, number.ending());
        }
        if (number.ending() == Ending.NONE && HALF.has(reply.at(end)) && number.within(1, 99)) {
            String letters = reply.at(end).spelled().substring("жарым".length());
            return number.half(end + 1, letters.isEmpty() ? Ending.NONE : ending(letters));
        }
        return number;
    }

    private static Map<String, Integer> table(String pairs) {
        String[] parts = pairs.trim().split("\\s+");
        Map<String, Integer> table = new HashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            table.put(parts[i], Integer.parseInt(parts[i + 1]));
        }
        return Map.copyOf(table);
    }
}
