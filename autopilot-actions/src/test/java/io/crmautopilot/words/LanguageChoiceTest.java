package io.crmautopilot.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageChoiceTest {

    @ParameterizedTest
    @CsvSource({
        "KK, RU, RU, KK",
        "EN, KK, RU, EN",
        "MIXED, KK, RU, KK",
        "MIXED, OTHER, RU, RU",
        "MIXED, MIXED, KK, KK",
        "OTHER, RU, KK, RU",
        "OTHER, OTHER, KK, KK",
        "MIXED, OTHER, OTHER, OTHER",
        "OTHER, OTHER, MIXED, OTHER",
    })
    void the_current_message_counts_then_the_last_clear_one_then_the_card(
            Language current, Language lastClear, Language card, Language chosen) {
        assertThat(LanguageChoice.of(current, lastClear, card)).isEqualTo(chosen);
    }
}
