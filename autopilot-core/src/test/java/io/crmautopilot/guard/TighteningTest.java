package io.crmautopilot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.json.Fields;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TighteningTest {

    private static final List<String> SUMS = List.of(
            "perAction",
            "perIncident",
            "perDay",
            "perMonth",
            "perVendorPerMonth",
            "perClientPerYear",
            "compensationPerClient");

    private static final List<String> KINDS = List.of("owner.notice", "vendor.agree", "client.message");

    @Test
    void a_corridor_is_read_as_it_was_written() {
        for (long seed = 0; seed < 200; seed++) {
            Corridor corridor = corridor(new SplittableRandom(seed));

            Corridor again = Corridor.parse(corridor.toFields().canonical());

            assertThat(again).as("seed " + seed).isEqualTo(corridor);
        }
    }

    @Test
    void what_both_allow_is_all_that_is_allowed_and_no_cap_is_above_either() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Corridor now = corridor(random);
            Corridor begun = corridor(random);

            Corridor tight = now.within(begun);

            for (String scenario : List.of("*", "air", "water", "never-named")) {
                for (String kind : KINDS) {
                    assertThat(tight.allows(scenario, kind))
                            .as("seed %d, %s in %s", seed, kind, scenario)
                            .isEqualTo(now.allows(scenario, kind) && begun.allows(scenario, kind));
                }
            }
            assertThat(tight.caps().perDay().exceeds(now.caps().perDay()))
                    .as("seed " + seed)
                    .isFalse();
            assertThat(tight.caps()).as("seed " + seed).isEqualTo(now.caps().lowest(begun.caps()));
            assertThat(tight.within(begun)).as("seed " + seed).isEqualTo(tight);
        }
    }

    private static Corridor corridor(SplittableRandom random) {
        Fields json = Fields.of("currency", "KZT", "quietHours", "21:30-08:30");
        for (String sum : SUMS) {
            json = json.with(sum, random.nextLong(0, 1000) + (random.nextBoolean() ? ".50" : ""));
        }
        Fields allowed = Fields.empty();
        for (String scenario : List.of("*", "air", "water")) {
            if (random.nextBoolean()) {
                allowed = allowed.with(
                        scenario,
                        KINDS.stream().filter(kind -> random.nextBoolean()).toList());
            }
        }
        return Corridor.of(json.with("allowed", allowed).with("actionsPerHour", random.nextInt(1, 99)));
    }
}
