package io.crmautopilot.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.contract.Diary;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OutcomeMetersTest {

    private static final class Lines implements OutcomeListener {

        final List<String> lines = new ArrayList<>();

        @Override
        public void count(String name, Map<String, String> tags, long amount) {
            lines.add(name + new TreeMap<>(tags) + " " + amount);
        }

        @Override
        public void time(String name, Map<String, String> tags, Duration span) {
            lines.add(name + " " + span);
        }
    }

    @Test
    void an_incident_is_handed_to_the_meters_when_it_closes_and_not_before() {
        Lines meters = new Lines();
        OutcomeMeters sink = new OutcomeMeters(meters);
        Diary diary = new Diary("salon").opened(0, "i1", "p-a").reached(60, "repair", "booked");
        diary.did(70, "client.message", "write", "written/p-a", "p-a");
        diary.records().forEach(sink::accept);
        int before = meters.lines.size();

        int known = diary.records().size();
        diary.write(
                        80,
                        "step.handed-over",
                        Fields.of("step", "repair", "reason", "nobody came", "nextBest", "call another"))
                .closed(100, "handed-over");
        diary.records().subList(known, known + 2).forEach(sink::accept);

        assertThat(before).isZero();
        String tags = "location=b1, scenario=air-conditioning, tenant=salon}";
        assertThat(meters.lines)
                .containsExactly(
                        "autopilot.incidents{ending=handed-over, " + tags + " 1",
                        "autopilot.incidents.escalated{" + tags + " 1",
                        "autopilot.clients{content=unknown, " + tags + " 1",
                        "autopilot.clients.first-contact{location=b1, scenario=air-conditioning, solved=unknown,"
                                + " tenant=salon} 1",
                        "autopilot.spent{currency=KZT, " + tags + " 0",
                        "autopilot.time.first-decision PT1M10S",
                        "autopilot.time.vendor-agreed PT1M",
                        "autopilot.time.closed PT1M40S");
    }
}
