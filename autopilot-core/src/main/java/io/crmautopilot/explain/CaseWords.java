package io.crmautopilot.explain;

import io.crmautopilot.action.OperatorDesk.CaseFile;
import io.crmautopilot.json.Fields;

/**
 * Tells an operator in one language why a case came to them and what is best done next, by the case's code and values. A case without a
 * code that is known, such as one of a host's own, is told as it was recorded, in English. Immutable and safe for any number of threads.
 */
public final class CaseWords {

    private final Words words;

    private CaseWords(Words words) {
        this.words = words;
    }

    /** Returns the words of {@code language}. Loading takes milliseconds; keep it. */
    public static CaseWords in(ReportLanguage language) {
        return new CaseWords(Words.in(language));
    }

    /** Returns why a person is needed. */
    public String reason(CaseFile file) {
        return words.handedOver(body(file));
    }

    /** Returns what is best done next. */
    public String nextBest(CaseFile file) {
        return words.nextBest(body(file));
    }

    private static Fields body(CaseFile file) {
        return Fields.of(
                "reason", file.reason(), "nextBest", file.nextBest(), "code", file.code(), "values", file.values());
    }
}
