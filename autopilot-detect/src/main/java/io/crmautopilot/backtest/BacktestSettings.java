package io.crmautopilot.backtest;

import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.json.Fields;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;

/** Reads the settings file of a back-test. */
public final class BacktestSettings {

    private static final Set<String> KEYS = Set.of(
            "timeZone",
            "falseAlarmsPerBranchYear",
            "headlineWindow",
            "minimumPeople",
            "allowedLateness",
            "sentiment",
            "incidentsPerBranchYear");

    private BacktestSettings() {}

    /**
     * Returns the settings in a JSON object; keys that are absent keep their default.
     *
     * @throws IllegalArgumentException when a key is unknown or its value is unusable; the message names the key
     */
    public static DetectorSettings parse(String json) {
        Fields fields = Fields.parse(json);
        for (String key : fields.keys()) {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown setting \"" + key + "\"; there are "
                        + String.join(", ", KEYS.stream().sorted().toList()));
            }
        }
        DetectorSettings settings = DetectorSettings.defaults();
        try {
            if (fields.has("timeZone")) {
                settings = settings.withTimeZone(ZoneId.of(fields.text("timeZone")));
            }
            if (fields.has("headlineWindow")) {
                settings = settings.withHeadlineWindow(fields.duration("headlineWindow"));
            }
            if (fields.has("allowedLateness")) {
                settings = settings.withAllowedLateness(fields.duration("allowedLateness"));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "timeZone, headlineWindow and allowedLateness are a zone's name and"
                            + " ISO-8601 durations such as PT40M: " + e.getMessage(),
                    e);
        }
        if (fields.has("falseAlarmsPerBranchYear")) {
            settings = settings.withFalseAlarmsPerBranchYear(number(fields, "falseAlarmsPerBranchYear"));
        }
        if (fields.has("incidentsPerBranchYear")) {
            settings = settings.withIncidentsPerBranchYear(number(fields, "incidentsPerBranchYear"));
        }
        if (fields.has("minimumPeople")) {
            settings = settings.withMinimumPeople(Math.toIntExact(fields.number("minimumPeople")));
        }
        return fields.has("sentiment") ? settings.withSentiment(fields.flag("sentiment")) : settings;
    }

    private static double number(Fields fields, String key) {
        try {
            return fields.decimal(key);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + key + "\" must be a number", e);
        }
    }
}
