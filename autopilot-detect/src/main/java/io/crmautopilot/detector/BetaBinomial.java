package io.crmautopilot.detector;

/** Tails of the beta-binomial distribution: successes among n trials whose chance is known only up to a beta law. */
final class BetaBinomial {

    private BetaBinomial() {}

    /** Returns P(K >= k) among {@code n} trials; {@code alpha} and {@code beta} are above 0. Linear in {@code n - k}. */
    static double upperTail(double alpha, double beta, int n, int k) {
        if (k <= 0) {
            return 1;
        }
        double term = Math.exp(logPmf(alpha, beta, n, k));
        double sum = 0;
        for (int i = k; i <= n; i++) {
            sum += term;
            term *= (n - i) * (alpha + i) / ((i + 1) * (beta + n - i - 1));
        }
        return Math.min(1, sum);
    }

    private static double logPmf(double alpha, double beta, int n, int k) {
        return NegativeBinomial.logGamma(n + 1.0)
                - NegativeBinomial.logGamma(k + 1.0)
                - NegativeBinomial.logGamma(n - k + 1.0)
                + logBeta(alpha + k, beta + n - k)
                - logBeta(alpha, beta);
    }

    private static double logBeta(double a, double b) {
        return NegativeBinomial.logGamma(a) + NegativeBinomial.logGamma(b) - NegativeBinomial.logGamma(a + b);
    }
}
