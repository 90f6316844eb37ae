package io.crmautopilot.steps;

import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.time.Duration;

/**
 * How patient the dialogue with a vendor is: settings of the plan's step, each an ISO 8601 duration.
 *
 * @param within how soon somebody should be there
 * @param reply how long one answer is waited for
 * @param late how long after the agreed time nobody's coming becomes a no-show
 * @param work how long the work is waited for
 */
record VendorTerms(Duration within, Duration reply, Duration late, Duration work) {

    static VendorTerms of(StepView view) {
        Fields settings = view.step().settings();
        return new VendorTerms(
                duration(settings, "within", Duration.ofHours(2)),
                duration(settings, "reply", Duration.ofMinutes(10)),
                duration(settings, "late", Duration.ofMinutes(30)),
                duration(settings, "work", Duration.ofHours(3)));
    }

    private static Duration duration(Fields settings, String key, Duration otherwise) {
        return settings.has(key) ? settings.duration(key) : otherwise;
    }
}
