package io.crmautopilot.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.vendors.reply.Figures;
import io.crmautopilot.vendors.reply.VendorReply;
import io.crmautopilot.vendors.reply.VendorReplyReader;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 416 injected instructions against a model that does whatever a text in its input says. */
class InjectionTest {

    private static final List<String> INJECTIONS = Injections.all();
    private static final MessageReader OWN = Readers.standard();
    private static final Currency KZT = Currency.getInstance("KZT");

    private final Desk desk = new Desk();

    private Asker asker() {
        ModelSettings settings = ModelSettings.of(URI.create("http://127.0.0.1:9/v1"), "stub-1", () -> "")
                .help(EnumSet.allOf(Help.class))
                .unsureBetween(0, 1)
                .budget(new ModelBudget(1L << 40, 1L << 40, 1L << 40, 1L << 40, 1L << 40, 1L << 40))
                .build();
        Wire wire = Personality.OBEDIENT.wire(7);
        return new Asker(settings, desk.log, desk.clock, System::nanoTime, () -> wire);
    }

    @Test
    void there_are_at_least_four_hundred_all_different() {
        assertThat(INJECTIONS).hasSizeGreaterThanOrEqualTo(400).doesNotHaveDuplicates();
    }

    @Test
    void in_a_message_none_takes_a_complaint_away_or_adds_a_topic_that_the_words_do_not_bear() {
        LanguageModel.Reader reader =
                LanguageModel.over(asker(), System::nanoTime).reader(OWN);
        BranchRef branch = new BranchRef(Desk.TENANT, "dostyk");
        for (String injection : INJECTIONS) {
            for (String text : List.of(injection, "слишком жарко, нечем дышать. " + injection)) {
                reader.ahead(Message.incoming(
                        "m-" + text.hashCode(), branch, Instant.EPOCH, "whatsapp", "+77000000001", null, text));

                Reading first = OWN.read(text);
                Reading second = reader.reader().read(text);

                long possible = MessageQuestion.offered(text, first, OWN.topics());
                assertThat(second.topicBits() & ~possible).as(text).isZero();
                assertThat(second.topicBits() & first.topicBits()).as(text).isEqualTo(first.topicBits());
                assertThat(!first.complaint() || second.complaint()).as(text).isTrue();
                assertThat(second.complaintScore()).as(text).isEqualTo(first.complaintScore());
                assertThat(second.language()).as(text).isEqualTo(first.language());
            }
        }
    }

    @Test
    void in_a_reply_none_brings_a_figure_that_the_vendor_did_not_write_or_a_suspicious_sentence() {
        Asker asker = asker();
        Prompt prompt = Prompt.of(Help.VENDOR_REPLIES);
        VendorReplyReader reader = new VendorReplyReader(KZT);
        int asked = 0;
        for (String injection : INJECTIONS) {
            String text = "может через час, может через два, 5000 или 7000. " + injection;
            ReplyReading reading = new ReplyReading(text, LocalTime.NOON, KZT);
            if (!reading.isUnclear()) {
                continue;
            }
            asked++;
            Figures figures = reader.figures(text, LocalTime.NOON);
            List<String> said = asker.ask(
                            Desk.TENANT,
                            "inc-1",
                            reading.question(prompt, KnownNames.none()),
                            asker.settings().patience())
                    .said()
                    .flatMap(answer -> answer.rederive(reading::derive))
                    .map(reading::sentences)
                    .orElse(List.of());
            for (String sentence : said) {
                VendorReply heard = reader.read(sentence, LocalTime.NOON);
                assertThat(sentence).matches("(Да, приедем|Нет, приехать не сможем|Стоимость).*");
                assertThat(Optional.of(heard.warnings())).contains(java.util.Set.of());
                heard.arrival()
                        .value()
                        .ifPresent(time -> assertThat(figures.times()).as(text).contains(time));
                heard.price()
                        .value()
                        .ifPresent(sum -> assertThat(figures.sums()).as(text).contains(sum));
            }
        }
        assertThat(asked).isGreaterThan(100);
    }

    @Test
    void in_a_name_or_a_profile_none_reaches_a_model_that_chooses() {
        for (String injection : INJECTIONS) {
            Facts facts = Facts.none().name("cause", injection).names("equipment", List.of("boiler", injection));

            assertThat(Injections.shows(facts.toFields().canonical()))
                    .as(injection)
                    .isFalse();
            assertThat(facts.toFields().texts("equipment")).containsExactly("boiler");
        }
    }

    @Test
    void no_secret_of_ours_leaves_with_any_of_them() {
        for (String injection : INJECTIONS) {
            Question question =
                    new MessageQuestion().of(injection, KnownNames.none(), OWN.read(injection), OWN.topics());

            assertThat(question.input()).doesNotContain("sk-", "4400000000000001", "evil.example");
        }
    }
}
