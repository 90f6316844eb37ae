package io.crmautopilot.benchmarks.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The picture of the cost of a message over the branches and over what their windows hold, as SVG that suits light and dark pages. */
final class Curve {

    private static final int WIDTH = 880;
    private static final int HEIGHT = 380;
    private static final int PANEL = 330;
    private static final int TOP = 60;
    private static final int BOTTOM = 300;

    private static final String STYLE = "<style>text{font:13px system-ui,sans-serif;fill:#24292f}.t{font-weight:600}"
            + ".a{stroke:#6e7781;fill:none}.g{stroke:#d0d7de;fill:none}.p{stroke:#0969da;fill:none;stroke-width:2}"
            + ".d{stroke:#bc4c00;fill:none;stroke-width:2;stroke-dasharray:6 4}.fp{fill:#0969da}.fd{fill:#bc4c00}"
            + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.a{stroke:#8b949e}.g{stroke:#30363d}"
            + ".p{stroke:#58a6ff}.d{stroke:#f0883e}.fp{fill:#58a6ff}.fd{fill:#f0883e}}</style>\n";

    /** One point: where it stands among the ticks, and nanoseconds. */
    private record Point(int tick, double ns) {}

    private final Measurements measured;
    private final StringBuilder svg = new StringBuilder();
    private double most;

    private Curve(Measurements measured) {
        this.measured = measured;
    }

    /** Returns the picture. */
    static String of(Measurements measured) {
        return new Curve(measured).draw();
    }

    private String draw() {
        int[] branches = {1, 1_000, 100_000, 1_000_000};
        int[] windows = {24, 240, 2_400};
        List<Point> pathByBranches = points("HotPath.rules[branches=%d,days=1,perDay=24,texts=mixed]", branches);
        List<Point> detectorByBranches = points("DetectorUpdate.update[branches=%d,days=1,perDay=24]", branches);
        List<Point> pathByWindow = points("HotPath.rules[branches=100,days=3,perDay=%d,texts=mixed]", windows);
        List<Point> detectorByWindow = points("DetectorUpdate.update[branches=100,days=3,perDay=%d]", windows);
        most = ceiling(pathByBranches, detectorByBranches, pathByWindow, detectorByWindow);
        svg.append(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\"%n aria-label=\"Nanoseconds"
                        + " a message over the number of branches and over the messages in a day's window\">%n",
                WIDTH, HEIGHT));
        svg.append(STYLE);
        panel(70, "over the number of branches", "branches, chosen at random", branches);
        line(70, branches.length, pathByBranches, "p");
        line(70, branches.length, detectorByBranches, "d");
        panel(500, "over what a window holds", "messages of a branch in its day's window", windows);
        line(500, windows.length, pathByWindow, "p");
        line(500, windows.length, detectorByWindow, "d");
        text(70, 20, "t", "start", "What a message costs, nanoseconds of processor time");
        svg.append("<path class=\"p\" d=\"M430 15h30\"/><path class=\"d\" d=\"M640 15h30\"/>\n");
        text(466, 20, "", "start", "text to verdict, by rules");
        text(676, 20, "", "start", "detector alone");
        return svg.append("</svg>\n").toString();
    }

    private List<Point> points(String name, int[] ticks) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < ticks.length; i++) {
            Optional<Measurement> found = measured.find(String.format(Locale.ROOT, name, ticks[i]));
            if (found.isPresent()) {
                points.add(new Point(i, found.get().cpuNs()));
            }
        }
        return points;
    }

    /** Returns the end of the scale: the next of 1, 2, 5 times a power of ten. */
    @SafeVarargs
    private static double ceiling(List<Point>... all) {
        double largest = 1;
        for (List<Point> points : all) {
            for (Point point : points) {
                largest = Math.max(largest, point.ns());
            }
        }
        double power = Math.pow(10, Math.floor(Math.log10(largest)));
        for (double step : new double[] {1, 2, 5}) {
            if (largest <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private void panel(int left, String title, String below, int[] ticks) {
        text(left, TOP - 14, "t", "start", title);
        for (int i = 0; i <= 4; i++) {
            double y = BOTTOM - (BOTTOM - TOP) * i / 4.0;
            svg.append(String.format(Locale.ROOT, "<path class=\"g\" d=\"M%d %.1fh%d\"/>", left, y, PANEL));
            text(left - 8, (int) y + 4, "", "end", String.format(Locale.ROOT, "%,.0f", most * i / 4));
        }
        svg.append(String.format("<path class=\"a\" d=\"M%d %dV%dh%d\"/>%n", left, TOP, BOTTOM, PANEL));
        for (int i = 0; i < ticks.length; i++) {
            text(
                    (int) x(left, ticks.length, i),
                    BOTTOM + 20,
                    "",
                    "middle",
                    String.format(Locale.ROOT, "%,d", ticks[i]));
        }
        text(left + PANEL / 2, BOTTOM + 46, "", "middle", below);
        text(left - 8, TOP - 14, "", "end", "ns");
    }

    private void line(int left, int ticks, List<Point> points, String style) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            double x = x(left, ticks, point.tick());
            double y = BOTTOM - (BOTTOM - TOP) * point.ns() / most;
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x, y));
            svg.append(String.format(
                    Locale.ROOT, "<circle class=\"f%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>", style, x, y));
            text((int) x, (int) y - 8, "", "middle", String.format(Locale.ROOT, "%,.0f", point.ns()));
        }
        svg.append(String.format("<path class=\"%s\" d=\"%s\"/>%n", style, path));
    }

    private static double x(int left, int ticks, int tick) {
        return left + PANEL * (tick + 0.5) / ticks;
    }

    private void text(int x, int y, String style, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
                style,
                x,
                y,
                anchor,
                words));
    }
}
