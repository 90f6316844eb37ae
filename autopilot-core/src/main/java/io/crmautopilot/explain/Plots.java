package io.crmautopilot.explain;

import io.crmautopilot.money.Money;
import io.crmautopilot.outcome.IncidentOutcome;
import io.crmautopilot.trust.Interval;
import io.crmautopilot.trust.Standing;
import io.crmautopilot.trust.Trial;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Draws what pages show. */
final class Plots {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM", Locale.ROOT);
    private static final int LEFT = 30;
    private static final int RIGHT = Canvas.WIDTH - 8;
    private static final int TALL = 190;
    private static final int FLOOR = 165;
    private static final int TOP = 12;

    private Plots() {}

    /** The moments at which the number of people within the window changes, with that number. */
    static List<List<Object>> steps(Story story) {
        TreeSet<Instant> moments = new TreeSet<>();
        for (Instant at : story.complaints()) {
            moments.add(at);
            moments.add(at.plus(story.window));
        }
        List<List<Object>> steps = new ArrayList<>();
        moments.forEach(at -> steps.add(List.of(at, story.within(at))));
        return steps;
    }

    static Canvas complaints(Story story, String name) {
        List<List<Object>> steps = steps(story);
        Instant from = ((Instant) steps.get(0).get(0)).minus(Duration.ofMinutes(10));
        Instant to = ((Instant) steps.get(steps.size() - 1).get(0)).plus(Duration.ofMinutes(10));
        int most = steps.stream().mapToInt(step -> (Integer) step.get(1)).max().orElse(1);
        int top = Math.max(most, story.limit()) + 1;
        Canvas canvas = new Canvas(TALL, name);
        canvas.box("band", LEFT, y(story.limit(), top), RIGHT - LEFT, FLOOR - y(story.limit(), top));
        for (int people = 0; people <= top; people += top > 8 ? 2 : 1) {
            canvas.line("grid", LEFT, y(people, top), RIGHT, y(people, top));
            canvas.text("soft end", LEFT - 6, y(people, top) + 4, Integer.toString(people));
        }
        canvas.line("mean", LEFT, y(story.expected, top), RIGHT, y(story.expected, top));
        StringBuilder points = new StringBuilder(Canvas.point(LEFT, y(0, top)));
        int before = 0;
        for (List<Object> step : steps) {
            double x = x((Instant) step.get(0), from, to);
            points.append(Canvas.point(x, y(before, top)));
            before = (Integer) step.get(1);
            points.append(Canvas.point(x, y(before, top)));
        }
        canvas.path("curve", points + Canvas.point(RIGHT, y(before, top)));
        hours(canvas, from, to, story.zone, TALL - 8);
        return canvas;
    }

    static Canvas steps(Story story, Words words) {
        List<Story.Run> runs = story.runs();
        Instant from = runs.isEmpty() ? story.noticedAt : runs.get(0).begun;
        Instant to = story.last.isAfter(from) ? story.last : from.plusSeconds(60);
        int height = 30 + 34 * runs.size();
        Canvas canvas = new Canvas(height, words.text("plot.steps"));
        int y = 14;
        for (Story.Run run : runs) {
            Instant end = run.ended == null ? to : run.ended;
            canvas.text("", 4, y, words.name("step", run.kind));
            double x = wide(run.begun, from, to);
            canvas.box(run.ended == null ? "held" : "bar", x, y + 5, Math.max(2, wide(end, from, to) - x), 9);
            run.marks.values().forEach(at -> canvas.diamond(wide(at, from, to), y(run, runs)));
            y += 34;
        }
        for (int i = 0; i <= 4; i++) {
            Instant at = from.plus(Duration.between(from, to).multipliedBy(i).dividedBy(4));
            canvas.text(
                    i == 0 ? "soft" : i == 4 ? "soft end" : "soft mid",
                    wide(at, from, to),
                    height - 6,
                    hour(at, story.zone));
        }
        return canvas;
    }

    private static double y(Story.Run run, List<Story.Run> runs) {
        return 14 + 34.0 * runs.indexOf(run) + 9.5;
    }

