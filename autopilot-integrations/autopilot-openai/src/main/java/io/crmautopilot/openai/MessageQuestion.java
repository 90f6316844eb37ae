package io.crmautopilot.openai;

import io.crmautopilot.json.Fields;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.Topic;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import io.crmautopilot.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The question what a message is, and what its answer makes of a reading. Topics are offered for which the message itself has a word: a
 * model cannot make a message speak of what it does not mention.
 */
final class MessageQuestion {

    private static final String COMPLAINT = "complaint";
    private static final List<String> KINDS = List.of(COMPLAINT, "question", "mended", "elsewhere", "other");
    private static final int MOST_TOPICS = 3;

    /** A word supports a topic when so many of its first characters are those of a word of the topic's phrases. */
    private static final int STEM = 4;

    private final Prompt prompt = Prompt.of(Help.MESSAGES);

    Question of(CharSequence text, KnownNames names, Reading reading, TopicPack pack) {
        List<String> offered = pack.ids(offered(text, reading, pack));
        return Question.about(
                prompt,
                new Untrusted.FromClient(text.toString(), names),
                Facts.none().names("topics", offered),
                Shape.named("message_reading")
                        .one("kind", KINDS)
                        .some("topics", offered, MOST_TOPICS)
                        .one("sure", List.of("yes", "no")));
    }

    /** Returns the bits of the topics that the reader named or of whose phrases the message has a word. */
    static long offered(CharSequence text, Reading reading, TopicPack pack) {
        List<String> words = new ArrayList<>();
        CharSequence read = text.length() > Mask.LONGEST ? text.subSequence(0, Mask.LONGEST) : text;
        for (String word : Tokens.of(read)) {
            if (word.length() >= STEM) {
                words.add(stem(word));
            }
        }
        long bits = reading.topicBits();
        for (int i = 0; i < pack.size(); i++) {
            if (speaksOf(words, pack.topics().get(i))) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    private static boolean speaksOf(List<String> words, Topic topic) {
        for (Language language : Language.values()) {
            for (String phrase : topic.phrases(language)) {
                for (String word : Tokens.of(phrase)) {
                    if (word.length() >= STEM && words.contains(stem(word))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static String stem(String word) {
        return word.substring(0, Math.min(word.length(), Math.max(STEM, word.length() * 2 / 3)));
    }

    /**
     * Adds what was answered to an unsure reading: a complaint that the reader did not hear, topics that it did not name. A complaint that
     * the reader did hear stays one, so that no model can keep an incident from being noticed; an answer that is unsure changes nothing.
     */
    void apply(FromModel said, CharSequence text, ReadingBuffer into, TopicPack pack) {
        long offered = offered(text, into, pack);
        boolean complaint = said.rederive(answer -> Optional.of(
                        answer.text("sure").equals("yes") && answer.text("kind").equals(COMPLAINT)))
                .orElse(false);
        if (complaint) {
            long chosen = said.rederive(answer -> bits(answer, pack)).orElse(0L) & offered;
            into.set(into.language(), true, into.complaintScore(), into.topicBits() | chosen, into.sentiment());
        }
    }

    private static Optional<Long> bits(Fields answer, TopicPack pack) {
        return Optional.of(pack.bits(answer.texts("topics")));
    }
}
