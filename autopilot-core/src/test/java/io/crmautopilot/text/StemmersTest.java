package io.crmautopilot.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StemmersTest {

    @Test
    void forms_of_a_kazakh_word_meet() {
        assertThat(key("ыстықтап")).isEqualTo(key("ыстық"));
        assertThat(key("ыстығынан")).isEqualTo(key("ыстық"));
        assertThat(key("балаларымызға")).isEqualTo(key("бала"));
        assertThat(key("кітабым")).isEqualTo(key("кітаптар"));
        assertThat(key("тұншығып")).isEqualTo(key("тұншықтым"));
        assertThat(key("салондағы")).isEqualTo(key("салонымызға"));
    }

    @Test
    void kazakh_typed_without_its_letters_or_in_latin_is_cut_at_the_same_place() {
        assertThat(key("ыстыктап")).isEqualTo(key("ыстықтап"));
        assertThat(key("уакытында")).isEqualTo(key("уақытында"));
        assertThat(Skeleton.of("ystyq")).isEqualTo(Skeleton.of("ыстық"));
    }

    @Test
    void a_kazakh_negation_stays_in_the_stem() {
        assertThat(KazakhStemmer.stem("істемейді")).isEqualTo("істеме");
        assertThat(KazakhStemmer.stem("жетпейді")).isEqualTo("жетпе");
        assertThat(KazakhStemmer.stem("келмеді")).isEqualTo("келме");
    }

    @Test
    void an_ending_that_breaks_vowel_harmony_is_no_ending() {
        // -лер asks for front vowels, which бала has not.
        assertThat(KazakhStemmer.stem("балалер")).isNotEqualTo("бала");
        assertThat(KazakhStemmer.stem("балалар")).isEqualTo("бала");
    }

    @Test
    void forms_of_a_russian_word_meet() {
        assertThat(RussianStemmer.stem("духоты")).isEqualTo(RussianStemmer.stem("духота"));
        assertThat(RussianStemmer.stem("кондиционеры")).isEqualTo(RussianStemmer.stem("кондиционера"));
        assertThat(RussianStemmer.stem("записалась")).isEqualTo(RussianStemmer.stem("записаться"));
        assertThat(RussianStemmer.stem("красивейшая")).isEqualTo("красив");
        assertThat(RussianStemmer.stem("вечностью")).isEqualTo("вечност");
    }

    @Test
    void forms_of_an_english_word_meet() {
        assertThat(EnglishStemmer.stem("stopped")).isEqualTo("stop");
        assertThat(EnglishStemmer.stem("boxes")).isEqualTo(EnglishStemmer.stem("box"));
        assertThat(EnglishStemmer.stem("boss")).isEqualTo("boss");
    }

    @Test
    void a_stem_is_a_beginning_of_any_word_whatever_its_letters() {
        long seed = 4711;
        SplittableRandom random = new SplittableRandom(seed);
        String letters = "абвгдежзиклмнопрстуйышьяюәғқңөұүһіaeiksyt7";

        for (int i = 0; i < 20_000; i++) {
            StringBuilder word = new StringBuilder();
            int length = random.nextInt(14);
            for (int c = 0; c < length; c++) {
                word.append(letters.charAt(random.nextInt(letters.length())));
            }
            String text = word.toString();
            assertThat(text).as("seed %d", seed).startsWith(KazakhStemmer.stem(text));
            assertThat(text).as("seed %d", seed).startsWith(RussianStemmer.stem(text));
            assertThat(text).as("seed %d", seed).startsWith(EnglishStemmer.stem(text));
        }
    }

    /** The stem as phrases compare it: bare letters, and a last г or б hardened. */
    private static String key(String word) {
        String stem = Skeleton.of(KazakhStemmer.stem(word));
        return stem.replaceAll("г$", "к").replaceAll("б$", "п");
    }
}
