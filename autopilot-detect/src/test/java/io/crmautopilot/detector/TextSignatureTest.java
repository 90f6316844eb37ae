package io.crmautopilot.detector;

import static org.assertj.core.api.Assertions.assertThat;

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
}
