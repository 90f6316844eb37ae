package io.crmautopilot.testing;

import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An operator desk that remembers the cases put before it, each key once. Safe for any number of threads. */
public final class RecordingDesk implements OperatorDesk {

    private final Map<String, CaseFile> cases = new LinkedHashMap<>();

    /** Creates a desk without cases. */
    public RecordingDesk() {}

    @Override
    public synchronized Outcome handOver(CaseFile file) {
        cases.putIfAbsent(file.key(), file);
        return new Outcome.Done(Fields.of("case", file.key()));
    }

    /** Returns the cases in order. */
    public synchronized List<CaseFile> cases() {
        return new ArrayList<>(cases.values());
    }
}
