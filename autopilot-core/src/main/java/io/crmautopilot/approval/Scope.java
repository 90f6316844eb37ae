package io.crmautopilot.approval;

import io.crmautopilot.person.BranchRef;

/**
 * What a veto or stop covers: the narrowest is one action, the widest the whole autopilot.
 *
 * @param kind how wide it is
 * @param tenant the tenant; empty for {@link Kind#ALL}
 * @param name the location, the incident's id or the action's key; empty for a tenant and for all
 */
public record Scope(Kind kind, String tenant, String name) {

    /** How wide a scope is. */
    public enum Kind {
        /** One action. */
        ACTION,
        /** One incident. */
        INCIDENT,
        /** One branch. */
        BRANCH,
        /** All branches of one tenant. */
        TENANT,
        /** Everything. */
        ALL
    }

    /** Returns the scope of one action. */
    public static Scope action(String tenant, String key) {
        return new Scope(Kind.ACTION, tenant, key);
    }

    /** Returns the scope of one incident. */
    public static Scope incident(String tenant, String id) {
        return new Scope(Kind.INCIDENT, tenant, id);
    }

    /** Returns the scope of one branch. */
    public static Scope branch(BranchRef branch) {
        return new Scope(Kind.BRANCH, branch.tenant(), branch.location());
    }

    /** Returns the scope of one tenant. */
    public static Scope tenant(String tenant) {
        return new Scope(Kind.TENANT, tenant, "");
    }

    /** Returns the scope of everything. */
    public static Scope all() {
        return new Scope(Kind.ALL, "", "");
    }

    /** Tells whether this scope covers an action. */
    public boolean covers(BranchRef branch, String incident, String actionKey) {
        return switch (kind) {
            case ALL -> true;
            case TENANT -> tenant.equals(branch.tenant());
            case BRANCH -> tenant.equals(branch.tenant()) && name.equals(branch.location());
            case INCIDENT -> tenant.equals(branch.tenant()) && name.equals(incident);
            case ACTION -> tenant.equals(branch.tenant()) && name.equals(actionKey);
        };
    }

    /** Returns the kind and the name: {@code INCIDENT inc-7}. */
    @Override
    public String toString() {
        return (kind + " " + tenant + " " + name).strip().replaceAll(" +", " ");
    }
}
