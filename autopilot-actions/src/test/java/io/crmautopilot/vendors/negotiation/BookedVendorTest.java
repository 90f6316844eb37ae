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
    void who_does_not_confirm_is_asked_once_and_replaced() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.says("a", OFFER);
        talk.act();
        talk.act();
        talk.minutes(10);

        assertThat(talk.act()).isInstanceOf(Move.Remind.class);
        talk.minutes(10);
        assertThat(talk.act()).isEqualTo(new Move.Decline("a", Why.UNCONFIRMED));
        assertThat(talk.act()).isEqualTo(new Move.Request("b"));
    }

    @Test
    void a_rise_before_the_visit_that_is_refused_ends_the_booking() {
        Talk talk = Talk.with("a", "b").booked("a", OFFER);
        talk.minutes(5).says("a", "выехали, но цена будет 40000");
        Move.Reserve rise = (Move.Reserve) talk.next();
        talk.events.add(new NegotiationEvent.Refused(talk.now(), rise.proposal()));

        assertThat(rise.proposal().total()).isEqualTo(tenge(40_000));
        assertThat(talk.act()).isEqualTo(new Move.Decline("a", Why.CHANGED_TERMS));
    }

    @Test
    void a_rise_that_is_agreed_is_the_new_most() {
        Talk talk = Talk.with("a").booked("a", OFFER);
        talk.minutes(55).says("a", "Мы на месте");
        talk.minutes(5).says("a", "Тут сложнее, 23000 выйдет");

        assertThat(talk.act()).isInstanceOf(Move.Reserve.class);
        assertThat(talk.act()).isInstanceOf(Move.Agree.class);
        talk.minutes(40).says("a", "Готово, итого 23000 тг");
        assertThat(((Move.Settle) talk.act()).paid()).isEqualTo(tenge(23_000));
        assertThat(talk.next()).isEqualTo(new Move.Done(Optional.of(new VendorRating("a", true, true))));
    }

    @Test
    void who_asks_for_more_a_third_time_is_for_a_person() {
        Talk talk = Talk.with("a").booked("a", OFFER);
        talk.minutes(55).says("a", "Мы на месте");
        for (int sum = 21; sum <= 22; sum++) {
            talk.minutes(5).says("a", "Выйдет " + sum + "000");
            talk.act();
            talk.act();
        }

        talk.minutes(5).says("a", "Выйдет 23000");

        assertThat(talk.act()).isInstanceOf(Move.HoldTo.class);
        assertThat(((Move.HandToPerson) talk.act()).why()).isEqualTo(Why.CHANGED_TERMS);
    }

    @Test
    void who_was_there_and_could_not_mend_it_is_for_a_person() {
        Talk talk = Talk.with("a").booked("a", OFFER);
        talk.minutes(55).says("a", "Мы на месте");
        talk.minutes(30).says("a", "Починить не смогли, нужен компрессор");

        assertThat(((Move.HandToPerson) talk.act()).why()).isEqualTo(Why.NOT_MENDED);
    }

    @Test
    void a_rise_at_work_that_is_refused_is_told_and_for_a_person() {
        Talk talk = Talk.with("a").booked("a", OFFER);
        talk.minutes(55).says("a", "Мы на месте");
        talk.minutes(5).says("a", "Тут дороже, 40000 будет");
        Move.Reserve rise = (Move.Reserve) talk.next();
        talk.events.add(new NegotiationEvent.Refused(talk.now(), rise.proposal()));

        assertThat(talk.act()).isInstanceOf(Move.HoldTo.class);
        assertThat(talk.act()).isInstanceOf(Move.HandToPerson.class);
    }

    @Test
    void a_final_price_above_the_agreed_one_is_never_settled() {
        Talk talk = Talk.with("a").booked("a", OFFER);
        talk.minutes(55).says("a", "Мы на месте");
        talk.minutes(30).says("a", "Готово, итого 24000 тг");

        Move.Reserve demand = (Move.Reserve) talk.next();
        talk.events.add(new NegotiationEvent.Refused(talk.now(), demand.proposal()));
        Move.Dispute dispute = (Move.Dispute) talk.act();

        assertThat(demand.proposal().demanded()).isTrue();

        assertThat(dispute.asked()).isEqualTo(tenge(24_000));
        assertThat(talk.next()).isEqualTo(new Move.Done(Optional.of(new VendorRating("a", true, false))));
    }

    @Test
    void a_demand_that_a_person_allows_is_paid_and_remembered() {
        Talk talk = Talk.with("a").booked("a", OFFER);
        talk.minutes(55).says("a", "Мы на месте");
        talk.minutes(30).says("a", "Готово, итого 24000 тг");
        talk.act();
        talk.act();

        assertThat(((Move.Settle) talk.act()).paid()).isEqualTo(tenge(24_000));
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
