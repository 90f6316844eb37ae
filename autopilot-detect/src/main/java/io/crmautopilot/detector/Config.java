package io.crmautopilot.detector;

/** Settings of a branch with what follows from them, shared by all branches that have the same. */
final class Config {

    final DetectorSettings values;
    final Windows windows;
    final LocalHours hours;
    final long latenessMs;

    /** The length of a traffic bucket. */
    final long bucketMs;

    Config(DetectorSettings values) {
        this.values = values;
        this.windows = new Windows(values.headlineWindow());
        this.hours = new LocalHours(values.timeZone());
        this.latenessMs = values.allowedLateness().toMillis();
        this.bucketMs = windows.headline() / 8;
    }
}
