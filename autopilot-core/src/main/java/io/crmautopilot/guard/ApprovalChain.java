package io.crmautopilot.guard;

import io.crmautopilot.money.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked about what: one entry of a corridor's {@code approvals}. The first entry that fits a question decides.
 *
 * @param kinds the kinds of action that it is about; empty for all
 * @param upTo the largest sum that it is about; null for any
 * @param roles who is asked, in order: the next one when the one before is silent; empty for all approvers of the branch
 * @param needs how many different people must say yes
 */
public record ApprovalChain(Set<String> kinds, @Nullable Money upTo, List<String> roles, int needs) {

    /** The chain where the corridor names none: all approvers in the order of the settings, and one yes. */
    static final ApprovalChain EVERYBODY = new ApprovalChain(Set.of(), null, List.of(), 1);

    /** Creates an entry; a role that comes twice, a negative sum and fewer than one yes are refused. */
    public ApprovalChain {
        kinds = Set.copyOf(kinds);
        roles = List.copyOf(roles);
        if (needs < 1) {
            throw new IllegalArgumentException("needs is " + needs + ", at least one yes is needed");
        }
        if (upTo != null && upTo.isNegative()) {
            throw new IllegalArgumentException("upTo is negative: " + upTo);
        }
        if (roles.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("ask names a blank role");
        }
        if (new HashSet<>(roles).size() < roles.size()) {
            throw new IllegalArgumentException("ask names a role twice: " + roles);
        }
    }

    /** Tells whether a question about {@code kind} and {@code sum} is this entry's. */
    public boolean fits(String kind, Money sum) {
        return (kinds.isEmpty() || kinds.contains(kind))
                && (upTo == null || !sum.currency().equals(upTo.currency()) || !sum.exceeds(upTo));
    }

    /** Returns the people of {@code approvers} who are asked, in order. */
    public List<Approver> people(List<Approver> approvers) {
        return roles.isEmpty()
                ? approvers
                : roles.stream()
                        .flatMap(role -> approvers.stream()
                                .filter(approver -> approver.role().equals(role)))
                        .toList();
    }

    private boolean hides(ApprovalChain later) {
        boolean kindsCovered = kinds.isEmpty() || (!later.kinds.isEmpty() && kinds.containsAll(later.kinds));
        boolean sumsCovered = upTo == null || (later.upTo != null && !later.upTo.exceeds(upTo));
        return kindsCovered && sumsCovered;
    }

    /** Refuses entries that can never be reached, and kinds that the corridor does not allow: most likely they are misspelt. */
    static void check(List<ApprovalChain> chains, Set<String> allowed) {
        for (int i = 0; i < chains.size(); i++) {
            for (String kind : chains.get(i).kinds) {
                if (!allowed.contains(kind)) {
                    throw new IllegalArgumentException(
                            "approvals[" + i + "] is about " + kind + ", which the corridor does not allow");
                }
            }
            for (int before = 0; before < i; before++) {
                if (chains.get(before).hides(chains.get(i))) {
                    throw new IllegalArgumentException(
                            "approvals[" + i + "] is never reached: approvals[" + before + "] fits all that it fits");
                }
            }
        }
    }

    /** Refuses entries for which {@code approvers} are not enough. */
    static void check(List<ApprovalChain> chains, List<Approver> approvers, String branch) {
        for (int i = 0; i < chains.size(); i++) {
            ApprovalChain chain = chains.get(i);
            for (String role : chain.roles) {
                if (approvers.stream().noneMatch(approver -> approver.role().equals(role))) {
                    throw new IllegalArgumentException(
                            "approvals[" + i + "] asks the " + role + ", and branch " + branch + " has none");
                }
            }
            long people = chain.people(approvers).stream()
                    .map(approver -> approver.contact().key())
                    .distinct()
                    .count();
            if (people < chain.needs) {
                throw new IllegalArgumentException("approvals[" + i + "] needs " + chain.needs + " people, and branch "
                        + branch + " has " + people);
            }
        }
    }
}
