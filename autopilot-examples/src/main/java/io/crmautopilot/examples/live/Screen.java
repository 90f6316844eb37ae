package io.crmautopilot.examples.live;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the person who watches sees: one line for each thing, with the time in front. Lines of several threads do not mix. */
final class Screen {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int LONGEST = 400;

    private final PrintStream out;
    private final InstantSource clock;
    private final ZoneId zone;

    Screen(PrintStream out, InstantSource clock, ZoneId zone) {
        this.out = out;
        this.clock = clock;
        this.zone = zone;
    }

    /** Prints a line of its kind. */
    synchronized void line(String kind, String text) {
        out.print(TIME.format(clock.instant().atZone(zone)) + "  " + String.format(Locale.ROOT, "%-9s", kind) + "  "
                + harmless(text) + "\n");
        out.flush();
    }

    /** Prints a text as it is, without time and kind. */
    synchronized void text(String text) {
        out.print(text);
        out.flush();
    }

    /** Returns where {@link #whole} prints to. */
    PrintStream stream() {
        return out;
    }

    /** Lets {@code printing} print without lines of other threads in between. */
    synchronized void whole(Runnable printing) {
        printing.run();
        out.flush();
    }

    /** What somebody wrote may hold anything, and a terminal obeys control characters. */
    private static String harmless(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            int type = Character.getType(c);
            boolean obeyed = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
            shown.appendCodePoint(obeyed ? (c == '\n' ? ' ' : '�') : c);
        });
        return shown.toString();
    }
}
