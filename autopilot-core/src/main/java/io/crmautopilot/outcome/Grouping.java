package io.crmautopilot.outcome;

import java.util.Comparator;

/** What figures are counted together for. */
public enum Grouping {
    /** All incidents of a tenant. */
    TENANT,
    /** Those of a branch. */
    BRANCH,
    /** Those of a tenant that followed the same playbook. */
    SCENARIO,
    /** Those of a branch that followed the same playbook. */
    BRANCH_AND_SCENARIO;

    /**
     * What a row of figures is about.
     *
     * @param tenant whose
     * @param location which branch; empty for all
     * @param scenario which playbook; empty for all
     */
    public record Scope(String tenant, String location, String scenario) implements Comparable<Scope> {

        private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::tenant)
                .thenComparing(Scope::location)
                .thenComparing(Scope::scenario);

        @Override
        public int compareTo(Scope other) {
            return ORDER.compare(this, other);
        }
    }

    /** Returns the group that an incident belongs to. */
    public Scope scopeOf(IncidentOutcome incident) {
        boolean branch = this == BRANCH || this == BRANCH_AND_SCENARIO;
        boolean scenario = this == SCENARIO || this == BRANCH_AND_SCENARIO;
        return new Scope(incident.tenant(), branch ? incident.location() : "", scenario ? incident.scenario() : "");
    }
}
