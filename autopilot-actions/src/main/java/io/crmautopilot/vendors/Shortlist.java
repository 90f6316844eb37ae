package io.crmautopilot.vendors;

import io.crmautopilot.json.Fields;
import java.util.List;

/**
 * The vendors that may be asked, best first, and those that may not, each with its reasons.
 *
 * @param ranked who may be asked, at most as many as the rules say
 * @param passedOver who might be asked too, had the rules allowed more; best first
 * @param excluded who fails a hard rule, by id
 */
public record Shortlist(List<JudgedVendor> ranked, List<JudgedVendor> passedOver, List<JudgedVendor> excluded) {

    /** Creates a shortlist; the lists are copied. */
    public Shortlist {
        ranked = List.copyOf(ranked);
        passedOver = List.copyOf(passedOver);
        excluded = List.copyOf(excluded);
    }

    /** Returns this shortlist as a JSON object for a record: scores with their parts, exclusions with their reasons. */
    public Fields toFields() {
        return Fields.of(
                "ranked",
                ranked.stream().map(JudgedVendor::toFields).toList(),
                "passedOver",
                passedOver.stream().map(JudgedVendor::toFields).toList(),
                "excluded",
                excluded.stream().map(JudgedVendor::toFields).toList());
    }
}
