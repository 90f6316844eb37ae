package io.crmautopilot.examples.pages;

import java.io.PrintStream;
import java.nio.file.Path;

/** The code of one page, on an invented salon; it reaches no network. Used from one thread. */
interface Page {

    /** Returns the page's name, such as {@code embedding} for {@code docs/embedding.md}. */
    String name();

    /**
     * Does what the page shows.
     *
     * @param out where it tells what came of it
     * @param folder an empty folder of its own
     */
    void run(PrintStream out, Path folder) throws Exception;
}
