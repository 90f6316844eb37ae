package io.crmautopilot.examples.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Invents the messages of one branch, day after day. The same seed invents the same branch. */
final class Invented {

    static final long DAY_MS = 86_400_000;

    private static final long HOUR_MS = 3_600_000;
    private static final long MINUTE_MS = 60_000;
    private static final int OPENS = 9;
    private static final int CLOSES = 21;
    private static final int CLIENTS = 5_000;
    private static final double REPORTING_DELAY_MIN = 20;
    private static final double TROUBLE_A_DAY = 1 / 14.0;
    private static final int FLOOD = 20;
    private static final int BRIGADE = 12;
    private static final double PROMOTION_HOURS = 3;
    private static final double PROMOTION_FACTOR = 8;
    private static final String COPIED = "I will never come again, this is the worst place in the whole city";

    /**
     * One invented message.
     *
     * @param topic what it complains of; -1 for nothing
     * @param incident which real incident it reports; -1 for none
     */
    record Event(long time, String person, int topic, int incident, String text, double sentiment) {}

    private final Scenario scenario;
    private final Chance chance;
    private final double[] busyness = new double[24];
    private int incidents;
    private int troublemakers;

    Invented(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.chance = new Chance(seed);
        double sum = 0;
        for (int hour = 0; hour < 24; hour++) {
            boolean isOpen = hour >= OPENS && hour < CLOSES;
            busyness[hour] = isOpen ? 1 + 0.5 * Math.sin(Math.PI * (hour - OPENS) / (CLOSES - OPENS)) : 0.03;
            sum += busyness[hour];
        }
        for (int hour = 0; hour < 24; hour++) {
            busyness[hour] /= sum;
        }
    }

    int incidents() {
        return incidents;
    }

    /** Returns the messages of one day in order; no incident happens while {@code calm}. */
    List<Event> day(long midnight, int day, boolean calm) {
        List<Event> events = new ArrayList<>();
        double busy = scenario.dayShape() > 0 ? chance.gamma(scenario.dayShape()) : 1;
        double season = 1 + scenario.season() * Math.sin(2 * Math.PI * day / 365);
        boolean trouble = !calm && chance.uniform() < TROUBLE_A_DAY;
        int promotion = trouble && scenario.trouble() == Scenario.Trouble.PROMOTION ? OPENS + chance.below(9) : -1;
        for (int hour = 0; hour < 24; hour++) {
            double factor =
                    promotion >= 0 && hour >= promotion && hour < promotion + PROMOTION_HOURS ? PROMOTION_FACTOR : 1;
            long start = midnight + hour * HOUR_MS;
            for (int topic = 0; topic < scenario.topics(); topic++) {
                complain(events, start, topic, scenario.complaintsPerDay() * busy * season * factor * busyness[hour]);
            }
            int others = chance.poisson(scenario.trafficPerDay() * factor * busyness[hour]);
            for (int i = 0; i < others; i++) {
                events.add(new Event(within(start), client(), -1, -1, "ok", 0.2 + 0.4 * chance.normal()));
            }
        }
        if (trouble) {
            makeTrouble(events, midnight);
        }
        if (!calm && chance.uniform() < scenario.incidentsPerYear() / 365) {
            happen(events, midnight);
        }
        events.sort(Comparator.comparingLong(Event::time));
        return events;
    }

    private void complain(List<Event> events, long start, int topic, double mean) {
        for (int i = chance.poisson(mean); i > 0; i--) {
            events.add(new Event(within(start), client(), topic, -1, "bad", -0.6 + 0.3 * chance.normal()));
        }
    }

    private void happen(List<Event> events, long midnight) {
        int incident = incidents++;
        int people = scenario.reporters() > 0 ? scenario.reporters() : 3 + chance.below(13);
        int topic = chance.below(scenario.topics());
        long begins = midnight + (long) ((OPENS + chance.uniform() * (CLOSES - OPENS - 1)) * HOUR_MS);
        for (int i = 0; i < people; i++) {
            long time = begins + (long) (chance.exponential(REPORTING_DELAY_MIN) * MINUTE_MS);
            events.add(new Event(time, "r" + incident + "." + i, topic, incident, "bad", -0.6 + 0.3 * chance.normal()));
        }
    }

    private void makeTrouble(List<Event> events, long midnight) {
        long begins = midnight + (long) ((OPENS + chance.uniform() * (CLOSES - OPENS - 1)) * HOUR_MS);
        int messages = switch (scenario.trouble()) {
            case FLOOD -> FLOOD;
            case BRIGADE -> BRIGADE;
            case NONE, PROMOTION -> 0;
        };
        boolean copied = scenario.trouble() == Scenario.Trouble.BRIGADE;
        troublemakers++;
        for (int i = 0; i < messages; i++) {
            String who = "t" + troublemakers + (copied ? "." + i : "");
            long time = begins + (long) (chance.uniform() * 30 * MINUTE_MS);
            events.add(new Event(time, who, 0, -1, copied ? COPIED : "bad " + i, -0.9));
        }
    }

    private long within(long hourStart) {
        return hourStart + (long) (chance.uniform() * HOUR_MS);
    }

    private String client() {
        return "c" + chance.below(CLIENTS);
    }
}
