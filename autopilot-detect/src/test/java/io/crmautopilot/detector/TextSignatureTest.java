package io.crmautopilot.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextSignatureTest {

    private static final String BRIGADE = "Ужасный салон, никогда сюда не приходите, обманывают людей и хамят";
    private final TextSignature signatures = new TextSignature();

    @Test
    void copies_with_other_case_digits_and_signs_are_alike() {
        assertThat(alike(BRIGADE, BRIGADE.toUpperCase(java.util.Locale.ROOT) + "!!! 123"))
                .isTrue();
        assertThat(alike(BRIGADE, BRIGADE + " 😡")).isTrue();
        assertThat(alike(BRIGADE, BRIGADE.replace("хамят", "хамят всем"))).isTrue();
    }

    @Test
    void the_same_trouble_in_own_words_is_not_alike() {
        assertThat(alike(
                        "у вас очень жарко в зале, нечем дышать",
                        "в зале духота страшная, кондиционер не работает совсем"))
                .isFalse();
        assertThat(alike("іште тым ыстық, терлеп отырмын мен қазір", "ауа жоқ, басым ауырып кетті, ыстық өте"))
                .isFalse();
    }

    @Test
    void a_few_words_have_no_signature() {
        assertThat(signatures.of("душно!")).isZero();
        assertThat(signatures.of("очень жарко у вас")).isZero();
        assertThat(signatures.of("")).isZero();
        assertThat(alike("душно!", "душно!")).isFalse();
    }

    @Test
    void it_does_not_depend_on_what_was_read_before() {
        long first = new TextSignature().of(BRIGADE);
        signatures.of("something else that was read before this one");

        assertThat(signatures.of(BRIGADE)).isEqualTo(first);
    }

    private boolean alike(String one, String other) {
        return TextSignature.alike(signatures.of(one), signatures.of(other));
    }

    @Test
    void it_is_the_least_hash_of_the_trigrams_in_each_bin() {
        SplittableRandom random = new SplittableRandom(17);
        int signed = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(90); c > 0; c--) {
                text.append("абвгАЁqzİ  \n.,1\uD83D\uDE00".charAt(random.nextInt(17)));
            }
            long signature = new TextSignature().of(text.toString());
            assertThat(signature).as("text %d: %s", i, text).isEqualTo(plainly(text.toString()));
            signed += signature == 0 ? 0 : 1;
        }
        assertThat(signed).isBetween(5_000, 19_000);
    }

    /** From the definition: words by splitting, trigrams by cutting. */
    private static long plainly(String text) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letters.append(Character.isLetter(c) ? Character.toLowerCase(c) : ' ');
        }
        String folded = letters.toString().stripLeading().replaceAll(" +", " ");
        if (folded.isBlank() || folded.split(" ").length < 5) {
            return 0;
        }
        int[] least = new int[16];
        Arrays.fill(least, Integer.MAX_VALUE);
        String padded = "  " + folded;
        for (int i = 0; i + 3 <= padded.length(); i++) {
            int h = (padded.charAt(i) * 961 + padded.charAt(i + 1) * 31 + padded.charAt(i + 2)) * 0x9E3779B9;
            h = (h ^ h >>> 15) * 0x85EBCA6B;
            h ^= h >>> 13;
            least[h >>> 28] = Math.min(least[h >>> 28], h & 0x0FFFFFFF);
        }
        long signature = 0;
        for (int value : least) {
            signature = signature << 4 | (value & 15);
        }
        return signature == 0 ? 1 : signature;
    }
}
