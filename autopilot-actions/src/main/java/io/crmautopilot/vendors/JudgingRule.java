package io.crmautopilot.vendors;

import io.crmautopilot.text.Language;
import java.util.Map;

/** A hard rule of judging: no score makes up for failing one. */
public enum JudgingRule {
    /** The vendor is of the trade that is looked for. */
    TRADE(
            "trade",
            "другая специализация: {trades}",
            "басқа мамандық: {trades}",
            "another trade: {trades}",
            "специализация",
            "мамандығы",
            "the trade"),
    /** The vendor is not on the tenant's blacklist. */
    BLACKLIST(
            "blacklist",
            "в чёрном списке бизнеса",
            "бизнестің қара тізімінде",
            "on the business's blacklist",
            "чёрный список",
            "қара тізім",
            "the blacklist"),
    /** The vendor is near enough to the branch. */
    DISTANCE(
            "distance",
            "далеко: {km} км при допустимых {limit} км",
            "алыс: {km} км, рұқсат етілгені {limit} км",
            "far away: {km} km, {limit} km allowed",
            "адрес",
            "мекенжайы",
            "the place"),
    /** Enough people have reviewed the vendor for its rating to mean something. */
    FEW_REVIEWS(
            "few-reviews",
            "мало отзывов: {reviews} при нужных {limit}",
            "пікір аз: {reviews}, кемі {limit} керек",
            "few reviews: {reviews}, at least {limit} needed",
            "число отзывов",
            "пікір саны",
            "the number of reviews"),
    /** The vendor has been listed for long enough. */
    NEW_LISTING(
            "new-listing",
            "размещён недавно: {months} мес. при нужных {limit}",
            "жақында ғана тіркелген: {months} ай, кемі {limit} ай керек",
            "listed for {months} months, at least {limit} needed",
            "срок размещения",
            "тіркелген уақыты",
            "since when it is listed"),
    /** The reviews did not all come at once. */
    REVIEW_BURST(
            "review-burst",
            "всплеск отзывов: {recent} из {reviews} за 7 дней, обычно {expected}",
            "пікірлер кенет көбейген: 7 күнде {reviews} пікірдің {recent}, әдетте {expected}",
            "a burst of reviews: {recent} of {reviews} in 7 days, {expected} are usual",
            "отзывы за 7 дней",
            "7 күндегі пікірлер",
            "the reviews of the last 7 days"),
    /** The rating, shrunk by the number of its reviews, is good enough. */
    LOW_RATING(
            "low-rating",
            "низкий рейтинг: {rating} (с учётом числа отзывов {shrunk}) при нужных {limit}",
            "рейтингі төмен: {rating} (пікір санымен {shrunk}), кемі {limit} керек",
            "low rating: {rating} ({shrunk} for its number of reviews), at least {limit} needed",
            "рейтинг",
            "рейтингі",
            "the rating"),
    /** The price is no bait: not far below what its peers ask. */
    BAIT_PRICE(
            "bait-price",
            "цена-приманка: {price} при обычных {median}",
            "алдамшы баға: {price}, әдетте {median}",
            "a bait price: {price} where {median} is usual",
            "цены других",
            "басқалардың бағасы",
            "the price of others"),
    /** The vendor does not ask for money before the work. */
    PREPAYMENT(
            "prepayment",
            "требовал предоплату раньше: {times}",
            "бұрын алдын ала төлем сұраған: {times}",
            "asked for a prepayment before: {times}",
            "предоплата",
            "алдын ала төлем",
            "prepayment"),
    /** The number that we would write to is the one of the listing. */
    PHONE_MISMATCH(
            "phone-mismatch",
            "номер для связи не совпадает с номером в справочнике",
            "байланыс нөмірі анықтамалықтағыға сәйкес емес",
            "the number to write to is not the one of the listing",
            "телефон",
            "телефоны",
            "the phone"),
    /** The vendor can be written to on a channel that we have. */
    UNREACHABLE(
            "unreachable",
            "нельзя написать: нет {channels}",
            "жазуға болмайды: {channels} жоқ",
            "cannot be written to: no {channels}",
            "канал связи",
            "байланыс арнасы",
            "the channel");

    private final String id;
    private final String russian;
    private final String kazakh;
    private final String english;
    private final String russianSubject;
    private final String kazakhSubject;
    private final String englishSubject;

    JudgingRule(
            String id,
            String russian,
            String kazakh,
            String english,
            String russianSubject,
            String kazakhSubject,
            String englishSubject) {
        this.russianSubject = russianSubject;
        this.kazakhSubject = kazakhSubject;
        this.englishSubject = englishSubject;
        this.id = id;
        this.russian = russian;
        this.kazakh = kazakh;
        this.english = english;
    }

    /** Returns the rule's name in records and files, such as {@code few-reviews}. */
    public String id() {
        return id;
    }

    /** Returns the failure in a language with the values filled in; any language but Kazakh and Russian gives English. */
    String failed(Language language, Map<String, String> values) {
        String text = language == Language.KK ? kazakh : language == Language.RU ? russian : english;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** Returns in a language that the directory does not tell what the rule asks for. */
    String unknown(Language language) {
        return switch (language) {
            case RU -> "справочник не сообщает: " + russianSubject;
            case KK -> "анықтамалық айтпайды: " + kazakhSubject;
            case EN, MIXED, OTHER -> "the directory does not tell: " + englishSubject;
        };
    }
}
