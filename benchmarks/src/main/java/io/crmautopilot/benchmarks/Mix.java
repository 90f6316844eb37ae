package io.crmautopilot.benchmarks;

import io.crmautopilot.json.Fields;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Mixed messages as a salon gets them: the texts of the corpus in Russian, Kazakh, mixed and English, one in ten a complaint. No two
 * are alike, so that neither a branch predictor nor a cache of words knows them by heart: each bears a number of its own, and every
 * other one has a typing error.
 */
final class Mix {

    /** The number of different messages: fewer flatter any tokenizer, whose mispredictions are learned by heart. */
    static final int MIXED = 16_384;

    /** The number of messages of the set that a branch predictor learns by heart; measured beside the other, never instead of it. */
    static final int HOT = 1_024;

    private static final List<String> FILES =
            List.of("messages", "train-a", "train-b", "train-c", "train-d", "train-e", "train-f", "train-g", "train-h");
    private static final String SLIPS = "абвгдежзийклмнопрстуфхцчшщыьэюяіңғүұқөһabcdefghijklmnopqrstuvwxyz";

    private final List<String> complaints = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private Mix(String language) {
        for (String file : FILES) {
            try (InputStream in = Mix.class.getResourceAsStream("/corpus/" + file + ".jsonl")) {
                if (in == null) {
                    throw new IllegalStateException("the corpus lacks " + file);
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                lines.lines()
                        .map(Fields::parse)
                        .filter(line -> language.isEmpty() || line.text("lang").equals(language))
                        .forEach(line -> (line.flag("complaint") ? complaints : others).add(line.text("text")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Returns different texts of one kind: {@code mixed} and {@code hot} hold all languages, {@code ru}, {@code kk}, {@code en} and
     * {@code bilingual} hold one.
     */
    static String[] texts(String kind) {
        return switch (kind) {
            case "mixed" -> new Mix("").texts(MIXED);
            case "hot" -> new Mix("").texts(HOT);
            case "bilingual" -> new Mix("mixed").texts(MIXED);
            case "ru", "kk", "en" -> new Mix(kind).texts(MIXED);
            default -> throw new IllegalArgumentException("no texts of the kind " + kind);
        };
    }

    /** Returns texts of exactly {@code chars} characters, made of many messages; one in ten of these is a complaint. */
    static String[] longTexts(int chars, int count) {
        String[] parts = new Mix("").texts(MIXED);
        String[] texts = new String[count];
        int part = 0;
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder(chars + 512);
            while (text.length() < chars) {
                text.append(parts[part++ & MIXED - 1]).append(". ");
            }
            text.setLength(chars);
            texts[i] = text.toString();
        }
        return texts;
    }

    private String[] texts(int count) {
        SplittableRandom random = new SplittableRandom(7);
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            List<String> from = random.nextInt(10) == 0 ? complaints : others;
            texts[i] = varied(from.get(random.nextInt(from.size())), random);
        }
        return texts;
    }

    private static String varied(String text, SplittableRandom random) {
        StringBuilder varied = new StringBuilder(text);
        int place = random.nextInt(varied.length());
        if (random.nextBoolean() && Character.isLetter(varied.charAt(place))) {
            varied.setCharAt(place, SLIPS.charAt(random.nextInt(SLIPS.length())));
        }
        return varied.append(' ').append(random.nextInt(1_000)).toString();
    }
}
