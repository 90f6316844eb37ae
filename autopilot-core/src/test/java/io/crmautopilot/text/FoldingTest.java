package io.crmautopilot.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingTest {

    @Test
    void case_and_lengthened_letters_are_folded() {
        assertThat(Folding.fold("ЖААААРКО!")).isEqualTo("жарко!");
        assertThat(Folding.fold("Ёлка вообще")).isEqualTo("елка вообще");
    }

    @Test
    void digits_are_never_taken_for_lengthened_letters() {
        assertThat(Folding.fold("15000 тг")).isEqualTo("15000 тг");
    }

    @Test
    void look_alikes_are_mended_only_inside_a_word_of_two_scripts() {
        assertThat(Folding.fold("cалoн")).isEqualTo("салон");
        assertThat(Folding.fold("wіfі")).isEqualTo("wіfі".replace('і', 'i'));
        assertThat(Folding.fold("cap")).isEqualTo("cap");
    }

    @Test
    void the_kazakh_letters_stay_themselves() {
        assertThat(Folding.fold("ӘҒҚҢӨҰҮҺІ")).isEqualTo("әғқңөұүһі");
    }

    @Test
    void invisible_characters_do_not_hide_a_word() {
        assertThat(Folding.fold("ду\u200Bш\u00ADно\u202E")).isEqualTo("душно");
        assertThat(Folding.fold("ко\u0438\u0306ка")).isEqualTo("койка");
    }

    @Test
    void tokens_are_words_numbers_and_signs_with_their_punctuation() {
        Tokens tokens = new Tokens();

        tokens.scan("Жоқ-жоқ, don't 16:30 🥵🏽?");

        assertThat(Tokens.of("Жоқ-жоқ, don't 16:30 🥵🏽?")).containsExactly("жоқ", "жоқ", "dont", "16", "30", "🥵");
        assertThat(tokens.marks(0)).isEqualTo(Tokens.HYPHEN);
        assertThat(tokens.marks(1)).isEqualTo(Tokens.COMMA);
        assertThat(tokens.marks(5)).isEqualTo(Tokens.QUESTION);
        assertThat(tokens.type(5)).isEqualTo(Tokens.SYMBOL);
    }

    @Test
    void broken_surrogates_are_passed_over() {
        assertThat(Tokens.of("а \uD83E б \uDD75")).containsExactly("а", "б");
    }
}
