package io.crmautopilot.reader;

/**
 * What speaks for and against a complaint: the direct answer, the kinds, the topics, the mood, the length, the question mark and the
 * language, and the products of the first twenty with each other. A question with a topic is not a statement with that topic; sums alone
 * cannot say so.
 */
final class ComplaintSigns {

    /** How many signs are multiplied with each other. */
    static final int CROSSED = 20;

    /** How many signs there are. */
    static final int COUNT = CROSSED + Heads.LANGUAGES;

    /** How many weights there are: for the signs, their products and a constant. */
    static final int WEIGHTS = COUNT + CROSSED * (CROSSED + 1) / 2 + 1;

    private static final double MOST = 4;

    private ComplaintSigns() {}

    /** Writes the signs as they are. */
    static void write(float[] answers, int topics, double kindAnswer, int words, boolean question, double[] into) {
        int i = 0;
        into[i++] = answers[Heads.COMPLAINT];
        into[i++] = kindAnswer;
        for (int k = 0; k < Heads.KINDS; k++) {
            into[i++] = answers[Heads.KIND + k];
        }
        double odds = 1;
        double most = -MOST * 10;
        for (int k = Heads.TOPIC; k < Heads.TOPIC + topics; k++) {
            odds *= 1 + Curves.exp(answers[k]);
            most = Math.max(most, answers[k]);
        }
        into[i++] = Curves.logit(1 - 1 / odds);
        into[i++] = most;
        into[i++] = answers[Heads.SENTIMENT];
        into[i++] = Curves.log(words + 1.0);
        into[i++] = question ? 1 : 0;
        double sum = 0;
        for (int k = 0; k < Heads.LANGUAGES; k++) {
            into[i + k] = Curves.exp(answers[Heads.LANGUAGE + k]);
            sum += into[i + k];
        }
        for (int k = 0; k < Heads.LANGUAGES; k++) {
            into[i + k] /= sum;
        }
    }

    /** Brings the signs to a mean of 0 and a spread of 1; the parameters hold the means, then the inverse spreads, then the weights. */
    static void standardise(double[] signs, float[] parameters) {
        for (int i = 0; i < COUNT; i++) {
            double z = (signs[i] - parameters[i]) * parameters[COUNT + i];
            signs[i] = Math.max(-MOST, Math.min(MOST, z));
        }
    }

    /** Returns the probability of a complaint from standardised signs. */
    static double score(double[] signs, float[] parameters) {
        int w = 2 * COUNT;
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += parameters[w++] * signs[i];
        }
        for (int i = 0; i < CROSSED; i++) {
            // Two sums side by side, so that one addition need not wait for the one before.
            double even = 0;
            double odd = 0;
            int j = i;
            for (; j + 1 < CROSSED; j += 2) {
                even += parameters[w] * signs[j];
                odd += parameters[w + 1] * signs[j + 1];
                w += 2;
            }
            if (j < CROSSED) {
                even += parameters[w++] * signs[j];
            }
            sum += (even + odd) * signs[i];
        }
        return Curves.logistic(sum + parameters[w]);
    }

    /** Writes the standardised signs, their products and the constant, as the weights are ordered. */
    static void expand(double[] signs, float[] into) {
        int w = 0;
        for (int i = 0; i < COUNT; i++) {
            into[w++] = (float) signs[i];
        }
        for (int i = 0; i < CROSSED; i++) {
            for (int j = i; j < CROSSED; j++) {
                into[w++] = (float) (signs[i] * signs[j]);
            }
        }
        into[w] = 1;
    }
}
