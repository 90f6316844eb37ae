package io.crmautopilot.examples.salon;

import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints the timeline in columns: local time, kind, what was decided and why, longer texts folded beneath. */
final class Console {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int LABEL = 12;
    private static final int WIDTH = 118;

    private final PrintStream out;
    private final ZoneId zone;

    Console(PrintStream out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    void print(Entry entry) {
        String margin = TIME.format(entry.at().atZone(zone)) + "  " + padded(entry.label());
        String indent = " ".repeat(margin.length());
        String head = entry.what() + (entry.why().isEmpty() ? "" : " — " + entry.why());
        print(margin, indent, head);
        for (String line : entry.more()) {
            print(indent, indent + "  ", line);
        }
    }

    /** Prints a line under the timeline, folded. */
    void note(String line) {
        print("", "  ", line);
    }

    private void print(String margin, String indent, String text) {
        String first = margin;
        for (String line : folded(text, WIDTH - indent.length())) {
            out.print(first + line + "\n");
            first = indent;
        }
    }

    private static String padded(String label) {
        return label + " ".repeat(Math.max(1, LABEL + 2 - label.length()));
    }

    private static List<String> folded(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
