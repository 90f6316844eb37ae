package io.crmautopilot.reader;

/**
 * Exponential and logarithm by plain arithmetic: the same bits on every machine, which the platform's own do not promise, and cheap.
 * Relative error below 0.00001.
 */
final class Curves {

    private static final double LN2 = 0.6931471805599453;
    private static final double LEAST = 1e-6;

    private Curves() {}

    static double exp(double x) {
        double clipped = Math.max(-80, Math.min(80, x));
        double turns = clipped / LN2;
        int whole = (int) Math.floor(turns);
        double r = (turns - whole - 0.5) * LN2;
        // Around the middle of the octave: e^r with |r| below 0.35, times the root of two.
        double series = 1 + r * (1 + r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r / 720)))));
        return series * 1.4142135623730951 * Double.longBitsToDouble((long) (whole + 1023) << 52);
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
