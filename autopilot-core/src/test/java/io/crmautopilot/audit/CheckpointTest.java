package io.crmautopilot.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.contract.Records;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CheckpointTest {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void the_short_form_is_the_start_of_the_hash_and_never_changes() {
        Checkpoint zeros = new Checkpoint("salon", 118, "0".repeat(64));
        Checkpoint some = new Checkpoint("salon", 7, "f83a" + "0".repeat(60));

        assertThat(zeros.shortForm()).isEqualTo("0000-0000-0000-0000@118");
        // By hand: 0xf83a is 11111 00000 11101 0..., and the check is 31 * 1 + 0 * 3 + 29 * 5 = 176, which is 16 modulo
        // 32.
        assertThat(some.shortForm()).isEqualTo("Z0X0-0000-0000-000G@7");
    }

    @Test
    void a_person_may_type_it_as_people_type() {
        Checkpoint point = Checkpoint.of(new Records("salon").next());
        String text = point.shortForm();

        assertThat(point.confirms(text)).isTrue();
        assertThat(point.confirms(" " + text.toLowerCase(Locale.ROOT).replace("-", "") + " "))
                .isTrue();
        assertThat(point.confirms(text.replace('0', 'O').replace('1', 'l'))).isTrue();
        assertThat(point.confirms(text.replace("@1", "@2"))).isFalse();
        assertThat(point.confirms("")).isFalse();
    }

    @Test
    void the_check_character_finds_every_single_wrong_character() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 50; i++) {
            String hash = String.format(Locale.ROOT, "%016x", random.nextLong()).repeat(4);
            String sound = new Checkpoint("salon", 1, hash)
                    .shortForm()
                    .replace("-", "")
                    .substring(0, 16);

            assertThat(checks(sound)).as(sound).isTrue();
            int at = random.nextInt(15);
            for (int wrong = 0; wrong < DIGITS.length(); wrong++) {
                String typed = sound.substring(0, at) + DIGITS.charAt(wrong) + sound.substring(at + 1);
                assertThat(checks(typed)).as(typed).isEqualTo(typed.equals(sound));
            }
        }
    }

    private static boolean checks(String sixteen) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            sum += DIGITS.indexOf(sixteen.charAt(i)) * (2 * i + 1);
        }
        return DIGITS.indexOf(sixteen.charAt(15)) == sum % 32;
    }

    @Test
    void it_names_a_record() {
        assertThatThrownBy(() -> new Checkpoint("salon", 0, "0".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("place 0");
        assertThatThrownBy(() -> new Checkpoint("salon", 1, "xyz")).isInstanceOf(IllegalArgumentException.class);
    }
}
