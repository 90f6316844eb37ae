package io.crmautopilot.explain;

import java.util.Locale;

/** An inline drawing as wide as a telephone, so that its letters stay readable there. All text goes through {@link Html#escaped}. */
final class Canvas {

    static final int WIDTH = 420;

    private final StringBuilder out = new StringBuilder(4_096);
    private final int height;
    private final String name;

    /**
     * Begins a drawing.
     *
     * @param name what it shows, for who cannot see it
     */
    Canvas(int height, String name) {
        this.height = height;
        this.name = name;
    }

    Canvas line(String kind, double x1, double y1, double x2, double y2) {
        return add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", kind, x1, y1, x2, y2);
    }

    Canvas box(String kind, double x, double y, double width, double tall) {
        return add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                kind, x, y, Math.max(width, 0), Math.max(tall, 0));
    }

    Canvas diamond(double x, double y) {
        return add("<path class=\"mark\" d=\"M%.1f %.1f l4 4 l-4 4 l-4 -4 z\"/>", x, y - 4);
    }

    /** Draws a line through points given as {@code x,y x,y}. */
    Canvas path(String kind, String points) {
        return add("<polyline class=\"%s\" points=\"%s\"/>", kind, points);
    }

    Canvas area(String kind, String points) {
        return add("<polygon class=\"%s\" points=\"%s\"/>", kind, points);
    }

    Canvas text(String kind, double x, double y, String words) {
        return add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", kind, x, y, Html.escaped(words));
    }

    static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    private Canvas add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    String svg() {
        return "<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-label=\"" + Html.escaped(name)
                + "\">\n" + out + "</svg>\n";
    }
}
