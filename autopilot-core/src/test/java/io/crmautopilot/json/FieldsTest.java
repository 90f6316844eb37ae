package io.crmautopilot.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @Test
    void the_canonical_form_sorts_keys_by_code_units_and_escapes_least() {
        Fields fields = Fields.of("ә", 1, "b", "a\"\\\n\u0001/é", "a", List.of(true, "x"), "B", Fields.of("z", -5));

        String canonical = fields.canonical();

        assertThat(canonical)
                .isEqualTo("{\"B\":{\"z\":-5},\"a\":[true,\"x\"],\"b\":\"a\\\"\\\\\\n\\u0001/é\",\"ә\":1}");
    }

    @Test
    void whatever_is_written_is_read_again_and_writes_the_same() {
        for (long seed = 0; seed < 2_000; seed++) {
            Fields fields = invented(new SplittableRandom(seed), 3);

            Fields read = Fields.parse(fields.canonical());

            assertThat(read).as("seed %d", seed).isEqualTo(fields).hasSameHashCodeAs(fields);
            assertThat(read.canonical()).as("seed %d", seed).isEqualTo(fields.canonical());
        }
    }

    private static Fields invented(SplittableRandom random, int depth) {
        Fields fields = Fields.empty();
        for (int i = random.nextInt(5); i > 0; i--) {
            fields = fields.with(text(random), value(random, depth));
        }
        return fields;
    }

    private static Object value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> text(random);
            case 1 -> random.nextLong();
            case 2 -> random.nextBoolean();
            case 3 -> random.nextLong(-9, 9);
            case 4 -> invented(random, depth - 1);
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
        };
    }

    /** Any code units but lone surrogates, which no text that was read from UTF-8 holds. */
    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int point = random.nextInt(4) == 0 ? random.nextInt(0x20) : random.nextInt(0x11_0000);
            text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 'a' : point);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "1", "null", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "{\"a\"", "{'a':1}", "{\"a\":01}"})
    void what_is_no_single_object_is_refused(String json) {
        assertThatThrownBy(() -> Fields.parse(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nesting_is_bounded_and_never_overflows_the_stack() {
        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

        assertThatThrownBy(() -> Fields.parse(deep)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_wrong_is_named_by_its_key_and_never_quoted() {
        Fields fields = Fields.of("text", "secret", "number", 5, "list", List.of("secret", 1));

        assertThatThrownBy(() -> fields.text("gone")).hasMessage("key is absent: gone");
        assertThatThrownBy(() -> fields.number("text")).hasMessage("key text holds no Long");
        assertThatThrownBy(() -> fields.texts("list")).hasMessage("list list holds something other than String");
        assertThatThrownBy(() -> Fields.parse("{\"a\":secret}")).hasMessageNotContaining("secret");
        assertThat(fields).hasToString("Fields[list, number, text]");
    }

    @Test
    void null_leaves_its_key_out_and_a_fraction_is_its_text() {
        Fields fields = Fields.parse("{\"a\":null,\"b\":[null,1],\"c\":0.10}");

        assertThat(fields.keys()).containsExactly("b", "c");
        assertThat(fields.asMap()).containsEntry("b", List.of(1L)).containsEntry("c", "0.10");
        assertThat(fields.decimal("c")).isEqualTo(0.1);
        assertThat(Fields.of("a", null)).isEqualTo(Fields.empty());
    }

    @Test
    void values_of_the_host_have_one_form() {
        Instant at = Instant.parse("2025-07-14T04:00:00.5Z");
        Fields fields = Fields.of("at", at, "span", Duration.ofMinutes(90), "sum", new BigDecimal("1.50"), "n", 7);

        assertThat(fields.canonical())
                .isEqualTo("{\"at\":\"2025-07-14T04:00:00.500Z\",\"n\":7,\"span\":\"PT1H30M\",\"sum\":\"1.50\"}");
        assertThat(fields.instant("at")).isEqualTo(at);
        assertThat(fields.duration("span")).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void arguments_that_make_no_object_are_refused() {
        assertThatThrownBy(() -> Fields.of("a")).hasMessageContaining("pair up");
        assertThatThrownBy(() -> Fields.of(1, 2)).hasMessageContaining("no key");
        assertThatThrownBy(() -> Fields.of("a", 1, "a", 2)).hasMessageContaining("twice");
        assertThatThrownBy(() -> Fields.of("a", new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_object_never_changes() {
        Fields fields = Fields.of("a", 1);

        Fields changed = fields.with("a", 2).with(Fields.of("b", 3)).with("c", null);

        assertThat(fields.canonical()).isEqualTo("{\"a\":1}");
        assertThat(changed.canonical()).isEqualTo("{\"a\":2,\"b\":3}");
        assertThat(changed.with("a", null).keys()).containsExactly("b");
        assertThatThrownBy(() -> fields.asMap().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void absent_keys_have_the_defaults_that_are_promised() {
        Fields fields = Fields.ofMap(Map.of());

        assertThat(fields.text("a", "b")).isEqualTo("b");
        assertThat(fields.number("a", 4)).isEqualTo(4);
        assertThat(fields.flag("a")).isFalse();
        assertThat(fields.fields("a")).isEqualTo(Fields.empty());
        assertThat(fields.list("a")).isEmpty();
        assertThat(fields.find("a")).isEmpty();
    }
}
