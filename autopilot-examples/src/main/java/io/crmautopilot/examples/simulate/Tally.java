package io.crmautopilot.examples.simulate;

/** What came out of one scenario. */
final class Tally {

    /** Upper bounds of the posterior's classes. */
    static final double[] CLASSES = {0.7, 0.9, 0.97, 0.99, 1.01};

    double branchYears;
    int branches;
    int falseAlarms;
    int falseAlarmsWhileYoung;
    int surges;
    int incidents;
    int found;
    double peopleNeeded;
    double minutesNeeded;
    long messages;
    final int[] said = new int[CLASSES.length];
    final int[] right = new int[CLASSES.length];

    /** Of all signals, how right the posterior was when it was said. */
    void said(double posterior, boolean real) {
        int k = 0;
        while (posterior >= CLASSES[k]) {
            k++;
        }
        said[k]++;
        right[k] += real ? 1 : 0;
    }

    void add(Tally other) {
        branchYears += other.branchYears;
        branches += other.branches;
        falseAlarms += other.falseAlarms;
        falseAlarmsWhileYoung += other.falseAlarmsWhileYoung;
        surges += other.surges;
        incidents += other.incidents;
        found += other.found;
        peopleNeeded += other.peopleNeeded;
        minutesNeeded += other.minutesNeeded;
        messages += other.messages;
        for (int k = 0; k < CLASSES.length; k++) {
            said[k] += other.said[k];
            right[k] += other.right[k];
        }
    }

    double falseAlarmsPerYear() {
        return falseAlarms / branchYears;
    }

    /** Returns the lower end of the 95 % confidence interval of the false alarms a year, by Wilson and Hilferty's approximation. */
    double lowerBound() {
        return falseAlarms == 0 ? 0 : chiSquareHalf(falseAlarms, -1.96) / branchYears;
    }

    /** Returns its upper end. */
    double upperBound() {
        return chiSquareHalf(falseAlarms + 1, 1.96) / branchYears;
    }

    private static double chiSquareHalf(int count, double z) {
        double root = 1 - 1 / (9.0 * count) + z / (3 * Math.sqrt(count));
        return count * root * root * root;
    }

    double recall() {
        return incidents == 0 ? Double.NaN : found / (double) incidents;
    }

    double meanPeople() {
        return peopleNeeded / Math.max(1, found);
    }

    double meanMinutes() {
        return minutesNeeded / Math.max(1, found);
    }

    /** Returns which share of the signals with a posterior of at least the lower bound of class {@code from} was right. */
    double rightFrom(int from) {
        int all = 0;
        int good = 0;
        for (int k = from; k < CLASSES.length; k++) {
            all += said[k];
            good += right[k];
        }
        return all == 0 ? Double.NaN : good / (double) all;
    }
}
