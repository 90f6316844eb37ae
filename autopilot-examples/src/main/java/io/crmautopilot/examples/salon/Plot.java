package io.crmautopilot.examples.salon;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Draws a curve against its normal band, with marks where something was done, as SVG. */
final class Plot {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int WIDTH = 960;
    private static final int HEIGHT = 330;
    private static final int LEFT = 40;
    private static final int RIGHT = 16;
    private static final int TOP = 86;
    private static final int BOTTOM = 28;
    private static final int ROWS = 5;

    /** About as wide as a letter of a label, to keep labels from lying on each other. */
    private static final double LETTER = 6;

    /**
     * A mark on the plot.
     *
     * @param at where
     * @param words what
     */
    record Mark(Instant at, String words) {}

    private final Curve curve;
    private final ZoneId zone;
    private final int top;

    Plot(Curve curve, ZoneId zone) {
        this.curve = curve;
        this.zone = zone;
        this.top = Math.max(4, curve.highest() + 1);
    }

    String svg(List<Mark> marks) {
        StringBuilder out = new StringBuilder(8192);
        out.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
        out.append(
                "\" role=\"img\" aria-label=\"People complaining in the last 40 minutes, against the normal band\">\n");
        grid(out);
        band(out);
        line(out);
        double[] taken = new double[ROWS];
        for (Mark mark : marks) {
            int row = 0;
            while (row < ROWS - 1 && taken[row] > x(mark.at())) {
                row++;
            }
            taken[row] = x(mark.at()) + LETTER * (mark.words().length() + 8);
            mark(out, mark, row);
        }
        return out.append("</svg>\n").toString();
    }

    private void grid(StringBuilder out) {
        for (int people = 0; people <= top; people += top > 8 ? 2 : 1) {
            out.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\" y=\"%.1f\" class=\"axis end\">%d</text>%n",
                    LEFT,
                    WIDTH - RIGHT,
                    y(people),
                    y(people),
                    LEFT - 8,
                    y(people) + 4,
                    people));
        }
        for (int i = 0; i < curve.times().size(); i += 12) {
            out.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" class=\"axis mid\">%s</text>%n",
                    x(curve.times().get(i)),
                    HEIGHT - 8,
                    HOUR.format(curve.times().get(i).atZone(zone))));
        }
    }

    private void band(StringBuilder out) {
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        StringBuilder mean = new StringBuilder();
        for (int i = 0; i < curve.times().size(); i++) {
            double x = x(curve.times().get(i));
            above.append(point(x, y(curve.most().get(i))));
            below.insert(0, point(x, y(0)));
            mean.append(point(x, y(curve.normal().get(i))));
        }
        out.append("<polygon class=\"band\" points=\"")
                .append(above)
                .append(below)
                .append("\"/>\n");
        out.append("<polyline class=\"mean\" points=\"").append(mean).append("\"/>\n");
    }

    private void line(StringBuilder out) {
        StringBuilder points = new StringBuilder();
        double last = y(curve.people().get(0));
        for (int i = 0; i < curve.times().size(); i++) {
            double x = x(curve.times().get(i));
            points.append(point(x, last));
            last = y(curve.people().get(i));
            points.append(point(x, last));
        }
        out.append("<polyline class=\"people\" points=\"").append(points).append("\"/>\n");
    }

    private void mark(StringBuilder out, Mark mark, int row) {
        double x = x(mark.at());
        if (x < LEFT || x > WIDTH - RIGHT) {
            return;
        }
        int y = 12 + 15 * row;
        boolean late = x > WIDTH - 180;
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"mark\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/><text x=\"%.1f\" y=\"%d\" class=\"label %s\">%s</text>%n",
                x,
                x,
                y + 4,
                HEIGHT - BOTTOM,
                late ? x - 4 : x + 4,
                y,
                late ? "end" : "",
                Report.escaped(HOUR.format(mark.at().atZone(zone)) + " " + mark.words())));
    }

    private double x(Instant at) {
        List<Instant> times = curve.times();
        Duration all = Duration.between(times.get(0), times.get(times.size() - 1));
        double share = (double) Duration.between(times.get(0), at).toSeconds() / all.toSeconds();
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double y(double people) {
        return HEIGHT - BOTTOM - people / top * (HEIGHT - TOP - BOTTOM);
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }
}
