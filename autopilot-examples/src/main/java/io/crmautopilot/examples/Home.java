package io.crmautopilot.examples;

import java.nio.file.Path;

/** The project's folder, wherever the program was started from. */
public final class Home {
    private Home() {}

    /** Returns the folder that holds the start script, or the working folder when the script was not used. */
    public static Path folder() {
        return Path.of(System.getProperty("autopilot.home", ""))
                .toAbsolutePath()
                .normalize();
    }

    /** Returns {@code target/name} of the project, where a command leaves what it makes. The folder may not exist yet. */
    public static Path target(String name) {
        return folder().resolve("target").resolve(name);
    }
}
