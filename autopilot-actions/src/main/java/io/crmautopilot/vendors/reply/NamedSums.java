package io.crmautopilot.vendors.reply;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads sums that have a word of their own: {@code червонец}, {@code пятнашка}, {@code тысяча}, {@code тегін}. */
final class NamedSums {

    private static final Map<String, Long> SLANG = slang();
    private static final Words FREE =
            Words.of("бесплатн* тегин акысыз безвозмездно даром бесплатно халява халяву задаром");
    private static final Phrases FREE_PHRASE = Phrases.of("""
        платить|оплачивать ничего|не
        ничего платить|оплачивать|не .. платить|оплачивать|надо|стоит|должны|берем|возьмем
        денег|деньги|плату не .. берем|возьмем|беру|надо|нужно
        ақы|ақша|төлем алмай*
        ақша|төлем керек емес
        төлемейс*|төлемейд*
        no payment|fee|charge needed|required
        nothing to pay
        за .. наш|мой счет
        won't cost\
        """);

    private NamedSums() {}

    /** Returns the named sum that starts at a place, or null. */
    static @Nullable Amount at(Reply reply, int i) {
        Amount free = free(reply, i);
        return free == null ? named(reply, i) : free;
    }

    private static @Nullable Amount free(Reply reply, int i) {
        boolean negated = reply.at(i - 1).text().matches("не|not|no");
        if (FREE.has(reply.at(i)) && !negated) {
            return Amounts.exact(i, i + 1, 0, true);
        }
        if (FREE_PHRASE.startsAt(reply, i)) {
            return Amounts.exact(i, i + 2, 0, true);
        }
        String word = reply.at(i).text();
        if (word.equals("free")
                && reply.at(i + 1).text().equals("of")
                && reply.at(i + 2).text().equals("charge")) {
            return Amounts.exact(i, i + 3, 0, true);
        }
        if (word.equals("free")
                && !negated
                && !reply.at(i - 1).text().matches("am|are|be|is|'re|i'm|we're|get|gets|when")
                && !reply.at(i + 1).text().matches("at|after|until|in|from|now|slot|tomorrow|today|only|by|around")) {
            return Amounts.exact(i, i + 1, 0, true);
        }
        if (word.equals("free")
                && reply.at(i - 1).text().equals("is")
                && reply.at(i - 2).text().matches("callout|visit|inspection|diagnostics|repair|it|out")) {
            return Amounts.exact(i, i + 1, 0, true);
        }
        if (word.equals("no")
                && reply.at(i + 1).text().matches("charge|cost")
                && !reply.at(i + 2).text().equals("until")) {
            return Amounts.exact(i, i + 2, 0, true);
        }
        return null;
    }

    private static @Nullable Amount named(Reply reply, int i) {
        if (reply.at(i).kind() != Token.Kind.WORD) {
            return null;
        }
        Long value = SLANG.get(reply.at(i).spelled());
        if (value == null) {
            return null;
        }
        boolean thousand = Lexicon.THOUSAND.has(reply.at(i));
        if (thousand && !reply.at(i).spelled().matches("тысяч[ауи]|косарь|штук[ау]|тыщ[ау]|кусок")) {
            return null;
        }
        boolean unusual = reply.at(i)
                .spelled()
                .matches(
                        "штук[ау]|двушк\\p{L}|трешк\\p{L}|шестерк\\p{L}|сотк\\p{L}|девятк\\p{L}|кусок|восьмерк\\p{L}|семерк\\p{L}");
        if (unusual && !Amounts.BEFORE_BARE.has(reply.at(i - 1)) && !Amounts.AFTER_BARE.has(reply.at(i + 1))) {
            return null;
        }
        // "9000 за штуку" counts things.
        boolean each = reply.at(i).spelled().matches("штук[ау]")
                && reply.at(i - 1).text().equals("за")
                && (reply.at(i - 2).kind() == Token.Kind.NUMBER
                        || Amounts.currencyEnd(reply, i - 2) > 0
                        || Lexicon.THOUSAND.has(reply.at(i - 2)));
        if (each) {
            return null;
        }
        long total = value;
        int end = i + 1;
        Num more = Numbers.at(reply, end);
        if (thousand && more != null && more.whole() && more.within(100, 999) && more.value() % 100 == 0) {
            total += (long) more.value();
            end = more.end();
        }
        int tail = Amounts.currencyEnd(reply, end);
        return Amounts.exact(i, tail < 0 ? end : tail, total, !unusual);
    }

    private static Map<String, Long> slang() {
        String words = """
            червонец 10000 червонца 10000 чирик 10000 десятка 10000 десятку 10000 десяточка 10000 десяточку 10000 десятки 10000
            пятерка 5000 пятерку 5000 пятерочка 5000 пятера 5000 пятеру 5000 пятерки 5000 пятнашка 15000 пятнашку 15000 пятнашки 15000
            двадцатка 20000 двадцатку 20000 двадцатки 20000 двадцатник 20000 тридцатка 30000 тридцатку 30000 тридцатник 30000
            сороковка 40000 сороковник 40000 полтинник 50000 сотка 100000 сотку 100000 четвертак 25000 четвертной 25000
            двушка 2000 двушку 2000 трешка 3000 трешку 3000 треха 3000 трешник 3000 шестерка 6000 шестерку 6000 семерка 7000
            семерку 7000 восьмерка 8000 восьмерку 8000 девятка 9000 девятку 9000 двенашка 12000 двенашку 12000
            тысяча 1000 тысячу 1000 тыща 1000 тыщу 1000 косарь 1000 штука 1000 штуку 1000 полторашка 1500 полторашку 1500
            пятихатка 500 пятихатку 500 восемнашка 18000 восемнашку 18000 шестнашка 16000 семнашка 17000 кусок 1000
            тринашка 13000 четырнашка 14000 онмын 10000 бесмын 5000\
            """;
        String[] parts = words.trim().split("\\s+");
        Map<String, Long> table = new HashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            table.put(parts[i], Long.parseLong(parts[i + 1]));
        }
        return Map.copyOf(table);
    }
}
