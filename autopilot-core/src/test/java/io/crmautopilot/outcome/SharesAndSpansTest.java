package io.crmautopilot.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SharesAndSpansTest {

    private static Duration s(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void a_share_of_nobody_is_no_zero() {
        assertThat(new Share(0, 0, 3).percent()).isEmpty();
        assertThat(new Share(0, 0, 0).lowest()).isEmpty();
        assertThat(new Share(0, 0, 3).lowest()).hasValue(0);
        assertThat(new Share(0, 0, 3).highest()).hasValue(100);
    }

    @Test
    void a_share_is_rounded_half_up_and_bounded_by_the_unknown() {
        Share share = new Share(1, 8, 2);

        assertThat(share.percent()).hasValue(13);
        assertThat(share.lowest()).hasValue(10);
        assertThat(share.highest()).hasValue(30);
    }

    @Test
    void an_impossible_share_is_refused() {
        assertThatThrownBy(() -> new Share(3, 2, 0)).hasMessageContaining("3 of 2");
    }

    @Test
    void quantiles_are_the_nearest_rank_and_never_is_longer_than_all() {
        List<Duration> ten =
                LongStream.rangeClosed(1, 10).mapToObj(SharesAndSpansTest::s).toList();

        assertThat(new Spans(ten, 0, 0).median()).hasValue(s(5));
        assertThat(new Spans(ten, 0, 0).ninetieth()).hasValue(s(9));
        assertThat(new Spans(ten, 10, 0).median()).hasValue(s(10));
        assertThat(new Spans(ten, 11, 0).median()).isEmpty();
        assertThat(new Spans(ten, 2, 0).ninetieth()).isEmpty();
        assertThat(new Spans(List.of(), 0, 7).median()).isEmpty();
        assertThat(new Spans(List.of(s(3), s(1)), 0, 0).took()).containsExactly(s(1), s(3));
    }
}
