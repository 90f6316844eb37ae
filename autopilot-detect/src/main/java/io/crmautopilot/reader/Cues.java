package io.crmautopilot.reader;

import io.crmautopilot.text.KazakhLetters;
import io.crmautopilot.text.Tokens;
import java.util.Map;

/** What single words do to the complaint words around them, and which language they surely belong to. Immutable. */
final class Cues {

    /** Not, no; емес, жоқ. */
    static final int NEGATION = 1;

    /** Asks: ли, ма, ме, do you, is there. */
    static final int QUESTION = 1 << 1;

    /** Something has been mended or is over. */
    static final int MENDED = 1 << 2;

    /** Another place: home, street, work, another salon. */
    static final int ELSEWHERE = 1 << 3;

    /** If. */
    static final int CONDITION = 1 << 4;

    /** What one feared or heard, and was not so. */
    static final int EXPECTATION = 1 << 5;

    /** Praise. */
    static final int PRAISE = 1 << 6;

    /** Dismay: awful, impossible, fed up. */
    static final int DISMAY = 1 << 7;

    /** Makes a question a complaint: why, again, until when. */
    static final int INSISTENCE = 1 << 8;

    /** Surely Kazakh. */
    static final int KAZAKH = 1 << 9;

    /** Surely Russian. */
    static final int RUSSIAN = 1 << 10;

    /** Surely English. */
    static final int ENGLISH = 1 << 11;

    /** One of its stems begins a phrase of the topic pack. */
    static final int BEGINS = 1 << 12;

    /** Written in Cyrillic letters. */
    static final int CYRILLIC = 1 << 13;

    /** Written in Latin letters. */
    static final int LATIN = 1 << 14;

    private static final Map<String, Integer> BY_MEANING = Map.ofEntries(
            Map.entry("~neg", NEGATION),
            Map.entry("qli", QUESTION),
            Map.entry("qcan", QUESTION),
            Map.entry("fixed", MENDED),
            Map.entry("apologized", MENDED),
            Map.entry("home", ELSEWHERE),
            Map.entry("street", ELSEWHERE),
            Map.entry("work", ELSEWHERE),
            Map.entry("transit", ELSEWHERE),
            Map.entry("if", CONDITION),
            Map.entry("expectneg", EXPECTATION),
            Map.entry("great", PRAISE),
            Map.entry("likelove", PRAISE),
            Map.entry("wellpraise", PRAISE),
            Map.entry("thanks", PRAISE),
            Map.entry("good", PRAISE),
            Map.entry("awful", DISMAY),
            Map.entry("upset", DISMAY),
            Map.entry("enough", INSISTENCE),
            Map.entry("why", INSISTENCE),
            Map.entry("again", INSISTENCE));

    private static final Lexicon WORDS = Lexicon.parse("""
            ru|и в на не с у а за я как вас что мне вы мы это так или нет есть уже но для от до очень был была было меня нас мой можно нужно если только ещё еще когда где кто все всё вам ваш ваша ваши потом тоже пожалуйста спасибо здравствуйте||
            kk||мен сен сіз біз бар жоқ жок емес бір бұл осы ма ме ба бе па пе да де та те деп деген дейді екен еді болды болып болады болса керек қалай калай қайда кайда қашан кашан неге үшін ушин соң кейін кейин жатыр тұр тур отыр жүр отырмын тұрмын турмын рахмет рақмет ракмет сәлем салем қыздар кыздар өте оте тым әлі али енді енди бүгін бугин кеше ертең ертен мүлдем мулдем ғой гой келді келди берді берди *майды *мейді *байды *бейді *пайды *пейді *ңыз *ңіз *дым *дім *тым *тім *ған *ген *қан|
            en|||the a is are was it i you my to of and for in on at this that with not no do does have has can we your there be been me please
            """);

    private final int[] ofMeaning;

    /** Makes the cues of a lexicon's meanings. */
    Cues(Lexicon lexicon) {
        ofMeaning = new int[lexicon.size()];
        for (int i = 0; i < ofMeaning.length; i++) {
            ofMeaning[i] = BY_MEANING.getOrDefault(lexicon.name(i), 0);
        }
    }

    /** Returns the cues of a word whose features have just been read. */
    int of(WordFeatures word, char[] chars, int from, int to, byte type) {
        int cues = 0;
        for (int i = 0; i < word.meaningCount; i++) {
            cues |= ofMeaning[word.meanings[i]];
        }
        cues |= type == Tokens.CYRILLIC ? CYRILLIC : type == Tokens.LATIN ? LATIN : 0;
        return WordFeatures.isWord(type) ? cues | language(word, chars, from, to, type) : cues;
    }

    private static int language(WordFeatures word, char[] chars, int from, int to, byte type) {
        for (int i = from; i < to; i++) {
            if (KazakhLetters.isOwn(chars[i])) {
                return KAZAKH;
            }
        }
        int cues = 0;
        int count = word.matches(WORDS, chars, from, to);
        for (int i = 0; i < count; i++) {
            for (int meaning : WORDS.meaningsOf(word.matched[i])) {
                cues |= meaning == 0 ? RUSSIAN : meaning == 1 ? KAZAKH : ENGLISH;
            }
        }
        if (type == Tokens.LATIN && (cues & ENGLISH) != 0) {
            return ENGLISH;
        }
        return (cues & RUSSIAN) != 0 ? RUSSIAN : cues;
    }
}
