package io.crmautopilot.examples.salon;

import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The chain's operator desk: the same key is one case. */
final class SalonDesk implements OperatorDesk {

    private final Map<String, CaseFile> cases = new LinkedHashMap<>();

    @Override
    public Outcome handOver(CaseFile file) {
        cases.putIfAbsent(file.key(), file);
        return new Outcome.Done(Fields.of("case", "desk-" + cases.size()));
    }

    /** Returns the cases that people have, the oldest first. */
    List<CaseFile> cases() {
        return List.copyOf(cases.values());
    }
}
