package io.crmautopilot.steps;

import io.crmautopilot.text.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an approver's question is about, as far as the record can answer it. In Russian, Kazakh and English. */
enum Asked {
    /** Why it costs what it costs. */
    PRICE,
    /** What is going on, who comes and when. */
    STATE,
    /** Something else: a person's to answer. */
    OTHER;

    private static final int LONGEST = 500;

    /** A question without its mark begins with one of these. */
    private static final int NEAR = 3;

    private static final Set<String> ASKS = Set.of(
            "почему",
            "зачем",
            "что",
            "чего",
            "как",
            "кто",
            "кого",
            "когда",
            "сколько",
            "где",
            "какой",
            "какая",
            "откуда",
            "неге",
            "неліктен",
            "не",
            "қалай",
            "калай",
            "кім",
            "ким",
            "қашан",
            "кашан",
            "қанша",
            "канша",
            "қайда",
            "кайда",
            "why",
            "what",
            "who",
            "when",
            "how",
            "where",
            "which");

    private static final List<String> MONEY = List.of(
            "дорог",
            "цен",
            "стоит",
            "стоим",
            "сумм",
            "денег",
            "деньги",
            "платить",
            "плачу",
            "бюджет",
            "қымбат",
            "кымбат",
            "баға",
            "бага",
            "ақша",
            "акша",
            "сома",
            "қанша тұр",
            "expensive",
            "price",
            "cost",
            "money",
            "much",
            "dear");

    private static final List<String> COURSE = List.of(
            "случил",
            "происход",
            "что там",
            "что с ",
            "как дела",
            "что нового",
            "статус",
            "когда",
            "кто едет",
            "кто прие",
            "какой мастер",
            "мастер",
            "причин",
            "починил",
            "болды",
            "болып жатыр",
            "жағдай",
            "қашан",
            "кашан",
            "шебер",
            "себеп",
            "себебі",
            "happen",
            "going on",
            "status",
            "when",
            "technician",
            "who is com",
            "who com",
            "cause",
            "fixed");

    /** Returns what {@code text} asks; empty when it is no question. */
    static Optional<Asked> of(String text) {
        String plain = text.substring(0, Math.min(text.length(), LONGEST)).toLowerCase(Locale.ROOT);
        List<String> words = Tokens.of(plain);
        boolean begins = words.stream().limit(NEAR).anyMatch(ASKS::contains)
                && !words.get(0).equals("не");
        boolean marked = plain.indexOf('?') >= 0 || plain.indexOf('\uFF1F') >= 0;
        if (!marked && !begins) {
            return Optional.empty();
        }
        if (MONEY.stream().anyMatch(plain::contains)) {
            return Optional.of(PRICE);
        }
        return Optional.of(COURSE.stream().anyMatch(plain::contains) ? STATE : OTHER);
    }
}
