package io.crmautopilot.reader;

/** How answers become decisions: the weights that are fitted after the learned part, on messages of authors that it does not know. */
final class Decisions {

    private final float[] thresholds;
    private final float[] language;
    private final float[] sentiment;
    private final float[] complaint;

    /**
     * @param thresholds the score from which a message is a complaint, then the answer from which each topic is named
     * @param language a row of weights of {@link LanguageSigns} per language
     * @param sentiment weights of what {@link Model#sentiment} looks at
     * @param complaint the parameters of {@link ComplaintSigns}
     */
    Decisions(float[] thresholds, float[] language, float[] sentiment, float[] complaint) {
        this.thresholds = thresholds;
        this.language = language;
        this.sentiment = sentiment;
        this.complaint = complaint;
    }

    float[] thresholds() {
        return thresholds;
    }

    float[] language() {
        return language;
    }

    float[] sentiment() {
        return sentiment;
    }

    float[] complaint() {
        return complaint;
    }
}
