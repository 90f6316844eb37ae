package io.crmautopilot.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {

    /** Names that the list of names does not hold; all people and numbers here are invented. */
    private static final List<String> NAMES = List.of(
            "Айкумис",
            "Жупаркуль",
            "Толганай",
            "Бибигуль",
            "Кенжегуль",
            "Еркежан",
            "Сырым",
            "Ануарбек",
            "Токтарбай",
            "Ақтоты",
            "Айгуль",
            "Сәуле",
            "Динара",
            "Ерлан",
            "Ольга",
            "Светлана",
            "Дмитрий",
            "Асель",
            "Zarina",
            "Bauyrzhan",
            "Felicity",
            "Роза",
            "Гүлмира",
            "Нұрсұлтан",
            "Женя",
            "Маргарита");

    private static final List<String> SURNAMES = List.of(
            "Сериккалиева",
            "Ахметов",
            "Жумабаева",
            "Ким",
            "Ивановская",
            "Петренко",
            "Қасымұлы",
            "Оспанқызы",
            "Нурпеисова",
            "Цой");

    private static final List<String> STREETS =
            List.of("Абая", "Розыбакиева", "Сатпаева", "Тимирязева", "Достык", "Жандосова", "Толе би");

    @Test
    void nothing_of_two_thousand_invented_people_is_left() {
        List<String> kept = new ArrayList<>();
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Person person = person(random);
            String text = message(random, person);

            String masked = Mask.of(text);

            for (String secret : person.secrets()) {
                if (masked.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT))) {
                    kept.add("seed " + seed + " keeps <" + secret + "> of <" + text + ">: <" + masked + ">");
                }
            }
            String digits = masked.replaceAll("\\D", "");
            if (digits.length() > 4) {
                kept.add("seed " + seed + " keeps figures: <" + text + ">: <" + masked + ">");
            }
        }

        assertThat(kept).isEmpty();
    }

    private record Person(
            String name, String surname, String number, String mail, String address, List<String> secrets) {}

    private static Person person(SplittableRandom random) {
        String name = pick(random, NAMES);
        String surname = pick(random, SURNAMES);
        String number = number(random);
        String mail = List.of(
                        "a.b" + random.nextInt(100) + "@mail.kz",
                        "user_" + random.nextInt(999) + "@gmail.com",
                        "@beauty" + random.nextInt(999))
                .get(random.nextInt(3));
        String street = pick(random, STREETS);
        int house = 1 + random.nextInt(300);
        String address = List.of(
                        "ул. " + street + " " + house + ", кв. " + (1 + random.nextInt(90)),
                        "проспект " + street + " " + house,
                        "мкр Самал-2, дом " + house,
                        street + " көшесі " + house,
                        house + " " + street + " Street")
                .get(random.nextInt(5));
        return new Person(name, surname, number, mail, address, List.of(name, surname, number, mail));
    }

    private static String number(SplittableRandom random) {
        String seven = String.format(Locale.ROOT, "%07d", random.nextInt(10_000_000));
        String a = seven.substring(0, 3);
        String b = seven.substring(3, 5);
        String c = seven.substring(5);
        String card = "4400" + String.format(Locale.ROOT, "%012d", random.nextLong(1_000_000_000_000L));
        String iin = "990101" + String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
        return switch (random.nextInt(12)) {
            case 0 -> "+7 700 " + a + " " + b + " " + c;
            case 1 -> "8(700)" + a + "-" + b + "-" + c;
            case 2 -> "8700" + seven;
            case 3 -> "+7-700-" + a + "-" + b + "-" + c;
            case 4 -> "700 " + a + b + c;
            case 5 -> "8 700 " + a + "." + b + "." + c;
            case 6 -> card;
            case 7 ->
                card.substring(0, 4) + " " + card.substring(4, 8) + " " + card.substring(8, 12) + " "
                        + card.substring(12);
            case 8 -> iin;
            case 9 -> "+７７００" + seven;
            case 10 -> "8 7 0 0 " + String.join(" ", seven.split(""));
            default -> a + "-" + b + "-" + c + "-77";
        };
    }

    private static String message(SplittableRandom random, Person p) {
        String name = random.nextBoolean() ? p.name() : p.name() + " " + p.surname();
        return switch (random.nextInt(10)) {
            case 0 -> "Здравствуйте, это " + name + ", мой номер " + p.number() + ", у вас очень душно";
            case 1 ->
                "Меня зовут "
                        + name.toLowerCase(Locale.ROOT)
                                .replace(" " + p.surname().toLowerCase(Locale.ROOT), "") + ". Перезвоните: "
                        + p.number();
            case 2 -> p.name() + ", почему так жарко? Живу " + p.address() + ", пишите на " + p.mail();
            case 3 -> "Салонда тым ыстық, менің атым " + name + ", нөмірім " + p.number();
            case 4 -> "My name is " + name + ", it is too hot, call " + p.number() + " or " + p.mail();
            case 5 -> "Была у мастера " + name + " и чуть не упала, дышать нечем! " + p.mail();
            case 6 -> "ЖАРКО! Адрес доставки: " + p.address() + ". Оплатила с карты " + p.number();
            case 7 ->
                "Добрый день! " + p.mail() + " моя почта, " + p.number() + " телефон. Кондиционер не работает, " + name;
            case 8 -> "ауа жоқ, " + name + " апай жазып тұр, " + p.number() + ", " + p.address();
            default -> "Записана к " + name + ". Духота ужасная (" + p.number() + ")";
        };
    }

    private static <T> T pick(SplittableRandom random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "у вас очень жарко, дышать нечем",
                "Кондиционер не работает уже 40 минут, 30 градусов!",
                "салонда тым ыстық, ауа жоқ",
                "it is too hot here and nobody answers",
                "Приедем через 60-70 минут, диагностика 5000, ремонт 10000-15000 тг",
                "Выезд 5 000, работа до 25 000 тенге, будем в 11:30",
                "всё вместе 1 500 000 тенге",
                "жүз елу мың теңге болады"
            })
    void what_a_complaint_or_a_price_is_made_of_stays(String text) {
        assertThat(Mask.of(text)).isEqualTo(text);
    }

    static Stream<String> telephones() {
        return Stream.of(
                "восемь семьсот ноль ноль двенадцать тридцать четыре",
                "плюс семь 700 сто двадцать три 45 67",
                "сегіз жеті жүз нөл нөл бір екі үш",
                "eight seven zero zero one two three four five");
    }

    @ParameterizedTest
    @MethodSource("telephones")
    void a_telephone_number_in_words_goes(String said) {
        assertThat(Mask.of("звоните " + said + " спасибо")).isEqualTo("звоните <<PHONE>> спасибо");
    }

    @Test
    void links_go_however_they_are_written() {
        assertThat(Mask.of("жми https://pay.example/x?y=1 или kaspi.kz/pay или t.me/abc"))
                .isEqualTo("жми <<LINK>> или <<LINK>> или <<LINK>>");
    }

    @Test
    void what_cannot_be_seen_hides_nothing() {
        String hidden = "8\u200b7\u200b0\u200b0 1\u00ad2\u00ad3 4\u206056 7";

        assertThat(Mask.of("номер " + hidden)).doesNotContain("7 0 0").contains("<<PHONE>>");
    }

    @Test
    void no_text_breaks_it_and_none_takes_long() {
        SplittableRandom random = new SplittableRandom(11);
        String alphabet = "аАбёәZz09 +@.,-:/()\u202e\ud83d\ude00\ud800\u0000\n";
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(4_000);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(Mask.of(text.toString()).length())
                    .as("seed 11, text " + i)
                    .isLessThan(4 * Mask.LONGEST);
        }
        for (String hard : List.of("0 ", "+7(", "a.b@", "Ab ", "ул. ", "один ")) {
            assertThat(Mask.of(hard.repeat(200_000)).length()).isLessThan(8 * Mask.LONGEST);
        }
    }

    // Names that are known of the conversation

    static Stream<Arguments> inflections() {
        return Stream.of(
                Arguments.of(
                        "Толганай",
                        "толганай толганая толганаю толганаем толганайдың толганайға толганаймен толганайжан tolganai"),
                Arguments.of(
                        "Айкумис Токтарова",
                        "айкумис айкумису айкумисом айкумистің айкумистен токтарову токтаровой токтарова АЙКУМИС"),
                Arguments.of("Бибігүл", "бибігүл бибигул бибигулге бибігүлдің бибігүлім бибігүлжанның bibigul"),
                Arguments.of("Жұпарбек", "жұпарбек жупарбеком жупарбека жұпарбегім жұпарбекке жупарбектер"),
                Arguments.of("Зинея", "зинея зинее зинею зинеей зинеяға zineya"),
                Arguments.of("Рудель", "рудель руделя руделю руделем"),
                Arguments.of("Гавел", "гавел гавла гавлу гавлом"));
    }

    @ParameterizedTest
    @MethodSource("inflections")
    void a_name_of_the_card_goes_in_every_case_inflection_and_alphabet(String name, String forms) {
        KnownNames known = KnownNames.of(List.of(name));
        for (String form : forms.split(" ", -1)) {
            String text = "а у " + form + " тоже жарко было вчера";

            assertThat(Mask.of(text, known)).isEqualTo("а у <<NAME>> тоже жарко было вчера");
        }
    }

    @Test
    void a_name_of_the_card_takes_no_other_word_with_it() {
        KnownNames known = KnownNames.of(List.of("Толганай Ан", "Гавел", "Роза"));
        for (String text : List.of(
                "у вас очень жарко, дышать нечем, анализ и анкета тут ни при чём",
                "розетка не работает и кондиционер не холодит",
                "салонда тым ыстық, ауа жоқ, анау жерде де солай")) {
            assertThat(Mask.of(text, known)).isEqualTo(text);
        }
    }

    @Test
    void a_text_in_a_names_place_takes_no_more_than_a_few_words() {
        String hostile = "жарко душно ".repeat(5_000) + "а".repeat(100_000);

        assertThat(KnownNames.of(List.of(hostile)).toString()).isEqualTo("KnownNames[2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "жарко очень. с уважением, жупаркуль",
                "ауа жоқ. құрметпен, жупаркуль",
                "менің атым жупаркуль, ауа жоқ",
                "жупаркуль апай, неге ыстық",
                "too hot here. regards, жупаркуль"
            })
    void a_name_that_is_given_goes_in_small_letters(String text) {
        assertThat(Mask.of(text)).doesNotContain("жупаркуль").contains("<<NAME>>");
        assertThat(MaskNames.given(text)).containsExactly("жупаркуль");
    }

    @Test
    void nothing_of_a_thousand_clients_in_small_letters_is_left_where_the_card_names_them() {
        List<String> kept = new ArrayList<>();
        for (int seed = 0; seed < 1_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String name = invented(random);
            KnownNames known = KnownNames.of(List.of(name));
            String text = List.of(
                            "у меня, " + name + ", дышать нечем",
                            name + " жазып тұр, ауа жоқ",
                            "запишите " + name + " на завтра, и почините кондиционер",
                            "жарко! " + name + "дан сәлем",
                            "это " + name + ", та самая")
                    .get(random.nextInt(5))
                    .toLowerCase(Locale.ROOT);

            String masked = Mask.of(text, known);

            if (masked.contains(name.toLowerCase(Locale.ROOT))) {
                kept.add("seed " + seed + " keeps <" + name + "> of <" + text + ">: <" + masked + ">");
            }
        }

        assertThat(kept).isEmpty();
    }

    /** A name that is in no list. */
    private static String invented(SplittableRandom random) {
        StringBuilder name = new StringBuilder();
        int syllables = 2 + random.nextInt(2);
        for (int i = 0; i < syllables; i++) {
            name.append(pick(random, List.of("б", "ж", "к", "қ", "л", "м", "н", "с", "т", "ш", "з", "р")));
            name.append(pick(random, List.of("а", "ә", "е", "і", "о", "ұ", "ү", "ы")));
        }
        name.append(pick(random, List.of("н", "л", "р", "т", "й", "", "к")));
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
