package io.crmautopilot.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation is worth what it finds: each planted bug is caught within a bounded number of lives. */
class PlantedBugsTest {

    private static final int MOST = 4_000;

    static List<Planted> bugs() {
        return Planted.ALL;
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_planted_bug_is_caught(Planted bug) throws ReflectiveOperationException {
        Method run = PatchedLoader.with(bug)
                .loadClass("io.crmautopilot.simulation.Lives")
                .getMethod("run", long.class);

        String found = "";
        long seed = -1;
        while (found.isEmpty() && seed < MOST) {
            found = (String) run.invoke(null, ++seed);
        }

        assertThat(found).as("%s, in %d lives", bug.name(), MOST).isNotEmpty();
        assertThat(found).as("caught by an invariant and not by accident").doesNotStartWith("X:");
    }

    @Test
    void there_are_at_least_sixteen_kinds() {
        assertThat(Planted.ALL)
                .hasSizeGreaterThanOrEqualTo(16)
                .extracting(Planted::name)
                .doesNotHaveDuplicates();
    }
}
