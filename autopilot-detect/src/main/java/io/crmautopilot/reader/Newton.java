package io.crmautopilot.reader;

import java.util.List;

/** Logistic regression with a penalty on large weights, by Newton's method. */
final class Newton {

    private static final int ROUNDS = 8;

    private Newton() {}

    /** Returns the weights that fit the rows best; a row and its truth have the same place. */
    static double[] logistic(List<float[]> rows, List<Boolean> truths, double penalty) {
        int n = rows.get(0).length;
        double[] weights = new double[n];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] system = new double[n][n + 1];
            for (int m = 0; m < rows.size(); m++) {
                add(system, rows.get(m), truths.get(m), weights);
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    system[i][j] = system[j][i];
                }
                system[i][i] += penalty * rows.size();
                system[i][n] += penalty * rows.size() * weights[i];
            }
            double[] step = solve(system);
            for (int i = 0; i < n; i++) {
                weights[i] -= step[i];
            }
        }
        return weights;
    }

    private static void add(double[][] system, float[] row, boolean truth, double[] weights) {
        int n = row.length;
        double answer = 0;
        for (int i = 0; i < n; i++) {
            answer += weights[i] * row[i];
        }
        double p = Curves.logistic(answer);
        double steep = Math.max(1e-6, p * (1 - p));
        double error = p - (truth ? 1 : 0);
        for (int i = 0; i < n; i++) {
            double[] line = system[i];
            double by = steep * row[i];
            for (int j = i; j < n; j++) {
                line[j] += by * row[j];
            }
            line[n] += error * row[i];
        }
    }

    /** Solves a symmetric positive system by elimination; the last column is the right side. Destroys the system. */
    static double[] solve(double[][] system) {
        int n = system.length;
        for (int i = 0; i < n; i++) {
            for (int row = i + 1; row < n; row++) {
                double factor = system[row][i] / system[i][i];
                for (int j = i; factor != 0 && j <= n; j++) {
                    system[row][j] -= factor * system[i][j];
                }
            }
        }
        double[] result = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double rest = system[i][n];
            for (int j = i + 1; j < n; j++) {
                rest -= system[i][j] * result[j];
            }
            result[i] = rest / system[i][i];
        }
        return result;
    }
}
