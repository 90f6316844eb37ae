package io.crmautopilot.vendors.negotiation;

import static io.crmautopilot.vendors.negotiation.Talk.tenge;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.vendors.negotiation.Move.Why;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookedVendorTest {

    private static final String OFFER = "Сможем подъехать через 60 минут. Диагностика 5000, мелкий ремонт до 15000";

    @Test
    void who_does_not_come_is_replaced() {
        Talk talk = Talk.with("a", "b").booked("a", OFFER);
        talk.minutes(40);
        talk.act();
        talk.minutes(40);

        assertThat(talk.act()).isEqualTo(new Move.Decline("a", Why.NO_SHOW));
        assertThat(talk.act()).isEqualTo(new Move.Request("b"));
    }

    @Test
    void who_cancels_is_replaced() {
        Talk talk = Talk.with("a", "b").booked("a", OFFER);
        talk.minutes(5).says("a", "Извините, мастер заболел, не приедем");

        assertThat(talk.act()).isEqualTo(new Move.Request("b"));
    }

    @Test
    void one_delay_is_borne_and_the_rating_remembers_it() {
        Talk talk = Talk.with("a").booked("a", OFFER);
        talk.minutes(50).says("a", "Опаздываем, будем через 50 минут");
        talk.act();
        talk.minutes(45).says("a", "Мы на месте");
        talk.minutes(20).says("a", "Готово, 15000");
        talk.act();

        assertThat(talk.next()).isEqualTo(new Move.Done(Optional.of(new VendorRating("a", false, true))));
    }

    @Test
    void a_price_raised_above_the_ceiling_ends_the_booking() {
        Talk talk = Talk.with("a", "b").booked("a", OFFER);
        talk.minutes(5).says("a", "выехали, но цена будет 40000");

        assertThat(talk.act()).isEqualTo(new Move.Decline("a", Why.CHANGED_TERMS));
    }

    @Test
    void a_price_raised_at_work_is_for_a_person() {
        Talk talk = Talk.with("a").booked("a", OFFER);
        talk.minutes(55).says("a", "Мы на месте");
        talk.minutes(5).says("a", "Тут дороже, 40000 будет");

        assertThat(talk.act()).isInstanceOf(Move.HandToPerson.class);
    }

    @Test
    void a_final_price_above_the_agreed_one_is_never_settled() {
        Talk talk = Talk.with("a").booked("a", OFFER);
        talk.minutes(55).says("a", "Мы на месте");
        talk.minutes(30).says("a", "Готово, итого 24000 тг");

        Move.Dispute dispute = (Move.Dispute) talk.act();

        assertThat(dispute.asked()).isEqualTo(tenge(24_000));
        assertThat(talk.next()).isEqualTo(new Move.Done(Optional.of(new VendorRating("a", true, false))));
    }

    @Test
    void a_missing_final_price_is_asked_for_once() {
        Talk talk = Talk.with("a").booked("a", OFFER);
        talk.minutes(55).says("a", "Мы на месте");
        talk.minutes(30).says("a", "Всё готово");

        assertThat(talk.act()).isEqualTo(new Move.AskProgress("a"));
        talk.says("a", "17000 тг");
        assertThat(talk.act()).isInstanceOf(Move.Settle.class);
    }

    @Test
    void silence_after_the_arrival_reaches_a_person() {
        Talk talk = Talk.with("a").booked("a", OFFER);
        talk.minutes(55).says("a", "Мы на месте");
        talk.minutes(180);

        assertThat(talk.act()).isEqualTo(new Move.AskProgress("a"));
        talk.minutes(5);
        assertThat(((Move.HandToPerson) talk.act()).why()).isEqualTo(Why.NO_WORD);
    }
}
