package io.crmautopilot.clients;

import io.crmautopilot.person.Contact;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.text.Language;
import java.util.Locale;
import java.util.Optional;

/** What a client's own messages tell that a card may lack. */
public enum CardFact {
    /** The number that the client writes from, in E.164. */
    PHONE,
    /** The Instagram account that the client writes from. */
    INSTAGRAM,
    /** The e-mail address that the client writes from, in lower case. */
    EMAIL,
    /** The channel that the client writes on. */
    CHANNEL,
    /** The language that the client writes in, by its code; mixed and unknown ones tell nothing. */
    LANGUAGE;

    /** Returns the name under which settings know this fact. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the fact of that name, or empty. */
    public static Optional<CardFact> ofCode(String code) {
        for (CardFact fact : values()) {
            if (fact.code().equals(code)) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    /** Returns what a client who writes from {@code from} in {@code language} tells of this; empty when nothing. */
    public Optional<String> of(Contact from, Language language, PhoneNumbers phones) {
        String address = from.address().strip();
        return switch (this) {
            case PHONE ->
                MatchingCards.isPhone(from.channel()) ? MatchingCards.e164(address, phones) : Optional.empty();
            case INSTAGRAM -> from.channel().equals("instagram") ? Optional.of(address) : Optional.empty();
            case EMAIL ->
                from.channel().equals("email") ? Optional.of(address.toLowerCase(Locale.ROOT)) : Optional.empty();
            case CHANNEL -> Optional.of(from.channel());
            case LANGUAGE ->
                language == Language.MIXED || language == Language.OTHER
                        ? Optional.empty()
                        : Optional.of(language.code());
        };
    }
}
