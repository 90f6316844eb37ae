package io.crmautopilot.vendors;

import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why a vendor is out, or what nobody can tell of it.
 *
 * @param rule the hard rule
 * @param unknown whether the rule could not be judged; false means that it is failed
 * @param values the figures behind it by name, as texts
 */
public record JudgingReason(JudgingRule rule, boolean unknown, Map<String, String> values) {

    /** Creates a reason; the values are copied. */
    public JudgingReason {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Returns the reason as a person reads it; any language but Kazakh and Russian gives English. */
    public String text(Language language) {
        return unknown ? rule.unknown(language) : rule.failed(language, values);
    }

    /** Returns this reason as a JSON object. */
    public Fields toFields() {
        return Fields.of("rule", rule.id(), "unknown", unknown, "values", Fields.ofMap(values));
    }
}
