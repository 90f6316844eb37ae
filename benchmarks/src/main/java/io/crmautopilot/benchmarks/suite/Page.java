package io.crmautopilot.benchmarks.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The tables of the page about performance, written between two marks of it; what people wrote around them stays. */
final class Page {

    private static final String BEGIN = "<!-- measured: begin (benchmarks/run writes what follows) -->";
    private static final String END = "<!-- measured: end -->";

    private Page() {}

    /** Replaces the tables of a page; refuses one that lacks the marks. */
    static void write(Path file, Measurements measured) {
        try {
            Files.writeString(file, replaced(Files.readString(file), tables(measured)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String replaced(String page, String tables) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the page lacks the marks \"" + BEGIN + "\" and \"" + END + "\"");
        }
        return page.substring(0, begin + BEGIN.length()) + "\n\n" + tables + "\n" + page.substring(end);
    }

    static String tables(Measurements measured) {
        StringBuilder text = new StringBuilder();
        measured.conditions()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append(". "));
        text.append("\n\n| goal | must | measured |\n| --- | --- | ---: |\n");
        for (Goals goal : Goals.ALL) {
            String figure = goal.measured(measured);
            boolean missed = goal.met(measured).orElse(true).equals(false);
            row(text, goal.what(), goal.must(), missed ? "**" + figure + "**" : figure);
        }
        text.append("\n| heap | bytes |\n| --- | ---: |\n");
        measured.figures()
                .forEach((name, value) -> row(text, "`" + name + "`", String.format(Locale.ROOT, "%,.0f", value)));
        text.append(
                "\n| benchmark | processor time | by the clock | bytes an operation |\n| --- | ---: | ---: | ---: |\n");
        for (Measurement each : measured.all()) {
            row(
                    text,
                    "`" + each.name() + "`" + (each.threads() > 1 ? " × " + each.threads() + " threads" : ""),
                    time(each.cpuNs()),
                    time(each.wallNs()),
                    String.format(Locale.ROOT, each.bytes() < 100 ? "%.2f" : "%,.0f", each.bytes()));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    static String time(double ns) {
        if (ns < 1_000) {
            return String.format(Locale.ROOT, "%.0f ns", ns);
        }
        return ns < 1e6
                ? String.format(Locale.ROOT, "%.1f µs", ns / 1e3)
                : String.format(Locale.ROOT, "%.1f ms", ns / 1e6);
    }
}
