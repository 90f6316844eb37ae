package io.crmautopilot.detector;

/**
 * Tails of the negative binomial distribution, the predictive law of a Poisson count whose rate is known only up to a gamma law.
 *
 * <p>Computed from the point of interest outwards, so that a tail of 1e-15 keeps its digits.
 */
final class NegativeBinomial {

    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private static final int MOST_TERMS = 2_000;

    private NegativeBinomial() {}

    /**
     * Returns P(N >= k).
     *
     * @param shape the gamma law's shape, above 0
     * @param mean the mean of N, at least 0
     */
    static double upperTail(double shape, double mean, int k) {
        if (k <= 0) {
            return 1;
        }
        if (!(mean > 0)) {
            return 0;
        }
        double q = mean / (shape + mean);
        double term = Math.exp(logPmf(shape, mean, k));
        double sum = 0;
        if (k > mean) {
            int end = k + MOST_TERMS;
            for (int i = k; i < end && term > sum * 1e-13; i++) {
                sum += term;
                term *= q * (i + shape) / (i + 1);
            }
            // Of a very long tail the rest is geometric, near enough.
            double ratio = q * (end + shape) / (end + 1);
            return Math.min(1, ratio < 1 ? sum + term * ratio / (1 - ratio) : 1);
        }
        for (int i = k; i > 0; i--) {
            term *= i / (q * (i - 1 + shape));
            sum += term;
            if (term < sum * 1e-13) {
                break;
            }
        }
        return Math.max(0, 1 - sum);
    }

    static double logPmf(double shape, double mean, int k) {
        double total = shape + mean;
        return logGamma(k + shape)
                - logGamma(shape)
                - logGamma(k + 1.0)
                - shape * Math.log1p(mean / shape)
                + k * Math.log(mean / total);
    }

    /** Lanczos' approximation (g = 7, nine terms), good to fifteen digits for positive arguments. */
    static double logGamma(double x) {
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double z = x - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (z + i);
        }
        double t = z + 7.5;
        return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
