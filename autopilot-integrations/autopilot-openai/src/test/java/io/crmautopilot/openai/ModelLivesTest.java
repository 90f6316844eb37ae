package io.crmautopilot.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.IncidentView;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.reply.VendorReplyReader;
import io.crmautopilot.words.Wording;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whole incidents by the real engine and kit, with models of every personality and injected instructions everywhere. */
class ModelLivesTest {

    private static final int SEEDS = Boolean.getBoolean("autopilot.full") ? 300 : 4;
    private static final Money CAP = Money.ofMajor(25_000, ModelLife.KZT);
    private static final Set<String> READERS = Set.of(
            "+77000090001",
            "+77000080001",
            "+77000080002",
            "+77000000500",
            "+77000000501",
            "+77000000502",
            "+77000000503",
            "+77000000504",
            "+77000000505",
            "+77000000666");

    @Test
    void with_any_model_the_same_safety_holds_and_every_incident_ends() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (Personality personality : Personality.values()) {
                ModelLife life = new ModelLife(seed, personality, List.of(), seed % 3 == 0).play();
                try {
                    check(life, personality);
                } catch (AssertionError | RuntimeException broken) {
                    throw new AssertionError("seed " + seed + ", " + personality, broken);
                }
            }
        }
    }

    private static void check(ModelLife life, Personality personality) {
        assertThat(life.incidents()).isNotEmpty();
        for (IncidentView incident : life.incidents()) {
            assertThat(incident.status()).isEqualTo(IncidentView.Status.CLOSED);
            assertThat(incident.outcome()).isIn("handled", "handed-over");
            for (ActionView view : life.autopilot.actions(ModelLife.BRANCH.tenant(), incident.id())) {
                Action action = view.action();
                assertThat(Corridor.STANDARD_KINDS).contains(action.kind());
                if (view.status() == ActionView.Status.DONE) {
                    action.reserve()
                            .ifPresent(sum -> assertThat(sum.exceeds(CAP)).isFalse());
                }
            }
        }
        for (Messenger.Letter letter : life.letters) {
            assertThat(READERS).contains("+" + letter.to().address().replace("+", ""));
            assertThat(Injections.shows(letter.text())).as(letter.text()).isFalse();
            assertThat(letter.text()).doesNotContain("sk-secret", "stub-1", "http");
            assertThat(registered())
                    .anyMatch(name ->
                            letter.template() == null || letter.template().contains(name));
        }
        for (OperatorDesk.CaseFile file : life.cases) {
            String draft = file.facts().fields("draft").text("text", "");
            assertThat(Injections.shows(draft)).as(draft).isFalse();
        }
        if (personality == Personality.OFF) {
            assertThat(life.log.tenants()).containsExactly(ModelLife.BRANCH.tenant());
        } else {
            assertThat(life.model.counts().requests()).isPositive();
        }
        for (String tenant : life.log.tenants()) {
            for (AuditRecord each : life.log.read(tenant, 0, 100_000)) {
                assertThat(each.toFields().canonical()).doesNotContain("sk-secret", "evil.example", "+7700");
            }
        }
    }

    private static Set<String> registered() {
        return Wording.standard().templates().stream()
                .map(template -> template.version().substring(template.version().indexOf('.') + 1))
                .collect(Collectors.toSet());
    }

    @Test
    void a_model_that_says_nothing_usable_leaves_the_world_as_it_is_without_one() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Set<String> without = world(new ModelLife(seed, Personality.OFF, List.of(), seed % 3 == 0).play());
            for (Personality personality : List.of(Personality.SILENT, Personality.GARBAGE)) {
                Set<String> with = world(new ModelLife(seed, personality, List.of(), seed % 3 == 0).play());

                assertThat(with).as("seed " + seed + ", " + personality).isEqualTo(without);
            }
        }
    }

    /** The owner's notices bear the log's checkpoint, which every further record changes. */
    private static Set<String> world(ModelLife life) {
        return life.effects().stream()
                .map(effect -> effect.replaceAll("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}@\\d+", "(checkpoint)"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void one_life_asks_nothing_twice() {
        ModelLife life = new ModelLife(4, Personality.HOSTILE, List.of(), false).play();

        List<Fields> asked = life.log.read(ModelLife.BRANCH.tenant() + "/model", 0, 10_000).stream()
                .filter(each -> each.kind().equals(ModelBook.ASKED))
                .map(AuditRecord::body)
                .toList();

        assertThat(asked).isNotEmpty();
        assertThat(asked).extracting(body -> body.text("key")).doesNotHaveDuplicates();
    }

    /** What a hostile model can bring about with a vague reply, the vendor could have brought about with a clear one. */
    @Test
    void agreements_with_a_hostile_model_are_among_those_that_clear_words_of_the_vendor_allow() {
        String vague = "может через час, может через два часа, 5000 или 7000, смотря что там";
        VendorReplyReader reader = new VendorReplyReader(ModelLife.KZT);
        Set<Long> minutes = new HashSet<>();
        reader.figures(vague, LocalTime.of(9, 30)).times().forEach(time -> minutes.add(time.toMinutes()));
        Set<String> without = new HashSet<>();
        for (long time : minutes) {
            for (String price : List.of("5000", "7000", "от 5000 до 7000")) {
                without.addAll(agreed(new ModelLife(
                                1,
                                Personality.OFF,
                                List.of(vague, "Да, приедем через " + time + " минут. Стоимость " + price + " тенге"),
                                false)
                        .play()));
            }
        }
        Set<String> with = new HashSet<>();
        SplittableRandom seeds = new SplittableRandom(9);
        for (int i = 0; i < Math.max(12, 2 * SEEDS); i++) {
            with.addAll(agreed(
                    new ModelLife(seeds.nextLong(), Personality.HOSTILE, List.of(vague, "не знаю", "не знаю"), false)
                            .play()));
        }

        assertThat(with).isNotEmpty();
        assertThat(without).containsAll(with);
    }

    /** Returns for how much was agreed, and how long after the request somebody is to be there. */
    private static Set<String> agreed(ModelLife life) {
        return life.incidents().stream()
                .flatMap(incident -> life.autopilot.actions(ModelLife.BRANCH.tenant(), incident.id()).stream())
                .filter(view -> view.action().kind().equals("vendor.agree"))
                .map(view -> view.action().reserve().map(Money::toString).orElse("nothing"))
                .collect(Collectors.toSet());
    }

    /** The choice of a cause is one among those that the diagnosis offers, each of which is possible without a model. */
    @Test
    void scenarios_with_a_hostile_model_are_those_of_the_offered_causes() {
        Set<String> possible = new HashSet<>();
        for (Cause first : ModelLife.TORN.causes()) {
            possible.add(first.id());
        }
        Set<String> chosen = new HashSet<>();
        for (long seed = 1; seed <= Math.max(6, SEEDS); seed++) {
            for (IncidentView incident : new ModelLife(seed, Personality.HOSTILE, List.of(), true)
                    .play()
                    .incidents()) {
                Diagnosis diagnosis = incident.diagnosis();
                chosen.add(diagnosis.likeliest().id());
                assertThat(diagnosis.sure()).isFalse();
            }
        }

        assertThat(possible).containsAll(chosen);
        assertThat(chosen).hasSizeGreaterThan(1).doesNotContain("unknown");
    }

    @Test
    void the_owner_is_told_that_a_model_chose_the_cause_and_what_speaks_for_it_in_approved_words() {
        ModelLife chosen = new ModelLife(1, Personality.HONEST, List.of(), true).play();
        ModelLife alone = new ModelLife(1, Personality.OFF, List.of(), true).play();

        assertThat(first(chosen)).contains("Её выбрала языковая модель, за неё — ");
        assertThat(first(alone)).doesNotContain("языковая модель");
    }

    private static String first(ModelLife life) {
        return life.letters.stream()
                .filter(letter -> letter.to().equals(ModelLife.OWNER))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
