package io.crmautopilot.words;

import io.crmautopilot.money.Money;
import io.crmautopilot.text.Language;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Values for every slot that the templates have. */
final class Sample {

    static final Currency KZT = Currency.getInstance("KZT");
    static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    static final Instant NOW = Instant.parse("2025-10-07T05:13:09Z");

    private Sample() {}

    /** Everything as it is on a good day. */
    static Slots plain() {
        return required()
                .name("name", "Виктория")
                .cause("rival", "power")
                .percent("rivalProbability", 4)
                .money("ceiling", Money.ofMajor(60_000, KZT))
                .money("repair", Money.ofMajor(15_000, KZT))
                .money("spent", Money.ofMajor(18_000, KZT))
                .title("payee", "КлиматСервис Алматы")
                .decimal("rating", new BigDecimal("4.9"))
                .phone("phone", "+77000080001")
                .checkpoint("checkpoint", "41:9f3a61c2")
                .count("told", 7)
                .step("third", "clients.present")
                .count("thirdPeople", 21)
                .step("fourth", "compensate.tell")
                .count("fourthPeople", 2)
                .count("compensated", 5)
                .excerpt(
                        "sample",
                        "Здравствуйте! Спасибо, что сказали. Похоже, сломался кондиционер. Мы уже договорились: мастер по"
                                + " кондиционерам будет около 11:23. Простите за жару и духоту. Если удобнее прийти в"
                                + " другой раз — ответьте, подберём время.")
                .steps("pending", List.of("vendor.agree", "clients"))
                .money("waiting", Money.ofMajor(28_000, KZT))
                .count("suitable", 3);
    }

    /** What cannot be left out, and nothing else. */
    static Slots required() {
        return Slots.none()
                .title("business", "Aruana")
                .place("branch", "Aruana Достык")
                .address("address", "пр. Достык 85, Алматы")
                .cause("cause", "air-conditioning")
                .trade("trade", "hvac")
                .clock("arrival", NOW.plus(Duration.ofMinutes(70)), NOW, ALMATY)
                .clock("visit", NOW.plus(Duration.ofMinutes(150)), NOW, ALMATY)
                .clock("until", NOW.plus(Duration.ofMinutes(30)), NOW, ALMATY)
                .count("people", 7)
                .topics("topics", List.of("climate.air", "climate.heat"))
                .span("span", Duration.ofMinutes(40))
                .span("window", Duration.ofMinutes(5))
                .percent("probability", 92)
                .steps("steps", List.of("vendor", "clients", "compensate"))
                .step("first", "clients")
                .count("firstPeople", 6)
                .step("second", "clients.later")
                .count("secondPeople", 1)
                .money("amount", Money.ofMajor(15_000, KZT))
                .money("diagnostics", Money.ofMajor(5_000, KZT))
                .money("total", Money.ofMajor(20_000, KZT))
                .money("limit", Money.ofMajor(25_000, KZT))
                .code("code", "K7M2PX")
                .reason("undo", "costly")
                .reason("reason", "first-contact")
                .because("chosen", "topics")
                .title("vendor", "КлиматСервис Алматы");
    }

    /** Returns what is offered where {@code situation} speaks of an offer. */
    static Slots offered(Slots slots, String situation) {
        return switch (situation) {
            case "client.compensation.discount" -> slots.discount("offer", 15, Money.ofMajor(3_000, KZT));
            case "client.compensation.addon" ->
                slots.addon(
                        "offer",
                        Map.of(
                                Language.RU, "уход для волос в подарок",
                                Language.KK, "сыйлыққа шаш күтімі",
                                Language.EN, "a free hair treatment"));
            default -> slots.bonus("offer", Money.ofMajor(1_500, KZT));
        };
    }

    /** Names, counts and times as life has them. */
    static Slots awkward(int people, String name, String branch) {
        return plain().name("name", name)
                .place("branch", branch)
                .title("business", branch)
                .title("vendor", "ТОО «Ауа & Климат+» (24/7)")
                .address("address", "мкр. Самал-2, д. 111/3, кв. 21, код 14В, вход со двора")
                .count("people", people)
                .count("told", people)
                .count("compensated", people)
                .cause("cause", "a-cause-of-the-host")
                .cause("rival", "payment-terminal")
                .trade("trade", "a-trade-of-the-host")
                .topics("topics", List.of("wait.late", "booking.error", "staff.absent", "internet.down", "noise"))
                .span("span", Duration.ofMinutes(people), Duration.ofMinutes(people + 10L))
                .clock("arrival", Instant.parse("2025-10-08T04:30:00Z"), NOW, ALMATY)
                .clock("until", Instant.parse("2025-10-07T06:00:00Z"), NOW, ALMATY)
                .money("amount", new Money(123_456_750, KZT))
                .money("ceiling", Money.ofMajor(1_000_000, Currency.getInstance("USD")));
    }
}
