package io.crmautopilot.examples.simulate;

import java.util.SplittableRandom;

/** Seeded draws from the laws that the simulation needs. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    double uniform() {
        return random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** Counts the arrivals of a Poisson process of rate one up to {@code mean}. */
    int poisson(double mean) {
        int count = 0;
        for (double at = exponential(1); at < mean; at += exponential(1)) {
            count++;
        }
        return count;
    }

    double normal() {
        return Math.sqrt(exponential(2)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** Draws from a gamma law of mean one by Marsaglia and Tsang's method; {@code shape} is at least 1. */
    double gamma(double shape) {
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v / shape;
            }
        }
    }
}
