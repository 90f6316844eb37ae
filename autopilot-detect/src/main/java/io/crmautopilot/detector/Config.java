package io.crmautopilot.detector;

/** Settings of a branch with what follows from them, shared by all branches that have the same. */
final class Config {

    final DetectorSettings values;
    final Windows windows;
    final LocalHours hours;
    final long latenessMs;

    /** The length of a traffic bucket. */
    final long bucketMs;

    /** So long message ids and votes are remembered: a day, and what may come late. */
    final long memoryMs;

    /** So long it is remembered who only wrote: the longest of the short windows, and what may come late. */
    final long briefMemoryMs;

    /** So long votes stay in the windows. */
    final long votesMs;

    Config(DetectorSettings values) {
        this.values = values;
        this.windows = new Windows(values.headlineWindow());
        this.hours = new LocalHours(values.timeZone());
        this.latenessMs = values.allowedLateness().toMillis();
        this.bucketMs = windows.headline() / 8;
        this.memoryMs = Windows.DAY_MS + latenessMs;
        this.briefMemoryMs = windows.longestFast() + latenessMs;
        this.votesMs = windows.longest() + latenessMs;
    }
}
