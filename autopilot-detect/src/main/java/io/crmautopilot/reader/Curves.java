package io.crmautopilot.reader;

/**
 * Exponential and logarithm by plain arithmetic: the same bits on every machine, which the platform's own do not promise, and cheap.
 * Relative error below 0.00001.
 */
final class Curves {

    private static final double LN2 = 0.6931471805599453;
    private static final double ROUNDER = 0x1.8p52;
    private static final double LEAST = 1e-6;

    private Curves() {}

    static double exp(double x) {
        double turns = Math.max(-80, Math.min(80, x)) * (1 / LN2);
        // Adding a number whose last bit is worth 1 rounds to a whole one and leaves it in the low bits.
        double shifted = turns + ROUNDER;
        double r = (turns - (shifted - ROUNDER)) * LN2;
        double series = 1 + r * (1 + r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r / 720)))));
        return series * Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
    }

    static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) - 1023;
        double m = Double.longBitsToDouble((bits & 0x000FFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        double z = (m - 1.4142135623730951) / (m + 1.4142135623730951);
        double zz = z * z;
        return (exponent + 0.5) * LN2 + 2 * z * (1 + zz * (1.0 / 3 + zz * (1.0 / 5 + zz / 7)));
    }

    static double logistic(double x) {
        return 1 / (1 + exp(-x));
    }

    /** Returns the answer whose {@link #logistic} a probability is, kept away from the ends. */
    static double logit(double probability) {
        double p = Math.max(LEAST, Math.min(1 - LEAST, probability));
        return log(p / (1 - p));
    }
}
