package io.crmautopilot.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PanelTest {

    @Test
    void sums_in_lanes_are_the_sums_of_the_weights() {
        long seed = 20_251_121;
        SplittableRandom random = new SplittableRandom(seed);

        for (int round = 0; round < 300; round++) {
            int most = round % 3 == 0 ? Panel.MOST_WEIGHT : 1 + random.nextInt(Panel.MOST_WEIGHT);
            byte[][] weights = weights(random, most);
            int[] rows = rows(random, weights.length);
            long[] lanes = new long[Panel.LANES + 1];
            int[] sums = new int[Panel.COLUMNS + 2];

            panel(weights).add(rows, 0, rows.length, lanes, 1);
            Panel.decode(lanes, 1, sums, 2);

            for (int k = 0; k < Panel.COLUMNS; k++) {
                int expected = 0;
                for (int row : rows) {
                    expected += weights[row][k];
                }
                assertThat(sums[2 + k])
                        .as("seed %d, round %d, column %d", seed, round, k)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void as_many_of_the_largest_weights_as_are_allowed_fit() {
        for (int sign : new int[] {1, -1}) {
            byte[][] weights = new byte[1][Panel.COLUMNS];
            for (int k = 0; k < Panel.COLUMNS; k++) {
                weights[0][k] = (byte) (sign * Panel.MOST_WEIGHT);
            }
            int[] sums = new int[Panel.COLUMNS];
            long[] lanes = new long[Panel.LANES];

            panel(weights).add(new int[Panel.MOST_ROWS], 0, Panel.MOST_ROWS, lanes, 0);
            Panel.decode(lanes, 0, sums, 0);

            assertThat(sums).containsOnly(sign * Panel.MOST_WEIGHT * Panel.MOST_ROWS);
        }
    }

    private static byte[][] weights(SplittableRandom random, int most) {
        byte[][] weights = new byte[1 + random.nextInt(20)][Panel.COLUMNS];
        for (byte[] row : weights) {
            for (int k = 0; k < row.length; k++) {
                row[k] = (byte) (random.nextInt(2 * most + 1) - most);
            }
        }
        return weights;
    }

    private static int[] rows(SplittableRandom random, int count) {
        int[] rows = new int[random.nextInt(Panel.MOST_ROWS + 1)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextInt(count);
        }
        return rows;
    }

    private static Panel panel(byte[][] weights) {
        long[] packed = new long[weights.length * Panel.LONGS];
        for (int row = 0; row < weights.length; row++) {
            for (int i = 0; i < Panel.LONGS; i++) {
                packed[row * Panel.LONGS + i] = Panel.pack(weights[row], i * Long.BYTES);
            }
        }
        return new Panel(packed);
    }
}