    /** Bars of what each incident cost, and the line of what it might; incidents of one currency. */
    static Canvas money(List<IncidentOutcome> incidents, String name) {
        long top = 1;
        for (IncidentOutcome each : incidents) {
            top = Math.max(
                    top, each.money().corridor().value().map(Money::minor).orElse(0L));
            top = Math.max(top, each.money().spent().value().map(Money::minor).orElse(0L));
        }
        Canvas canvas = new Canvas(TALL, name);
        for (int quarter = 0; quarter <= 4; quarter++) {
            double y = FLOOR - quarter / 4.0 * (FLOOR - TOP);
            canvas.line("grid", LEFT + 24, y, RIGHT, y);
            canvas.text("soft end", LEFT + 20, y + 4, brief(top * quarter / 4, incidents));
        }
        double room = (double) (RIGHT - LEFT - 24) / Math.max(1, incidents.size());
        for (int i = 0; i < incidents.size(); i++) {
            IncidentOutcome each = incidents.get(i);
            double x = LEFT + 24 + room * i;
            double spent = each.money().spent().value().map(Money::minor).orElse(0L) / (double) top;
            double held = each.money().promised().value().map(Money::minor).orElse(0L) / (double) top;
            canvas.box("bar", x + room * .2, FLOOR - spent * (FLOOR - TOP), room * .6, spent * (FLOOR - TOP));
            canvas.box("held", x + room * .2, FLOOR - (spent + held) * (FLOOR - TOP), room * .6, held * (FLOOR - TOP));
            double limit = each.money().corridor().value().map(Money::minor).orElse(0L) / (double) top;
            canvas.line(
                    "limit",
                    x + room * .1,
                    FLOOR - limit * (FLOOR - TOP),
                    x + room * .9,
                    FLOOR - limit * (FLOOR - TOP));
            if (incidents.size() <= 7 || i % (incidents.size() / 6 + 1) == 0) {
                canvas.text(
                        "soft mid",
                        x + room / 2,
                        TALL - 8,
                        DAY.format(each.noticedAt().atZone(each.zone())));
            }
        }
        return canvas;
    }

    private static String brief(long minor, List<IncidentOutcome> incidents) {
        return incidents.stream()
                .flatMap(each -> each.money().corridor().value().stream())
                .findFirst()
                .map(sum -> new Money(minor, sum.currency()).major().longValue())
                .map(major -> major >= 10_000 ? major / 1_000 + "k" : Long.toString(major))
                .orElse("");
    }

    /** The interval after each trial that counts. */
    static Canvas trust(Standing standing, String name) {
        Canvas canvas = new Canvas(TALL, name);
        for (int quarter = 0; quarter <= 4; quarter++) {
            double y = share(quarter / 4.0);
            canvas.line("grid", LEFT + 14, y, RIGHT, y);
            canvas.text("soft end", LEFT + 10, y + 4, 25 * quarter + "%");
        }
        List<Interval> course = course(standing);
        StringBuilder high = new StringBuilder();
        StringBuilder low = new StringBuilder();
        for (int i = 0; i < course.size(); i++) {
            double x = LEFT + 14 + (RIGHT - LEFT - 14.0) * (i + 1) / (course.size() + 1);
            high.append(Canvas.point(x, share(course.get(i).high())));
            low.insert(0, Canvas.point(x, share(course.get(i).low())));
            canvas.text(
                    "soft mid",
                    x,
                    TALL - 8,
                    i == 0 || i == course.size() - 1 || course.size() <= 6
                            ? DAY.format(standing.course().get(i).at().atOffset(java.time.ZoneOffset.UTC))
                            : "");
        }
        canvas.area("band", high.toString() + low);
        canvas.path("curve", reversed(low.toString()));
        canvas.path("mean", high.toString());
        return canvas;
    }

    private static String reversed(String points) {
        List<String> all = new ArrayList<>(List.of(points.strip().split(" ")));
        java.util.Collections.reverse(all);
        return String.join(" ", all);
    }

    static List<Interval> course(Standing standing) {
        List<Interval> course = new ArrayList<>();
        long good = 0;
        for (Trial trial : standing.course()) {
            good += trial.isGood() ? 1 : 0;
            course.add(Interval.of(good, course.size() + 1));
        }
        return course;
    }

    private static void hours(Canvas canvas, Instant from, Instant to, ZoneId zone, int y) {
        for (int i = 0; i <= 4; i++) {
            Instant at = from.plus(Duration.between(from, to).multipliedBy(i).dividedBy(4));
            canvas.text(i == 4 ? "soft end" : i == 0 ? "soft" : "soft mid", x(at, from, to), y, hour(at, zone));
        }
    }

    static String hour(Instant at, ZoneId zone) {
        return HOUR.format(at.atZone(zone));
    }

    private static double share(double part) {
        return FLOOR - part * (FLOOR - TOP);
    }

    private static double y(double people, int top) {
        return FLOOR - people / top * (FLOOR - TOP);
    }

    private static double x(Instant at, Instant from, Instant to) {
        return LEFT + part(at, from, to) * (RIGHT - LEFT);
    }

    private static double wide(Instant at, Instant from, Instant to) {
        return 4 + part(at, from, to) * (RIGHT - 4);
    }

    private static double part(Instant at, Instant from, Instant to) {
        return (double) Duration.between(from, at).toMillis()
                / Math.max(1, Duration.between(from, to).toMillis());
    }
}
