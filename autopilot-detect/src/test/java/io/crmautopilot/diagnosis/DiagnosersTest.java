package io.crmautopilot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Diagnoser;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.incident.Evidence;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Visit;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiagnosersTest {

    private static final BranchRef HERE = new BranchRef("salons", "dostyk");
    private static final Instant AT = Instant.parse("2025-10-07T04:41:52Z");
    private static final Set<String> EQUIPMENT = Set.of("air-conditioner", "boiler", "pos-terminal", "router");

    private final Diagnoser diagnoser = Diagnosers.standard();

    @Test
    void heat_and_stale_air_point_to_the_air_conditioning() {
        Diagnosis diagnosis = diagnoser.diagnose(signal(HERE, 7, "climate.air", "climate.heat"), at(List.of()));

        assertThat(diagnosis.likeliest().id()).isEqualTo("air-conditioning");
        assertThat(diagnosis.likeliest().trade()).isEqualTo("hvac");
        assertThat(diagnosis.sure()).isTrue();
        assertThat(diagnosis.likeliest().supports()).extracting(Evidence::code).contains("topics");
        assertThat(diagnosis.causes()).extracting(Cause::id).contains("weather");
        assertThat(diagnosis.wouldChange()).isNotEmpty();
    }

    @Test
    void seven_complaints_that_share_one_specialist_call_no_repairman() {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            visits.add(visit("p" + i, "s-02"));
        }
        for (int i = 0; i < 12; i++) {
            visits.add(visit("content-" + i, "s-0" + (3 + i % 4)));
        }

        for (String topic : List.of("climate.heat", "smell", "staff.rude", "wait.late", "safety.harm")) {
            Diagnosis diagnosis = diagnoser.diagnose(signal(HERE, 7, topic), at(visits));

            assertThat(diagnosis.likeliest().id()).as(topic).isEqualTo("specialist");
            assertThat(diagnosis.likeliest().subject()).isEqualTo("s-02");
            assertThat(diagnosis.likeliest().trade()).isNull();
            assertThat(diagnosis.sure()).isTrue();
            assertThat(diagnosis.likeliest().supports().get(0).code()).isEqualTo("specialist-share");
        }
    }

    @Test
    void complaints_of_the_clients_of_many_specialists_clear_the_specialist() {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            visits.add(visit("p" + i, "s-0" + i));
        }

        Diagnosis diagnosis = diagnoser.diagnose(signal(HERE, 7, "climate.heat"), at(visits));

        assertThat(diagnosis.likeliest().id()).isEqualTo("air-conditioning");
        assertThat(diagnosis.causes()).noneMatch(cause -> cause.id().equals("specialist"));
    }

    @Test
    void a_specialist_who_serves_everybody_is_not_blamed_for_it() {
        List<Visit> visits =
                IntStream.range(0, 20).mapToObj(i -> visit("p" + i, "s-01")).toList();

        assertThat(diagnoser
                        .diagnose(signal(HERE, 7, "climate.heat"), at(visits))
                        .likeliest()
                        .id())
                .isEqualTo("air-conditioning");
    }

    @Test
    void what_all_branches_complain_of_is_what_they_share() {
        List<Signal> elsewhere = List.of(
                signal(new BranchRef("salons", "samal"), 4, "booking.channel"),
                signal(new BranchRef("salons", "orbita"), 5, "booking.channel"));
        Diagnosis alone =
                diagnoser.diagnose(signal(HERE, 5, "wait.late"), new BranchContext(EQUIPMENT, List.of(), List.of(), 2));
        Diagnosis shared = diagnoser.diagnose(
                signal(HERE, 5, "booking.channel"), new BranchContext(EQUIPMENT, List.of(), elsewhere, 2));

        assertThat(alone.likeliest().id()).isEqualTo("staffing");
        assertThat(shared.likeliest().id()).isEqualTo("booking-system");
        assertThat(shared.likeliest().scope()).isEqualTo(Cause.Scope.TENANT);
    }

    @Test
    void heat_in_every_branch_is_the_weather_or_the_power_and_no_repairman_is_sure() {
        List<Signal> elsewhere = List.of(
                signal(new BranchRef("salons", "samal"), 4, "climate.heat"),
                signal(new BranchRef("salons", "orbita"), 5, "climate.heat"));

        Diagnosis diagnosis = diagnoser.diagnose(
                signal(HERE, 5, "climate.heat"), new BranchContext(EQUIPMENT, List.of(), elsewhere, 2));

        assertThat(diagnosis.likeliest().id()).isEqualTo("weather");
        assertThat(diagnosis.likeliest().trade()).isNull();
    }

    @Test
    void darkness_and_a_dead_terminal_at_once_are_the_power() {
        List<Signal> alongside = List.of(signal(HERE, 4, "payment.failed"));

        Diagnosis diagnosis =
                diagnoser.diagnose(signal(HERE, 4, "power.out"), new BranchContext(EQUIPMENT, List.of(), alongside, 2));

        assertThat(diagnosis.likeliest().id()).isEqualTo("power");
        assertThat(diagnosis.likeliest().trade()).isEqualTo("electrician");
    }

    @Test
    void a_second_burst_speaks_for_no_cause_that_does_not_explain_this_one() {
        List<Signal> alongside = List.of(signal(HERE, 7, "climate.air", "climate.heat"));

        for (String topic : List.of("payment.overcharge", "parking.meter")) {
            Diagnosis alone =
                    diagnoser.diagnose(signal(HERE, 5, topic), new BranchContext(EQUIPMENT, List.of(), List.of(), 2));
            Diagnosis beside =
                    diagnoser.diagnose(signal(HERE, 5, topic), new BranchContext(EQUIPMENT, List.of(), alongside, 2));

            assertThat(beside.likeliest().id())
                    .as(topic)
                    .isEqualTo(alone.likeliest().id());
            assertThat(beside.causes().stream()
                            .filter(cause -> cause.id().equals("air-conditioning"))
                            .mapToDouble(Cause::probability)
                            .sum())
                    .as(topic)
                    .isLessThan(0.1);
        }
    }

    @Test
    void a_branch_without_the_equipment_cannot_have_it_fail() {
        BranchContext without = new BranchContext(Set.of("router"), List.of(), List.of(), 0);

        Diagnosis diagnosis = diagnoser.diagnose(signal(HERE, 5, "climate.heat"), without);

        assertThat(diagnosis.likeliest().id()).isNotEqualTo("air-conditioning");
    }

    @Test
    void a_topic_with_two_plausible_causes_is_not_sure_and_says_what_would_tell_them_apart() {
        Diagnosis diagnosis = diagnoser.diagnose(signal(HERE, 5, "booking.error"), BranchContext.unknown());

        assertThat(diagnosis.sure()).isFalse();
        assertThat(diagnosis.wouldChange()).anyMatch(doubt -> doubt.contains("It would rather be"));
    }

    @Test
    void a_topic_that_the_model_does_not_know_is_unknown_and_never_sure() {
        Diagnosis diagnosis = diagnoser.diagnose(signal(HERE, 5, "parking.meter"), BranchContext.unknown());

        assertThat(diagnosis.likeliest().id()).isEqualTo(CauseModel.UNKNOWN);
        assertThat(diagnosis.sure()).isFalse();
    }

    @Test
    void every_topic_of_the_standard_pack_but_other_has_a_cause_and_probabilities_add_up() {
        for (String topic : TopicPack.standard().ids(-1L)) {
            Diagnosis diagnosis = diagnoser.diagnose(signal(HERE, 5, topic), at(List.of()));

            assertThat(diagnosis.causes().stream()
                            .mapToDouble(Cause::probability)
                            .sum())
                    .isCloseTo(1, within(0.15));
            assertThat(diagnosis.likeliest().id().equals(CauseModel.UNKNOWN))
                    .as(topic)
                    .isEqualTo(topic.equals("other"));
            assertThat(Diagnosis.of(diagnosis.toFields()).causes()).hasSameSizeAs(diagnosis.causes());
        }
    }

    @Test
    void a_host_can_replace_the_model_and_a_wrong_one_is_named() {
        KnownCause pool = new KnownCause(
                "pool-pump",
                "pool",
                Cause.Scope.BRANCH,
                5,
                Set.of(),
                Map.of("pool.cold", 0.9),
                List.of("It is quiet."));
        Diagnoser own = Diagnosers.over(CauseModel.standard().with(pool));

        assertThat(own.diagnose(signal(HERE, 4, "pool.cold"), BranchContext.unknown())
                        .likeliest()
                        .id())
                .isEqualTo("pool-pump");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CauseModel.parse("{\"causes\":[{\"id\":\"x\",\"scope\":\"BRANCH\",\"prior\":1,"
                        + "\"topics\":{\"heat\":2}}],\"unlisted\":0.01,\"unknown\":{\"prior\":1,\"topic\":0.1}}"))
                .withMessageContaining("cause x")
                .withMessageContaining("heat");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CauseModel(List.of(pool, pool), 0.01, 1, 0.1))
                .withMessageContaining("pool-pump");
    }

    private static BranchContext at(List<Visit> visits) {
        return new BranchContext(EQUIPMENT, visits, List.of(), 2);
    }

    private static Visit visit(String client, String staff) {
        return new Visit(client, staff, "haircut", AT.minusSeconds(1_800), Duration.ofMinutes(45));
    }

    private static Signal signal(BranchRef branch, int people, String... topics) {
        List<String> persons = IntStream.range(0, people).mapToObj(i -> "p" + i).toList();
        return new Signal(
                branch.location() + "/" + topics[0],
                AT,
                branch,
                List.of(topics),
                Duration.ofMinutes(40),
                persons,
                people,
                0.02,
                1_000,
                0.99,
                null,
                Verdict.COMMON_CAUSE_LIKELY,
                persons,
                1,
                false);
    }
}
