package io.crmautopilot.reader;

/** How answers become decisions: the weights that are fitted after the learned part, on messages of authors that it does not know. */
final class Decisions {

    private final float[] thresholds;
    private final float[] language;
    private final float[] sentiment;
    private final float[] complaint;
    private final float least;

    /**
     * @param thresholds the score from which a message is a complaint, then the answer from which each topic is named
     * @param language a row of weights of {@link LanguageSigns} per language
     * @param sentiment weights of what {@link Model#sentiment} looks at
     * @param complaint the parameters of {@link ComplaintSigns}
     * @param least the {@linkplain Answers#leaning leaning} below which a message is no complaint, whatever it speaks of
     */
    Decisions(float[] thresholds, float[] language, float[] sentiment, float[] complaint, float least) {
        this.thresholds = thresholds;
        this.language = language;
        this.sentiment = sentiment;
        this.complaint = complaint;
        this.least = least;
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

    float least() {
        return least;
    }
}
