package io.crmautopilot.action;

import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;

/** The host's desk of live operators. Called only by effects, from many threads; throwing means that it is unknown whether it was taken. */
@FunctionalInterface
public interface OperatorDesk {

    /** Puts a case before people; the same key is one case. */
    Outcome handOver(CaseFile file);

    /**
     * A case with its evidence and its next best action.
     *
     * @param key our idempotency key
     * @param branch the branch
     * @param incident the incident; empty when it is about a single dialogue
     * @param reason why a person is needed, in English
     * @param nextBest what the autopilot would do next if it were a person, in English
     * @param facts the history: signal, diagnosis, what was done, what is open
     * @param code the reason's code, stable across releases, by which {@code CaseWords} tells it in other languages; empty for none
     * @param values what stands in the reason in figures and ids, by name; no personal data
     */
    record CaseFile(
            String key,
            BranchRef branch,
            String incident,
            String reason,
            String nextBest,
            Fields facts,
            String code,
            Fields values) {

        /** Creates a case whose reason has no code. */
        public CaseFile(String key, BranchRef branch, String incident, String reason, String nextBest, Fields facts) {
            this(key, branch, incident, reason, nextBest, facts, "", Fields.empty());
        }
    }
}
