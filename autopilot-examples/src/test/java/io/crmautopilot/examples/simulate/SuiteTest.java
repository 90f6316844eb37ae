package io.crmautopilot.examples.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.examples.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quick version of {@code ./autopilot simulate}: the bars that a change must not break. */
class SuiteTest {

    private static final DetectorSettings SETTINGS = DetectorSettings.defaults();
    private static final int YEAR = 365;

    @Test
    void false_alarms_keep_the_budget_over_a_400_fold_range_of_rates_and_days_that_vary() {
        for (double rate : new double[] {0.05, 1, 20}) {
            for (double shape : new double[] {0, 2}) {
                Tally tally = Trial.runAll(Scenario.quiet("", rate, shape), SETTINGS, 12, YEAR, 7);

                assertThat(tally.lowerBound())
                        .as("rate %s shape %s: %s alarms", rate, shape, tally.falseAlarms)
                        .isLessThanOrEqualTo(SETTINGS.falseAlarmsPerBranchYear());
            }
        }
    }

    @Test
    void seven_reporters_are_always_found_in_a_quiet_branch_at_the_third_or_fourth() {
        for (double rate : new double[] {0.05, 0.2, 1}) {
            Tally tally = Trial.runAll(Scenario.quiet("", rate, 0).withIncidents(12, 7), SETTINGS, 8, YEAR, 8);

            assertThat(tally.incidents).isGreaterThan(50);
            assertThat(tally.recall()).as("rate %s", rate).isEqualTo(1);
            assertThat(tally.meanPeople()).as("rate %s", rate).isLessThan(4);
        }
    }

    @Test
    void three_to_six_reporters_are_mostly_found_where_the_topic_is_rare() {
        Tally sum = new Tally();
        for (int people = 3; people <= 6; people++) {
            for (double rate : new double[] {0.2, 1}) {
                sum.add(Trial.runAll(Scenario.quiet("", rate, 0).withIncidents(12, people), SETTINGS, 3, YEAR, 9));
            }
        }

        assertThat(sum.recall()).isGreaterThan(0.8);
    }

    @Test
    void floods_and_brigades_are_no_incidents() {
        for (Scenario.Trouble trouble : List.of(Scenario.Trouble.FLOOD, Scenario.Trouble.BRIGADE)) {
            Tally tally = Trial.runAll(Scenario.quiet("", 0.2, 0).withTrouble(trouble), SETTINGS, 6, YEAR, 10);

            assertThat(tally.falseAlarms).as(trouble.name()).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void the_posterior_is_right_as_often_as_it_says() {
        Tally sum = new Tally();
        for (double rate : new double[] {0.2, 1, 5}) {
            sum.add(Trial.runAll(Scenario.quiet("", rate, 2).withIncidents(4, 0), SETTINGS, 25, YEAR, 11));
        }

        // All of these branches have days that vary, which is harder than the mixture of the whole suite.
        assertThat(sum.rightFrom(2)).isGreaterThan(0.9);
        assertThat(sum.rightFrom(4)).isGreaterThan(0.97);
        assertThat(sum.said[3] + sum.said[4]).isGreaterThan(100);
    }

    @Test
    void the_same_seed_tells_the_same_and_another_another() {
        Scenario scenario = Scenario.quiet("", 5, 2).withIncidents(6, 0);

        Tally one = Trial.runAll(scenario, SETTINGS, 2, 100, 1);
        Tally again = Trial.runAll(scenario, SETTINGS, 2, 100, 1);
        Tally other = Trial.runAll(scenario, SETTINGS, 2, 100, 2);

        assertThat(again.messages).isEqualTo(one.messages).isNotEqualTo(other.messages);
        assertThat(again.minutesNeeded).isEqualTo(one.minutesNeeded);
    }

    @Test
    void bounds_are_those_of_a_poisson_count() {
        Tally tally = new Tally();
        tally.branchYears = 1;
        tally.falseAlarms = 10;

        // The exact interval of ten events is 4.795 to 18.39.
        assertThat(tally.lowerBound()).isCloseTo(4.795, within(0.02));
        assertThat(tally.upperBound()).isCloseTo(18.39, within(0.03));
    }

    @Test
    void wrong_arguments_are_named() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new SimulateCommand().run(List.of("--slow"), nowhere, nowhere))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--slow");
        assertThatThrownBy(() -> new SimulateCommand().run(List.of("--seed", "x"), nowhere, nowhere))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--seed");
    }
}
