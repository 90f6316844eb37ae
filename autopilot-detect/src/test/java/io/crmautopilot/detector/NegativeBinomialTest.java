package io.crmautopilot.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class NegativeBinomialTest {

    @Test
    void the_tail_is_the_sum_of_its_chances() {
        SplittableRandom random = new SplittableRandom(11);

        for (int i = 0; i < 2_000; i++) {
            double shape = 0.3 + 20 * random.nextDouble();
            double mean = 5 * random.nextDouble() * random.nextDouble() + 1e-4;
            int k = random.nextInt(1, 12);

            assertThat(NegativeBinomial.upperTail(shape, mean, k))
                    .as("shape %s mean %s k %s", shape, mean, k)
                    .isCloseTo(slowTail(shape, mean, k), Percentage.withPercentage(1e-6));
        }
    }

    @Test
    void it_is_what_counts_of_a_random_rate_do() {
        SplittableRandom random = new SplittableRandom(12);
        int hits = 0;
        int trials = 200_000;

        // A geometric law is the negative binomial of shape one: an exponential rate, then a Poisson count.
        for (int i = 0; i < trials; i++) {
            double rate = -2 * Math.log(1 - random.nextDouble());
            int count = 0;
            for (double at = -Math.log(1 - random.nextDouble()); at < rate; at -= Math.log(1 - random.nextDouble())) {
                count++;
            }
            hits += count >= 5 ? 1 : 0;
        }

        assertThat(hits / (double) trials).isCloseTo(NegativeBinomial.upperTail(1, 2, 5), within(0.003));
    }

    @Test
    void the_edges_are_certain() {
        assertThat(NegativeBinomial.upperTail(2, 0.1, 0)).isEqualTo(1);
        assertThat(NegativeBinomial.upperTail(2, 0, 3)).isZero();
        assertThat(NegativeBinomial.upperTail(50, 4_000, 10)).isCloseTo(1, within(1e-9));
        assertThat(NegativeBinomial.upperTail(4, 0.001, 12)).isPositive().isLessThan(1e-30);
    }

    /** From the first chance on, by the recurrence of the definition, which loses digits only far out. */
    private static double slowTail(double shape, double mean, int k) {
        double q = mean / (shape + mean);
        double chance = Math.pow(1 - q, shape);
        double tail = 0;
        for (int i = 0; i < 4_000; i++) {
            tail += i >= k ? chance : 0;
            chance *= q * (i + shape) / (i + 1);
        }
        return tail;
    }
}
