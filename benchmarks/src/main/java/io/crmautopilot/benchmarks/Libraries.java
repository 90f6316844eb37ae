package io.crmautopilot.benchmarks;

import com.amazon.randomcutforest.RandomCutForest;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import io.crmautopilot.message.Message;
import io.crmautopilot.reading.Topic;
import io.crmautopilot.reading.TopicPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.ahocorasick.trie.Trie;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * What somebody builds of well-known libraries: Lingua for the language, Lucene's analyzer of that language, a lexicon of stems, an
 * Aho-Corasick trie of the topics' phrases, and a random cut forest for each branch, fed with the counts of the last forty minutes.
 *
 * <p>Forests are trained with 2,600 points beforehand, because younger ones cost more, and there are 64 of them: one would stay in a
 * cache and flatter itself.
 */
final class Libraries {

    private static final int FORESTS = 64;
    private static final int TREES = 50;
    private static final int SHINGLE = 4;

    private final LanguageDetector languages = LanguageDetectorBuilder.fromLanguages(
                    Language.RUSSIAN, Language.KAZAKH, Language.ENGLISH)
            .withPreloadedLanguageModels()
            .build();
    private final Analyzer russian = new RussianAnalyzer();
    private final Analyzer english = new EnglishAnalyzer();
    private final Analyzer standard = new StandardAnalyzer();
    private final Map<String, Float> stems = new HashMap<>();
    private final Trie phrases;
    private final RandomCutForest[] forests = new RandomCutForest[FORESTS];
    private final float[][] counts = new float[FORESTS][2];

    Libraries(TopicPack pack, int trainingPoints) {
        Trie.TrieBuilder builder = Trie.builder().ignoreCase().onlyWholeWords();
        for (Topic topic : pack.topics()) {
            for (io.crmautopilot.text.Language language : List.of(
                    io.crmautopilot.text.Language.RU,
                    io.crmautopilot.text.Language.KK,
                    io.crmautopilot.text.Language.EN)) {
                for (String phrase : topic.phrases(language)) {
                    builder.addKeyword(phrase.toLowerCase(Locale.ROOT));
                    analyse(russian, phrase, -0.5f);
                }
            }
        }
        phrases = builder.build();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < FORESTS; i++) {
            forests[i] = RandomCutForest.builder()
                    .dimensions(2 * SHINGLE)
                    .shingleSize(SHINGLE)
                    .internalShinglingEnabled(true)
                    .numberOfTrees(TREES)
                    .randomSeed(i)
                    .build();
            for (int point = 0; point < trainingPoints; point++) {
                forests[i].update(new float[] {random.nextInt(4), (float) random.nextDouble()});
            }
        }
    }

    /** Returns the anomaly score of the message's branch. */
    double take(Message message) {
        double topics = read(message.text());
        int forest = (message.branch().location().hashCode() & Integer.MAX_VALUE) % FORESTS;
        float[] point = counts[forest];
        point[0] = point[0] * 0.9f + 1;
        point[1] = (float) topics;
        double score = forests[forest].getAnomalyScore(point);
        forests[forest].update(point);
        return score;
    }

    /** Returns what is found in a text: topics and sentiment. */
    double read(String text) {
        Language language = languages.detectLanguageOf(text);
        Analyzer analyzer = language == Language.RUSSIAN ? russian : language == Language.ENGLISH ? english : standard;
        return analyse(analyzer, text, 0) + phrases.parseText(text).size();
    }

    private float analyse(Analyzer analyzer, String text, float learn) {
        float sum = 0;
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (learn != 0) {
                    stems.put(term.toString(), learn);
                } else {
                    sum += stems.getOrDefault(term.toString(), 0f);
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum;
    }
}
