package io.crmautopilot.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InputTest {

    private static final BranchRef BRANCH = new BranchRef("t", "l");
    private static final long LATENESS = 600_000;

    @Test
    void times_are_read_as_the_platform_reads_them() {
        SplittableRandom random = new SplittableRandom(3);

        for (int i = 0; i < 5_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(631_152_000L, 4_102_444_800L));
            assertThat(EventTimes.parse(instant.toString())).isEqualTo(instant);
        }
        assertThat(EventTimes.parse("2025-10-07T09:41:52.123+05:00"))
                .isEqualTo(Instant.parse("2025-10-07T04:41:52.123Z"));
        for (String wrong : List.of("2025-02-30T00:00:00Z", "2025-10-07T24:61:00Z", "1759811000", "2025-10-07", "")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> EventTimes.parse(wrong));
        }
    }

    @Test
    void a_queue_hands_on_in_order_whatever_comes_within_the_lateness() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Long> arriving = new ArrayList<>();
            long time = 1_700_000_000_000L;
            for (int i = 0; i < 60; i++) {
                time += random.nextInt(5) == 0 ? random.nextLong(400L * 86_400_000) : random.nextLong(200_000);
                arriving.add(time);
            }
            List<Long> expected = List.copyOf(arriving);
            for (int i = 0; i + 1 < arriving.size(); i++) {
                if (random.nextBoolean() && arriving.get(i + 1) - arriving.get(i) < LATENESS) {
                    java.util.Collections.swap(arriving, i, i + 1);
                }
            }
            BranchQueue queue = new BranchQueue(LATENESS);
            List<Long> handed = new ArrayList<>();

            for (long each : arriving) {
                assertThat(queue.add(message(each, "m" + each), played -> handed.add(played.time())))
                        .isTrue();
            }
            int ahead = queue.finish(played -> handed.add(played.time()));

            assertThat(handed).as("seed %s", seed).isSorted().hasSize(expected.size() - ahead);
            assertThat(expected).as("seed %s", seed).containsAll(handed);
        }
    }

    @Test
    void what_comes_later_than_the_lateness_is_dropped_and_counted() {
        BranchQueue queue = new BranchQueue(LATENESS);
        long now = 1_700_000_000_000L;
        for (int i = 0; i < 5; i++) {
            queue.add(message(now + i * LATENESS, "m" + i), played -> {});
        }

        assertThat(queue.add(message(now, "late"), played -> {})).isFalse();
        assertThat(queue.add(message(now + 3 * LATENESS + 1, "in time"), played -> {}))
                .isTrue();
    }

    @Test
    void settings_are_read_and_wrong_ones_are_named() {
        DetectorSettings settings = BacktestSettings.parse("{\"timeZone\":\"Asia/Almaty\","
                + "\"falseAlarmsPerBranchYear\":0.25,\"headlineWindow\":\"PT30M\",\"minimumPeople\":4,"
                + "\"allowedLateness\":\"PT5M\",\"sentiment\":false}");

        assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Asia/Almaty"));
        assertThat(settings.falseAlarmsPerBranchYear()).isEqualTo(0.25);
        assertThat(settings.headlineWindow()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.minimumPeople()).isEqualTo(4);
        assertThat(settings.allowedLateness()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.sentiment()).isFalse();
        assertThat(BacktestSettings.parse("{}")).isEqualTo(DetectorSettings.defaults());
        for (String key : List.of(
                "\"windows\":3",
                "\"timeZone\":\"Mars\"",
                "\"headlineWindow\":\"40\"",
                "\"minimumPeople\":1",
                "\"minimumPeople\":\"three\"",
                "\"falseAlarmsPerBranchYear\":0",
                "\"falseAlarmsPerBranchYear\":\"some\"",
                "\"allowedLateness\":\"PT9H\"",
                "\"sentiment\":\"yes\"")) {
            String name = key.substring(1, key.indexOf('"', 1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BacktestSettings.parse("{" + key + "}"))
                    .withMessageContaining(name);
        }
    }

    private static PlayedMessage message(long time, String id) {
        return new PlayedMessage(
                Message.incoming(id, BRANCH, Instant.ofEpochMilli(time), "c", "a", null, ""), List.of(), Double.NaN);
    }
}
