package io.crmautopilot.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflectionTest {

    private final Values values = new Values(Phrases.parse("{}"));

    /** Nominative, locative, dative, genitive, accusative, ablative. */
    @ParameterizedTest
    @CsvSource({
        "Достык, Достыкта, Достыкқа, Достыктың, Достыкты, Достыктан",
        "Самал, Самалда, Самалға, Самалдың, Самалды, Самалдан",
        "Орбита, Орбитада, Орбитаға, Орбитаның, Орбитаны, Орбитадан",
        "Есентай, Есентайда, Есентайға, Есентайдың, Есентайды, Есентайдан",
        "Сәуле, Сәуледе, Сәулеге, Сәуленің, Сәулені, Сәуледен",
        "Әсел, Әселде, Әселге, Әселдің, Әселді, Әселден",
        "Асель, Асельде, Асельге, Асельдің, Асельді, Асельден",
        "Мақсат, Мақсатта, Мақсатқа, Мақсаттың, Мақсатты, Мақсаттан",
        "Гүлім, Гүлімде, Гүлімге, Гүлімнің, Гүлімді, Гүлімнен",
        "Нұрлан, Нұрланда, Нұрланға, Нұрланның, Нұрланды, Нұрланнан",
        "Таң, Таңда, Таңға, Таңның, Таңды, Таңнан",
        "Наурыз, Наурызда, Наурызға, Наурыздың, Наурызды, Наурыздан",
        "Жетісу, Жетісуда, Жетісуға, Жетісудың, Жетісуды, Жетісудан",
        "Мәди, Мәдиде, Мәдиге, Мәдидің, Мәдиді, Мәдиден",
        "Мария, Марияда, Марияға, Марияның, Марияны, Мариядан",
        "клуб, клубта, клубқа, клубтың, клубты, клубтан",
        "Петербург, Петербургте, Петербургке, Петербургтің, Петербургті, Петербургтен",
        "Үміт, Үмітте, Үмітке, Үміттің, Үмітті, Үміттен",
        "Көктөбе, Көктөбеде, Көктөбеге, Көктөбенің, Көктөбені, Көктөбеден",
        "Aruana Достык, Aruana Достыкта, Aruana Достыкқа, Aruana Достыктың, Aruana Достыкты, Aruana Достыктан",
    })
    void a_kazakh_ending_agrees_with_the_last_vowel_and_the_last_sound(
            String name, String in, String to, String of, String object, String from) {
        assertThat(Kazakh.inflects(name)).isTrue();
        assertThat(Kazakh.inflect(name, Kazakh.Case.LOCATIVE)).isEqualTo(in);
        assertThat(Kazakh.inflect(name, Kazakh.Case.DATIVE)).isEqualTo(to);
        assertThat(Kazakh.inflect(name, Kazakh.Case.GENITIVE)).isEqualTo(of);
        assertThat(Kazakh.inflect(name, Kazakh.Case.ACCUSATIVE)).isEqualTo(object);
        assertThat(Kazakh.inflect(name, Kazakh.Case.ABLATIVE)).isEqualTo(from);
    }

    @Test
    void a_name_whose_sound_its_letters_do_not_show_is_not_inflected() throws SlotProblem {
        assertThat(Kazakh.inflects("Kate")).isFalse();
        assertThat(Kazakh.inflects("Самал-2")).isFalse();
        assertThat(Kazakh.inflects("ЦУМ")).isFalse();
        assertThat(Kazakh.inflects("ул.")).isFalse();

        assertThat(say(SlotType.PLACE, Fields.of("text", "Mega"), Language.KK, "loc"))
                .isEqualTo("«Mega» филиалында");
        assertThat(say(SlotType.PLACE, Fields.of("text", "Самал"), Language.KK, "loc"))
                .isEqualTo("Самалда");
        assertThat(say(SlotType.PLACE, Fields.of("text", "Самал"), Language.RU, ""))
                .isEqualTo("Самал");
    }

    @ParameterizedTest
    @CsvSource({
        "0,ге",
        "1,ге",
        "2,ге",
        "3,ке",
        "4,ке",
        "5,ке",
        "6,ға",
        "7,ге",
        "8,ге",
        "9,ға",
        "10,ға",
        "20,ға",
        "30,ға",
        "40,қа",
        "50,ге",
        "60,қа",
        "70,ке",
        "80,ге",
        "90,ға",
        "100,ге",
        "1000,ға",
        "1000000,ға"
    })
    void a_number_takes_the_ending_of_its_last_spoken_word(long number, String ending) {
        assertThat(Kazakh.endingOfNumber(number, Kazakh.Case.DATIVE)).isEqualTo(ending);
    }

    @ParameterizedTest
    @CsvSource({
        "0,2", "1,0", "2,1", "4,1", "5,2", "11,2", "12,2", "14,2", "20,2", "21,0", "22,1", "25,2", "101,0", "111,2",
        "112,2", "1001,0"
    })
    void a_russian_number_takes_one_of_three_forms(long number, int form) {
        assertThat(Russian.plural(number)).isEqualTo(form);
    }

    @Test
    void money_is_written_as_each_language_writes_it() {
        Currency tenge = Currency.getInstance("KZT");

        assertThat(Values.money(Money.ofMajor(15_000, tenge), Language.RU, "")).isEqualTo("15\u00a0000\u00a0₸");
        assertThat(Values.money(Money.ofMajor(1_500, tenge), Language.RU, "")).isEqualTo("1500\u00a0₸");
        assertThat(Values.money(new Money(123_450, tenge), Language.RU, "")).isEqualTo("1234,50\u00a0₸");
        assertThat(Values.money(Money.ofMajor(1_234_567, tenge), Language.KK, "dat"))
                .isEqualTo("1\u00a0234\u00a0567\u00a0теңгеге");
        assertThat(Values.money(Money.ofMajor(15_000, tenge), Language.EN, "")).isEqualTo("15,000\u00a0tenge");
        assertThat(Values.money(Money.ofMajor(20, Currency.getInstance("USD")), Language.KK, "abl"))
                .isEqualTo("20\u00a0USD сомасынан");
    }

    @Test
    void a_time_is_told_in_the_branch_s_zone_and_with_its_day_when_it_is_another() throws SlotProblem {
        Fields today = clock("2025-10-07T06:23:00Z");
        Fields tomorrow = clock("2025-10-07T19:05:00Z");

        assertThat(say(SlotType.CLOCK, today, Language.RU, "")).isEqualTo("11:23");
        assertThat(say(SlotType.CLOCK, today, Language.KK, "dat")).isEqualTo("11:23-ке");
        assertThat(say(SlotType.CLOCK, clock("2025-10-07T06:00:00Z"), Language.KK, "dat"))
                .isEqualTo("11:00-ге");
        assertThat(say(SlotType.CLOCK, tomorrow, Language.RU, "")).isEqualTo("00:05 8 октября");
        assertThat(say(SlotType.CLOCK, tomorrow, Language.KK, "")).isEqualTo("8 қазан, 00:05");
        assertThat(say(SlotType.CLOCK, tomorrow, Language.EN, "")).isEqualTo("00:05 on 8 October");
    }

    @Test
    void a_length_of_time_is_told_in_hours_and_minutes() throws SlotProblem {
        Map<Duration, String> russian = Map.of(
                Duration.ofMinutes(1), "1 минуту",
                Duration.ofMinutes(22), "22 минуты",
                Duration.ofMinutes(40), "40 минут",
                Duration.ofSeconds(61), "2 минуты",
                Duration.ofHours(1), "1 час",
                Duration.ofMinutes(134), "2 часа 14 минут");

        for (Map.Entry<Duration, String> entry : russian.entrySet()) {
            assertThat(say(SlotType.SPAN, span(entry.getKey(), entry.getKey()), Language.RU, ""))
                    .isEqualTo(entry.getValue());
        }
        assertThat(say(SlotType.SPAN, span(Duration.ofMinutes(60), Duration.ofMinutes(70)), Language.RU, ""))
                .isEqualTo("60–70 минут");
        assertThat(say(SlotType.SPAN, span(Duration.ofHours(1), Duration.ofHours(2)), Language.EN, ""))
                .isEqualTo("1–2 hours");
        assertThat(say(SlotType.SPAN, span(Duration.ofMinutes(21), Duration.ofMinutes(21)), Language.RU, "gen"))
                .isEqualTo("21 минуты");
        assertThat(say(SlotType.SPAN, span(Duration.ofMinutes(90), Duration.ofMinutes(90)), Language.KK, ""))
                .isEqualTo("1 сағат 30 минут");
    }

    private String say(SlotType type, Fields value, Language language, String form) throws SlotProblem {
        return values.say("x", type, value.with("type", type.code()), language, form);
    }

    private static Fields clock(String at) {
        return Fields.of(
                "at",
                Instant.parse(at),
                "now",
                Instant.parse("2025-10-07T05:13:00Z"),
                "zone",
                ZoneId.of("Asia/Almaty").getId());
    }

    private static Fields span(Duration from, Duration to) {
        return Fields.of("from", from, "to", to);
    }
}
