package io.crmautopilot.vendors.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.reply.JobProgress.Stage;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobProgressReaderTest {

    private static final Currency KZT = Currency.getInstance("KZT");

    private final JobProgressReader reader = new JobProgressReader(KZT);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Договорились, мастер Руслан выезжает        | ON_THE_WAY
        Мы на месте                                 | ARRIVED
        Подъехали, какой этаж?                      | ARRIVED
        Келдік, есік алдында тұрмыз                 | ARRIVED
        Келдік                                      | ARRIVED
        келіп тұрмыз                                | ARRIVED
        шебер келді ме?                             | NONE
        we're here                                  | ARRIVED
        буду на месте через 10 минут                | ON_THE_WAY
        а вы уже на месте?                          | NONE
        Опаздываем, будем через 20 минут            | DELAYED
        Кешігіп жатырмыз, тағы 20 минут             | DELAYED
        Извините, мастер заболел, не приедем        | CANCELLED
        Кешіріңіз, бара алмаймыз                    | CANCELLED
        Готово, заменили конденсатор                | FINISHED
        Бітті, барлығы 18 мың                       | FINISHED
        all done                                    | FINISHED
        Жөндедік, 18 мың                            | FINISHED
        Не готово, нужна запчасть                   | NOT_MENDED
        Не смогли починить, нет компрессора         | NOT_MENDED
        Нужна плата, будет 12000                    | NONE
        Жөндей алмадық                              | NOT_MENDED
        we couldn't fix it                          | NOT_MENDED
        Простите, приехать не сможем                | CANCELLED
        когда будет готово, напишу                  | NONE
        почти готово                                | NONE
        еще не закончили                            | NONE
        """)
    void a_stage_is_told_from_what_only_sounds_like_it(String text, Stage stage) {
        JobProgress progress = read(text);

        assertThat(progress.stage()).isEqualTo(stage);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Готово, заменили конденсатор, холодит. Итого 18000 тг | 18000
        Диагностика 5000, ремонт 13000. Готово                | 18000
        жасап бердік, он бес мың болды                        | 15000
        Done, 15000 total                                     | 15000
        """)
    void the_final_price_is_the_whole_of_it(String text, long tenge) {
        JobProgress progress = read(text);

        assertThat(progress.finalPrice().certain()).contains(Money.ofMajor(tenge, KZT));
    }

    @Test
    void a_delay_says_how_long() {
        JobProgress progress = read("Опаздываем, будем через 20 минут");

        assertThat(progress.arrival().value()).contains(Duration.ofMinutes(20));
    }

    private JobProgress read(String text) {
        return reader.read(text, LocalTime.of(11, 30));
    }
}
