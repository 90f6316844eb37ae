package io.crmautopilot.examples.backtest;

import java.io.PrintStream;
import java.util.Locale;

/** A progress bar over the bytes of a file, drawn again whenever another percent is done. */
final class ProgressBar {

    private static final int WIDTH = 40;
    private static final long MEGABYTE = 1 << 20;

    private final PrintStream err;
    private final long size;
    private long shown = -1;

    /** Makes a bar for a file of {@code size} bytes; 0 when the size is not known. */
    ProgressBar(PrintStream err, long size) {
        this.err = err;
        this.size = size;
    }

    void at(long bytes) {
        long step = size > 0 ? Math.min(100, bytes * 100 / size) : bytes / (16 * MEGABYTE);
        if (step == shown) {
            return;
        }
        shown = step;
        if (size > 0) {
            int done = (int) (step * WIDTH / 100);
            err.printf(
                    Locale.ROOT,
                    "\r[%s%s] %3d %%  %,d of %,d MB",
                    "#".repeat(done),
                    ".".repeat(WIDTH - done),
                    step,
                    bytes / MEGABYTE,
                    size / MEGABYTE);
        } else {
            err.printf(Locale.ROOT, "\r%,d MB", bytes / MEGABYTE);
        }
        err.flush();
    }

    void end() {
        err.print("\n");
        err.flush();
    }
}
