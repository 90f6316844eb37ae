package io.crmautopilot.words;

/** Plural forms of Russian after a whole number. */
final class Russian {

    private Russian() {}

    /** Returns 0 after 1, 21, 101; 1 after 2 to 4, 22, 104; 2 after everything else, 11 to 14 included. */
    static int plural(long number) {
        long hundred = Math.abs(number % 100);
        long ten = hundred % 10;
        if (hundred >= 11 && hundred <= 14) {
            return 2;
        }
        return ten == 1 ? 0 : ten >= 2 && ten <= 4 ? 1 : 2;
    }
}
