package io.crmautopilot.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.clients.CardCompletion;
import io.crmautopilot.engine.Move;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.Contact;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.testing.InMemoryCardFields;
import io.crmautopilot.testing.InMemoryClientCards;
import io.crmautopilot.testing.InMemoryPersonVault;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cards are completed field by field, through the gate, where they are still blank. */
class CardsStepTest {

    private final InMemoryClientCards cards = new InMemoryClientCards(ZoneOffset.UTC)
            .add(
                    "aruana",
                    new ClientCard(
                            "c-1",
                            "Виктория",
                            Language.OTHER,
                            List.of(new Contact("phone", "+77010000001")),
                            false,
                            Set.of(),
                            3));
    private final InMemoryCardFields fields = new InMemoryCardFields();
    private final InMemoryPersonVault vault = new InMemoryPersonVault();
    private final CardCompletion completion = new CardCompletion(cards, fields, new PhoneNumbers("KZ"));
    private final People people =
            new People(vault, new io.crmautopilot.clients.MatchingCards(cards, new PhoneNumbers("KZ")));
    private final CardComplete effect = new CardComplete(people, fields, completion);
    private final Stage stage = new Stage("cards");
    private final String token = vault.tokenOf("aruana", "whatsapp:77010000001");

    CardsStepTest() {
        vault.file("aruana", token).keep("contact", "whatsapp:77010000001");
        stage.complains(token, Language.KK, "m-1", 0);
        stage.extras = Fields.of("cardFields", Fields.of("channel", "preferred", "language", "lang"));
        stage.lookups.put(
                CardLookup.NAME,
                args -> new CardLookup(people, completion)
                        .look(new io.crmautopilot.engine.Lookup.Inquiry(
                                stage.settings(), stage.incident(), args, stage.now)));
    }

    @Test
    void each_blank_field_is_an_action_of_its_own_that_holds_no_personal_data() {
        stage.run(new CardsStep());
        stage.later(Duration.ofMinutes(31)).run(new CardsStep());

        assertThat(stage.acted())
                .extracting(action -> action.details().text("field"))
                .containsExactlyInAnyOrder("preferred", "lang");
        assertThat(stage.facts.toString() + stage.acted()).doesNotContain("7701", "Виктория");
    }

    @Test
    void the_field_is_looked_at_again_just_before_and_the_same_key_writes_once() {
        stage.run(new CardsStep());
        Action preferred = action("preferred");
        Action language = action("lang");
        fields.set("aruana", "c-1", "lang", "ru");

        Outcome first = effect.perform(preferred, stage.now);
        Outcome again = effect.perform(preferred, stage.now);
        Outcome late = effect.perform(language, stage.now);

        assertThat(first).isInstanceOf(Outcome.Done.class);
        assertThat(again).isInstanceOf(Outcome.Done.class);
        assertThat(late.match(done -> "", Outcome.Failed::reason, doubt -> "")).contains("left as it is: KEPT");
        assertThat(fields.written()).hasSize(1);
        assertThat(fields.read("aruana", "c-1", "lang")).contains("ru");
    }

    @Test
    void it_is_reversible_where_the_host_can_take_back_and_costly_where_it_cannot() {
        assertThat(effect.spec().reversibility()).isEqualTo(Reversibility.REVERSIBLE);
        assertThat(new CardComplete(
                                people,
                                new NoCardFields() {
                                    @Override
                                    public boolean canTakeBack() {
                                        return false;
                                    }
                                },
                                completion)
                        .spec()
                        .reversibility())
                .isEqualTo(Reversibility.COSTLY);
    }

    @Test
    void a_host_that_names_no_field_is_left_alone() {
        stage.extras = Fields.empty();

        Move move = stage.run(new CardsStep());

        assertThat(move).isInstanceOf(Move.Finish.class);
        assertThat(stage.acted()).isEmpty();
    }

    private Action action(String field) {
        return stage.acted().stream()
                .filter(one -> one.details().text("field").equals(field))
                .findFirst()
                .orElseThrow();
    }
}
