package io.crmautopilot.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.signal.AnomalyDetector;
import io.crmautopilot.signal.DetectorState;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every {@link AnomalyDetector} must keep, whatever it takes for a burst. Extend it, and give it detectors that know nothing yet. Bit
 * 0 of the readings is a topic. Those that are a {@link DetectorState} too are held to that port as well.
 */
public abstract class AnomalyDetectorContract {

    private static final BranchRef BRANCH = new BranchRef("salons", "b1");
    private static final Instant START = Instant.parse("2025-01-01T09:00:00Z");
    private static final int QUIET_DAYS = 60;

    /** Returns a new detector; every call makes another. */
    protected abstract AnomalyDetector detector();

    @Test
    void a_quiet_branch_and_then_a_dozen_people_are_a_signal_that_only_grows() {
        AnomalyDetector detector = afterQuietDays();
        Map<String, Signal> last = new HashMap<>();
        boolean opened = false;

        for (int i = 0; i < 12; i++) {
            for (Signal signal : detector.observe(complaint("c" + i, i, "person-" + i), bad())) {
                Signal before = last.put(signal.id(), signal);
                assertThat(signal.branch()).isEqualTo(BRANCH);
                assertThat(signal.messages()).contains("c" + i);
                assertThat(signal.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
                assertThat(before == null || before.at().equals(signal.at())).isTrue();
                opened |= signal.verdict().opensIncident();
            }
        }

        assertThat(opened).isTrue();
    }

    @Test
    void one_person_is_never_a_burst() {
        AnomalyDetector detector = afterQuietDays();

        for (int i = 0; i < 50; i++) {
            assertThat(detector.observe(complaint("c" + i, i, "angry"), bad())).isEmpty();
        }
    }

    @Test
    void what_the_business_writes_and_what_came_before_change_nothing() {
        AnomalyDetector detector = afterQuietDays();

        for (int i = 0; i < 12; i++) {
            Message ours = new Message(
                    "o" + i, BRANCH, at(i), "chat", "p" + i, null, "hot", Message.Direction.OUT, null, false);
            assertThat(detector.observe(ours, bad())).isEmpty();
            assertThat(detector.observe(complaint("same", 0, "ann"), bad())).isEmpty();
        }
    }

    @Test
    void history_is_never_signalled_and_the_same_messages_lead_to_the_same_signals() {
        List<Signal> one = new ArrayList<>();
        List<Signal> other = new ArrayList<>();
        AnomalyDetector first = afterQuietDays();
        AnomalyDetector second = afterQuietDays();

        for (int i = 0; i < 12; i++) {
            one.addAll(first.observe(complaint("c" + i, i, "p" + i), bad()));
            other.addAll(second.observe(complaint("c" + i, i, "p" + i), bad()));
        }

        assertThat(other).isEqualTo(one);
    }

    @Test
    void the_evidence_of_a_closed_incident_reopens_nothing() {
        AnomalyDetector detector = afterQuietDays();
        List<Signal> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.addAll(detector.observe(complaint("c" + i, i, "p" + i), bad()));
        }
        Signal last = all.get(all.size() - 1);

        detector.closed(last);
        detector.closed(last);

        assertThat(detector.observe(complaint("late", 13, "latecomer"), bad())).isEmpty();
    }

    @Test
    void impossible_times_do_no_harm() {
        AnomalyDetector detector = afterQuietDays();

        for (Instant wrong : List.of(Instant.MIN, Instant.EPOCH, Instant.MAX)) {
            Message message = Message.incoming("w" + wrong, BRANCH, wrong, "chat", "p", "p", "hot");
            assertThat(detector.observe(message, bad())).isEmpty();
        }
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            signals.addAll(detector.observe(complaint("c" + i, i, "p" + i), bad()));
        }
        assertThat(signals).isNotEmpty();
    }

    @Test
    void a_branch_that_changes_hands_has_the_same_future() {
        if (!(afterQuietDays() instanceof DetectorState whole) || !(detector() instanceof DetectorState heir)) {
            return;
        }
        for (int i = 0; i < 2; i++) {
            ((AnomalyDetector) whole).observe(complaint("c" + i, i, "p" + i), bad());
        }

        byte[] snapshot = whole.snapshot(BRANCH);
        heir.restore(BRANCH, snapshot);

        assertThat(heir.branches()).contains(BRANCH);
        for (int i = 2; i < 12; i++) {
            Message message = complaint("c" + i, i, "p" + i);
            assertThat(((AnomalyDetector) heir).observe(message, bad()))
                    .isEqualTo(((AnomalyDetector) whole).observe(message, bad()));
        }
        snapshot[snapshot.length / 2] ^= 1;
        assertThatIllegalArgumentException().isThrownBy(() -> heir.restore(BRANCH, snapshot));
        assertThat(heir.snapshot(new BranchRef("nobody", "nowhere"))).isEmpty();
    }

    private AnomalyDetector afterQuietDays() {
        AnomalyDetector detector = detector();
        Reading fine = Reading.of(Language.EN, false, 0, 0, 0.2);
        for (int i = 0; i < QUIET_DAYS * 8; i++) {
            Instant at = START.plus(Duration.ofDays(i / 8)).plus(Duration.ofMinutes(75L * (i % 8)));
            detector.learn(Message.incoming("q" + i, BRANCH, at, "chat", "g" + i % 61, null, "thanks"), fine);
        }
        return detector;
    }

    private static Message complaint(String id, int minute, String person) {
        return Message.incoming(id, BRANCH, at(minute), "chat", person, person, "too hot");
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofDays(QUIET_DAYS)).plus(Duration.ofMinutes(minute));
    }

    private static Reading bad() {
        return Reading.of(Language.EN, true, 1, 1, -0.7);
    }
}
