package io.crmautopilot.testing;

import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.PolicyGuard;
import io.crmautopilot.guard.Proposal;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.incident.ContextSource;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.plan.ActionPlanner;
import io.crmautopilot.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The promises of ports that only answer. */
final class PurePromises {

    private static final String NOWHERE = "no-such-branch-of-a-contract";

    private PurePromises() {}

    static List<Promise> settings(TenantSettings port, BranchRef known) {
        BranchRef unknown = new BranchRef(known.tenant(), NOWHERE);
        return List.of(
                Promise.of(
                        "a branch's settings are its own",
                        () -> Promise.same(port.of(known).map(BranchSettings::branch), Optional.of(known))),
                Promise.of(
                        "a branch that nobody knows is empty, not null and no error",
                        () -> Promise.same(port.of(unknown), Optional.empty())),
                Promise.of(
                        "a tenant's branches are those that there are settings of",
                        () -> Promise.unless(
                                        port.branches(known.tenant()).contains(known), known + " is not among them")
                                .or(() -> port.branches(known.tenant()).stream()
                                        .filter(branch -> port.of(branch).isEmpty())
                                        .findFirst()
                                        .map(branch -> branch + " has none"))),
                Promise.of(
                        "no branch comes twice",
                        () -> Promise.unless(
                                Set.copyOf(port.branches(known.tenant())).size()
                                        == port.branches(known.tenant()).size(),
                                "one does")),
                Promise.of(
                        "a tenant that nobody knows has no branches, and is no error",
                        () -> Promise.same(port.branches("no-such-tenant-of-a-contract"), List.of())),
                Promise.together(
                        "many threads get an answer",
                        number -> port.of(known).isPresent(),
                        answers -> Promise.unless(!answers.contains(false), "some got none")));
    }

    static List<Promise> context(ContextSource port, BranchRef known, Instant from, Instant to) {
        return List.of(
                Promise.of("what is known is no null", () -> Promise.present(port.context(known, from, to))),
                Promise.of(
                        "a branch that nobody knows is one of which nothing is known, and is no error",
                        () -> Promise.same(
                                port.context(new BranchRef(known.tenant(), NOWHERE), from, to),
                                BranchContext.unknown())),
                Promise.of(
                        "signals elsewhere are those of other branches of the tenant",
                        () -> port.context(known, from, to).elsewhere().stream()
                                .filter(signal -> signal.branch().equals(known)
                                        || !signal.branch().tenant().equals(known.tenant()))
                                .findFirst()
                                .map(signal -> "one is of " + signal.branch())),
                Promise.together(
                        "many threads get the same answer",
                        number -> port.context(known, from, to),
                        answers -> Promise.unless(Set.copyOf(answers).size() == 1, "answers differ")));
    }

    static List<Promise> guard(PolicyGuard port, List<Proposal> proposals) {
        return List.of(
                Promise.of(
                        "there is a proposal to be asked about, as this contract needs",
                        () -> Promise.unless(!proposals.isEmpty(), "there is none")),
                Promise.of(
                        "each proposal has a ruling, not null and no error",
                        () -> proposals.stream()
                                .flatMap(proposal -> Promise.present(port.review(proposal)).stream())
                                .findFirst()),
                Promise.of(
                        "the same proposal has the same ruling, whatever was asked between",
                        () -> proposals.stream()
                                .flatMap(proposal -> {
                                    Object first = port.review(proposal);
                                    proposals.forEach(port::review);
                                    return Promise.same(port.review(proposal), first).stream();
                                })
                                .findFirst()));
    }

    static List<Promise> planner(ActionPlanner port, List<ActionPlanner.Case> cases) {
        return List.of(
                Promise.of(
                        "there is a case to be planned for, as this contract needs",
                        () -> Promise.unless(!cases.isEmpty(), "there is none")),
                Promise.of(
                        "each case has an answer, not null and no error",
                        () -> cases.stream()
                                .flatMap(each -> Promise.present(port.planFor(each)).stream())
                                .findFirst()),
                Promise.of(
                        "a plan comes back from its JSON form as it was",
                        () -> cases.stream()
                                .flatMap(each -> port.planFor(each).stream())
                                .flatMap(plan -> Promise.same(Plan.of(plan.toFields()), plan).stream())
                                .findFirst()),
                Promise.of(
                        "the same case has the same plan",
                        () -> cases.stream()
                                .flatMap(each -> Promise.same(port.planFor(each), port.planFor(each)).stream())
                                .findFirst()));
    }
}
