package io.crmautopilot.reader;

import io.crmautopilot.text.Tokens;

/**
 * What the words of a message say one by one about its language: mixing is seen in that some words are surely Russian and some surely
 * Kazakh, which no sum over the message shows.
 */
final class LanguageSigns {

    /** How many signs there are. */
    static final int COUNT = 18;

    /** The place of the sign that is always 1. */
    static final int CONSTANT = Heads.LANGUAGES;

    private static final float SURE = 0.35f;
    private static final float VERY_SURE = 0.9f;

    private int words;
    private int latin;
    private int foreign;
    private int russian;
    private int kazakh;
    private int verySureRussian;
    private int verySureKazakh;
    private float mostRussian;
    private float mostKazakh;

    /** Returns by how much the sums of a word look more Russian than Kazakh. */
    static float margin(int[] sums, float[] units) {
        float length = (float) Math.sqrt(sums[Heads.SQUARE] * units[Heads.SQUARE] + 1e-9);
        float russian = sums[Heads.LANGUAGE] * units[Heads.LANGUAGE];
        return (russian - sums[Heads.LANGUAGE + 1] * units[Heads.LANGUAGE + 1]) / length;
    }

    void begin() {
        words = 0;
        latin = 0;
        foreign = 0;
        russian = 0;
        kazakh = 0;
        verySureRussian = 0;
        verySureKazakh = 0;
        mostRussian = 0;
        mostKazakh = 0;
    }

    /** Adds a word: what it is made of, and by how much it looks more Russian than Kazakh (below 0: more Kazakh). */
    void word(byte type, float margin) {
        if (type == Tokens.LETTERS) {
            foreign++;
        }
        if (!WordFeatures.isWord(type)) {
            return;
        }
        words++;
        latin += type == Tokens.LATIN ? 1 : 0;
        russian += margin > SURE ? 1 : 0;
        kazakh += margin < -SURE ? 1 : 0;
        verySureRussian += margin > VERY_SURE ? 1 : 0;
        verySureKazakh += margin < -VERY_SURE ? 1 : 0;
        mostRussian = Math.max(mostRussian, margin);
        mostKazakh = Math.max(mostKazakh, -margin);
    }

    /** Writes the signs, with the five answers of the learned part among them. */
    void write(float[] answers, float[] into) {
        float share = 1f / Math.max(1, words);
        int i = 0;
        for (int k = 0; k < Heads.LANGUAGES; k++) {
            into[i++] = answers[Heads.LANGUAGE + k];
        }
        into[i++] = 1;
        into[i++] = russian * share;
        into[i++] = kazakh * share;
        into[i++] = Math.min(2, russian);
        into[i++] = Math.min(2, kazakh);
        into[i++] = Math.min(3, Math.min(russian, kazakh));
        into[i++] = Math.min(russian, kazakh) * share;
        into[i++] = Math.min(1, verySureRussian) * Math.min(1, verySureKazakh);
        into[i++] = Math.min(2, mostRussian);
        into[i++] = Math.min(2, mostKazakh);
        into[i++] = Math.min(Math.min(2, mostRussian), Math.min(2, mostKazakh));
        into[i++] = latin * share;
        into[i] = foreign > 0 || words == 0 ? 1 : 0;
    }
}
