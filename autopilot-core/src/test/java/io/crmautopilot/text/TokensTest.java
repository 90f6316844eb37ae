package io.crmautopilot.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TokensTest {

    /** Letters of three scripts, look-alikes, doubled letters, digits, every sign with a meaning, and what the quick pass gives up at. */
    private static final String ALPHABET =
            "ааббвссеёжқәіyaabcddoxTАЖІ'’`--—– ,.;:!?…\n\"«»()0123  ☀✂№😡\u0301\u200B\u0306иシ";

    /** An invisible character at the end sends a text the slow way and changes nothing else. */
    private static final String SLOW = "\u200B";

    @Test
    void the_quick_pass_finds_what_the_slow_one_finds() {
        long seed = 20_251_120;
        SplittableRandom random = new SplittableRandom(seed);
        Tokens quick = new Tokens(500, 9);
        Tokens slow = new Tokens(500, 9);

        for (int i = 0; i < 60_000; i++) {
            String text = text(random);
            quick.scan(text);
            slow.scan(text + SLOW);
            assertThat(shape(quick)).as("seed %d, text %d: %s", seed, i, text).isEqualTo(shape(slow));
        }
    }

    @Test
    void equal_words_have_equal_hashes_wherever_they_stand() {
        Tokens tokens = new Tokens();

        tokens.scan("Don't ЖАРКО, жарко жаааарко dont 17 17 жарка");

        assertThat(tokens.hash(0)).isEqualTo(tokens.hash(4));
        assertThat(tokens.hash(1))
                .isEqualTo(tokens.hash(2))
                .isEqualTo(tokens.hash(3))
                .isNotEqualTo(tokens.hash(7));
        assertThat(tokens.hash(5)).isEqualTo(tokens.hash(6));
    }

    @Test
    void text_that_is_no_string_is_read_alike() {
        Tokens tokens = new Tokens();
        String text = "В зале жарко, don't you think?";

        tokens.scan(CharBuffer.wrap(text));

        List<String> words = shape(tokens);
        tokens.scan(text);
        assertThat(words).isEqualTo(shape(tokens));
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(random.nextInt(4) == 0 ? 60 : 24);
        int letters = random.nextInt(4) == 0 ? ALPHABET.length() : random.nextInt(4) == 0 ? 29 : 45;
        for (int c = 0; c < length; c++) {
            text.append(ALPHABET.charAt(random.nextInt(letters)));
        }
        return text.toString();
    }

    private static List<String> shape(Tokens tokens) {
        List<String> shape = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            shape.add(tokens.word(i) + "/" + tokens.type(i) + "/" + tokens.marks(i) + "/" + tokens.hash(i));
        }
        return shape;
    }
}
