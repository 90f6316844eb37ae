package io.crmautopilot.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingWordsTest {

    @Test
    void answers_that_say_it_is_better() {
        for (String text : List.of(
                "да, спасибо",
                "Да",
                "иә",
                "Иә, рақмет!",
                "yes, thanks",
                "лучше, спасибо",
                "👍",
                "всё хорошо",
                "уже не жарко",
                "енді жақсы",
                "спасибо большое 🙏",
                "ок",
                "больше не душно")) {
            assertThat(Answer.of(text)).as(text).isEqualTo(Answer.CONTENT);
        }
    }

    @Test
    void answers_that_say_it_is_not() {
        for (String text : List.of(
                "нет",
                "Нет, всё так же жарко",
                "жоқ, әлі ыстық",
                "no, still hot",
                "стало хуже",
                "не лучше",
                "до сих пор жарко")) {
            assertThat(Answer.of(text)).as(text).isEqualTo(Answer.NOT_BETTER);
        }
    }

    @Test
    void answers_that_a_person_has_to_read() {
        for (String text : List.of(
                "а когда запись?", "да, но шумит", "в смысле?", "лучше, но опять душно", "Я вам вчера писала", "")) {
            assertThat(Answer.of(text)).as(text).isEqualTo(Answer.UNCLEAR);
        }
    }

    @Test
    void who_asks_not_to_be_written_to() {
        assertThat(List.of("Стоп", "не пишите мне больше", "маған жазбаңыз", "unsubscribe", "Stop texting me"))
                .allMatch(OptOut::says);
        assertThat(List.of("стоп-кран сломан", "не пишите ерунду на вывеске", "хватит жары", "ok"))
                .noneMatch(OptOut::says);
    }
}
