package io.crmautopilot.examples.simulate;

/**
 * What an invented branch is like.
 *
 * @param name how the tables call it
 * @param topics how many topics there are; the rate is that of each
 * @param complaintsPerDay complaints of one topic that nothing links, a day
 * @param dayShape shape of the gamma law of a day's busyness; 2 means that days differ by 71 %, 0 that they do not differ
 * @param season by how much the rate swings over the year, 0 to 1
 * @param trafficPerDay messages a day that complain of nothing
 * @param incidentsPerYear real incidents a year
 * @param reporters people who report an incident; 0 stands for 3 to 15
 * @param trouble what else happens, once a fortnight
 */
record Scenario(
        String name,
        int topics,
        double complaintsPerDay,
        double dayShape,
        double season,
        double trafficPerDay,
        double incidentsPerYear,
        int reporters,
        Trouble trouble) {

    /** What must not be taken for an incident. */
    enum Trouble {
        /** Nothing. */
        NONE,
        /** One person writes twenty complaints in half an hour. */
        FLOOD,
        /** Twelve people send the same long text within half an hour. */
        BRIGADE,
        /** For three hours everybody writes eight times as much, complaints included. */
        PROMOTION
    }

    static Scenario quiet(String name, double complaintsPerDay, double dayShape) {
        return new Scenario(name, 1, complaintsPerDay, dayShape, 0, 30, 0, 0, Trouble.NONE);
    }

    Scenario withTopics(int count) {
        return new Scenario(
                name, count, complaintsPerDay, dayShape, season, trafficPerDay, incidentsPerYear, reporters, trouble);
    }

    Scenario withSeason(double swing) {
        return new Scenario(
                name, topics, complaintsPerDay, dayShape, swing, trafficPerDay, incidentsPerYear, reporters, trouble);
    }

    Scenario withIncidents(double perYear, int people) {
        return new Scenario(name, topics, complaintsPerDay, dayShape, season, trafficPerDay, perYear, people, trouble);
    }

    Scenario withTrouble(Trouble what) {
        return new Scenario(
                name, topics, complaintsPerDay, dayShape, season, trafficPerDay, incidentsPerYear, reporters, what);
    }
}
