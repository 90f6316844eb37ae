package io.crmautopilot.vendors.negotiation;

import static io.crmautopilot.vendors.negotiation.Talk.START;
import static io.crmautopilot.vendors.negotiation.Talk.tenge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.vendors.negotiation.Move.Question;
import io.crmautopilot.vendors.negotiation.Move.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NegotiationTest {

    private static final String OFFER = "Сможем подъехать через 60 минут. Диагностика 5000, мелкий ремонт до 15000";

    @Test
    void the_salons_vendor_is_booked_and_paid() {
        Talk talk = Talk.with("svc-f81c2", "svc-a1077", "svc-b3390");

        assertThat(talk.act()).isEqualTo(new Move.Request("svc-f81c2"));
        talk.after(Duration.ofSeconds(66))
                .says(
                        "svc-f81c2",
                        "Здравствуйте! Сможем подъехать через 60-70 минут. Диагностика 5000, мелкий ремонт на месте до"
                                + " 15000");
        Instant arriveBy = talk.now().plus(Duration.ofMinutes(70));
        Proposal proposal = new Proposal(
                "svc-f81c2", arriveBy, Optional.of(tenge(5_000)), Optional.of(tenge(15_000)), tenge(20_000));
        assertThat(talk.act()).isEqualTo(new Move.Reserve(proposal));
        assertThat(talk.act()).isEqualTo(new Move.Agree(proposal));
        talk.after(Duration.ofSeconds(20)).says("svc-f81c2", "Договорились, мастер Руслан выезжает");
        assertThat(talk.next()).isEqualTo(new Move.Wait(arriveBy.minus(Duration.ofMinutes(20))));
        talk.minutes(50);
        assertThat(talk.act()).isEqualTo(new Move.Remind(proposal));
        talk.minutes(16).says("svc-f81c2", "Мы на месте");
        assertThat(talk.next()).isInstanceOf(Move.Wait.class);
        talk.minutes(37).says("svc-f81c2", "Готово, заменили конденсатор, холодит. Итого 18000 тг");
        assertThat(talk.act()).isEqualTo(new Move.Settle(proposal, tenge(18_000)));
        assertThat(talk.next()).isEqualTo(new Move.Done(Optional.of(new VendorRating("svc-f81c2", true, true))));
    }

    @Test
    void the_same_events_give_the_same_move() {
        Talk talk = Talk.with("a");
        talk.act();
        talk.says("a", OFFER);

        assertThat(talk.next()).isEqualTo(talk.next());
    }

    @Test
    void a_silent_vendor_makes_way_for_the_next() {
        Talk talk = Talk.with("a", "b");
        talk.act();

        assertThat(talk.next()).isEqualTo(new Move.Wait(START.plus(Duration.ofMinutes(10))));
        talk.minutes(10);

        assertThat(talk.act()).isEqualTo(new Move.Request("b"));
    }

    @Test
    void a_refusal_makes_way_at_once() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.says("a", "Не сможем, все заняты");

        assertThat(talk.act()).isEqualTo(new Move.Request("b"));
    }

    @Test
    void what_is_missing_is_asked_for_and_bounded() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.says("a", "Да, приедем");

        Move first = talk.act();
        talk.says("a", "приедем, ждите");
        Move second = talk.act();
        talk.says("a", "ну приедем же");

        assertThat(first).isInstanceOf(Move.Ask.class);
        assertThat(((Move.Ask) first).questions()).isEqualTo(EnumSet.of(Question.ARRIVAL, Question.PRICE));
        assertThat(second).isInstanceOf(Move.Ask.class);
        assertThat(talk.act()).isEqualTo(new Move.Decline("a", Why.INCOMPLETE));
        assertThat(talk.act()).isEqualTo(new Move.Request("b"));
    }

    @Test
    void what_is_not_certain_is_put_to_the_vendor_and_a_yes_confirms_it() {
        Talk talk = Talk.with("a");
        talk.act();
        talk.says("a", "буду через час, 10 тысяч, вернее 12");

        Move.Ask ask = (Move.Ask) talk.act();
        talk.says("a", "да");

        assertThat(ask.price()).contains(tenge(12_000));
        assertThat(talk.act())
                .isEqualTo(new Move.Reserve(new Proposal(
                        "a", START.plus(Duration.ofHours(1)), Optional.empty(), Optional.empty(), tenge(12_000))));
    }

    @Test
    void an_open_price_is_asked_for_its_most() {
        Talk talk = Talk.with("a");
        talk.act();
        talk.says("a", "через час, от 8 тысяч");

        Move.Ask ask = (Move.Ask) talk.act();
        talk.says("a", "максимум 14 тысяч");

        assertThat(ask.questions()).containsExactly(Question.CEILING);
        Move.Reserve reserve = (Move.Reserve) talk.act();
        assertThat(reserve.proposal().total()).isEqualTo(tenge(14_000));
    }

    @Test
    void a_fee_alone_is_agreed_when_nobody_knows_the_repair_yet() {
        Talk talk = Talk.with("a");
        talk.act();
        talk.says("a", "через час, вызов 5000, ремонт по факту");

        Move.Ask ask = (Move.Ask) talk.act();
        talk.minutes(5);

        assertThat(ask.questions()).containsExactly(Question.CEILING);
        Move.Reserve reserve = (Move.Reserve) talk.act();
        assertThat(reserve.proposal().total()).isEqualTo(tenge(5_000));
        assertThat(reserve.proposal().repairCeiling()).isEmpty();
    }

    @Test
    void work_beside_an_agreed_fee_is_a_new_proposal() {
        Talk talk = Talk.with("a");
        talk.act();
        talk.says("a", "через час, вызов 5000, ремонт по факту");
        talk.act();
        talk.minutes(5);
        talk.act();
        talk.act();
        talk.minutes(60).says("a", "Мы на месте");

        talk.minutes(10).says("a", "Ремонт 12000, делаем?");

        Move.Reserve reserve = (Move.Reserve) talk.act();
        assertThat(reserve.proposal().total()).isEqualTo(tenge(17_000));
        assertThat(talk.act()).isEqualTo(new Move.Agree(reserve.proposal()));
    }

    @Test
    void a_price_above_the_ceiling_is_countered_once_with_the_vendors_own_words() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.says("a", "через час, 20-30 тысяч");

        assertThat(talk.act()).isEqualTo(new Move.CounterOffer("a", Optional.of(tenge(20_000))));
        talk.says("a", "нет, 28-35 тысяч");

        assertThat(talk.next()).isNotInstanceOf(Move.CounterOffer.class);
    }

    @Test
    void a_counter_offer_that_is_taken_is_the_price() {
        Talk talk = Talk.with("a");
        talk.act();
        talk.says("a", "через час, 20-30 тысяч");
        talk.act();
        talk.says("a", "хорошо");

        Move.Reserve reserve = (Move.Reserve) talk.act();

        assertThat(reserve.proposal().total()).isEqualTo(tenge(20_000));
    }

    @Test
    void a_dear_offer_waits_until_nobody_else_is_left_and_then_goes_to_the_gate() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.says("a", "Через час, 40000 за всё");
        talk.act();
        talk.says("a", "Дешевле не получится, 40000");

        assertThat(talk.act()).isEqualTo(new Move.Defer("a"));
        assertThat(talk.act()).isEqualTo(new Move.Request("b"));
        talk.says("b", "Нет, не сможем");
        Move.Reserve reserve = (Move.Reserve) talk.next();
        assertThat(reserve.proposal().vendorId()).isEqualTo("a");
        assertThat(reserve.proposal().total()).isEqualTo(tenge(40_000));
    }

    @Test
    void of_two_dear_offers_the_cheaper_one_goes_to_the_gate() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.says("a", "Через час, 40000 за всё");
        talk.act();
        talk.says("a", "Нет, только 40000");
        talk.act();
        talk.act();
        talk.says("b", "Через час, 35000 за всё");
        talk.act();
        talk.says("b", "Нет, 35000 и через час");

        Move.Reserve reserve = (Move.Reserve) talk.next();

        assertThat(reserve.proposal().vendorId()).isEqualTo("b");
    }

    @Test
    void a_no_that_came_while_a_person_thought_undoes_the_yes() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.says("a", OFFER);
        Move.Reserve reserve = (Move.Reserve) talk.next();
        talk.events.add(new NegotiationEvent.Held(
                talk.now(), reserve.proposal(), talk.now().plus(Duration.ofMinutes(12))));
        talk.minutes(3).says("a", "Извините, уже уехали на другой заказ, не сможем");
        talk.events.add(new NegotiationEvent.Reserved(talk.now(), reserve.proposal()));
        talk.events.add(new NegotiationEvent.Agreed(talk.now(), reserve.proposal()));

        assertThat(talk.act()).isEqualTo(new Move.Decline("a", Why.CANCELLED));
        assertThat(talk.act()).isEqualTo(new Move.Request("b"));
    }

    @Test
    void no_word_to_a_vendor_holds_the_ceiling() {
        Talk talk = Talk.with("a");
        talk.act();
        talk.says("a", "через час, 40000");

        Move counter = talk.act();

        assertThat(counter).isEqualTo(new Move.CounterOffer("a", Optional.empty()));
    }

    @Test
    void who_asks_for_money_first_is_told_no() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.says("a", "Через 30 минут, 10000, но сначала предоплата на карту");

        assertThat(talk.act()).isEqualTo(new Move.Decline("a", Why.SUSPICIOUS));
        assertThat(talk.act()).isEqualTo(new Move.Request("b"));
    }

    @Test
    void who_comes_too_late_is_told_no_but_shown_to_the_person() {
        Talk talk = Talk.with("a");
        talk.act();
        talk.says("a", "завтра в 9, 10000");

        assertThat(talk.act()).isEqualTo(new Move.Decline("a", Why.TOO_LATE));
        Move.HandToPerson handover = (Move.HandToPerson) talk.act();
        assertThat(handover.why()).isEqualTo(Why.NOBODY_LEFT);
        assertThat(handover.offers()).hasSize(1);
    }

    @Test
    void a_late_yes_before_a_booking_is_taken() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.minutes(10);
        talk.act();
        talk.says("a", OFFER);

        assertThat(talk.act()).isInstanceOf(Move.Reserve.class);
    }

    @Test
    void a_late_yes_after_a_booking_gets_a_polite_no_once() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.says("a", "нет");
        talk.booked("b", OFFER);
        talk.says("a", "а хотя могу, через час, 8000");

        assertThat(talk.act()).isEqualTo(new Move.Decline("a", Why.BOOKED_ANOTHER));
        talk.says("a", "точно? могу через 30 минут");
        assertThat(talk.next()).isInstanceOf(Move.Wait.class);
    }

    @Test
    void of_several_asked_at_once_everybody_not_chosen_is_told() {
        Talk talk = new Talk(NegotiationTerms.of(List.of("a", "b", "c"), tenge(25_000), START.plus(Duration.ofHours(3)))
                .withParallel(3));
        assertThat(List.of(talk.act(), talk.act(), talk.act()))
                .containsExactly(new Move.Request("a"), new Move.Request("b"), new Move.Request("c"));
        talk.says("b", OFFER);
        talk.act();
        talk.act();

        assertThat(talk.act()).isEqualTo(new Move.Decline("a", Why.BOOKED_ANOTHER));
        assertThat(talk.act()).isEqualTo(new Move.Decline("c", Why.BOOKED_ANOTHER));
        assertThat(talk.next()).isInstanceOf(Move.Wait.class);
    }

    @Test
    void a_refused_proposal_ends_that_vendor() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.says("a", OFFER);
        Move.Reserve reserve = (Move.Reserve) talk.next();
        talk.events.add(new NegotiationEvent.Refused(talk.now(), reserve.proposal()));

        assertThat(talk.act()).isEqualTo(new Move.Decline("a", Why.REFUSED));
        assertThat(talk.act()).isEqualTo(new Move.Request("b"));
    }

    @Test
    void a_held_proposal_waits_and_a_persons_silence_is_no() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.says("a", OFFER);
        Move.Reserve reserve = (Move.Reserve) talk.next();
        Instant until = talk.now().plus(Duration.ofMinutes(12));
        talk.events.add(new NegotiationEvent.Held(talk.now(), reserve.proposal(), until));

        assertThat(talk.act()).isEqualTo(new Move.Defer("a"));
        assertThat(talk.next()).isEqualTo(new Move.Wait(until));
        talk.minutes(12);

        assertThat(talk.act()).isEqualTo(new Move.Decline("a", Why.REFUSED));
    }

    @Test
    void an_offer_that_stood_for_too_long_is_asked_again() {
        Talk talk = Talk.with("a");
        talk.act();
        talk.says("a", OFFER);
        Move.Reserve reserve = (Move.Reserve) talk.next();
        talk.events.add(new NegotiationEvent.Held(
                talk.now(), reserve.proposal(), talk.now().plus(Duration.ofHours(1))));
        talk.minutes(16);
        talk.events.add(new NegotiationEvent.Reserved(talk.now(), reserve.proposal()));

        Move.Ask ask = (Move.Ask) talk.act();

        assertThat(ask.questions()).containsExactly(Question.ARRIVAL);
    }

    @Test
    void when_time_is_up_a_person_decides() {
        Talk talk = Talk.with("a", "b");
        talk.act();
        talk.minutes(180);

        assertThat(talk.act()).isInstanceOf(Move.HandToPerson.class);
        assertThat(talk.next()).isEqualTo(new Move.Done(Optional.empty()));
    }

    @Test
    void a_vendor_that_nobody_asked_is_not_heard() {
        Talk talk = Talk.with("a");
        talk.says("a", OFFER).says("stranger", OFFER);

        assertThat(talk.act()).isEqualTo(new Move.Request("a"));
    }

    @Test
    void unusable_terms_are_refused_by_name() {
        Instant later = START.plusSeconds(60);

        assertThatThrownBy(() -> NegotiationTerms.of(List.of("a", "a"), tenge(1), later))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> NegotiationTerms.of(List.of("a"), tenge(0), later))
                .hasMessageContaining("ceiling");
    }
}
