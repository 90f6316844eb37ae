package io.crmautopilot.simulation;

import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.text.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One salon on paper: its corridor, its people, its playbook. */
public final class Salon {

    /** The tenant. */
    public static final String TENANT = "aiya";

    /** The branch. */
    public static final BranchRef BRANCH = new BranchRef(TENANT, "abay");

    /** Who decides first. */
    public static final Contact OWNER = new Contact("whatsapp", "+7 700 000 00 01");

    /** Who decides when the owner is silent. */
    public static final Contact MANAGER = new Contact("whatsapp", "+7 700 000 00 02");

    /** Who decides when both are silent, or one yes more is needed. */
    public static final Contact DEPUTY = new Contact("whatsapp", "+7 700 000 00 03");

    /** A morning in Almaty. */
    public static final Instant MORNING = Instant.parse("2025-07-14T04:00:00Z");

    private Salon() {}

    /** Returns the corridor with the given keys changed, as {@code key, value, ...}. */
    public static Corridor corridor(Object... changes) {
        Fields fields = Fields.of(
                "version", "7",
                "setBy", "owner",
                "currency", "KZT",
                "allowed",
                        Fields.of(
                                "*",
                                List.of(
                                        "owner.notice",
                                        "approval.ask",
                                        "hand-over",
                                        "vendor.request",
                                        "vendor.agree",
                                        "client.message",
                                        "compensation.grant",
                                        "salon.close")),
                "perAction", 20_000,
                "perIncident", 60_000,
                "perDay", 90_000,
                "perMonth", 200_000,
                "perVendorPerMonth", 40_000,
                "perClientPerYear", 10_000,
                "compensationPerClient", 2_000);
        return Corridor.of(fields.with(Fields.of(changes)));
    }

    /** Returns the branch's settings. */
    public static BranchSettings settings(AutonomyLevel level, Corridor corridor) {
        return settings(BRANCH, level, corridor);
    }

    /** Returns the branch's settings with other approvers, made of the usual ones. */
    static BranchSettings settings(AutonomyLevel level, Corridor corridor, UnaryOperator<List<Approver>> approvers) {
        return settings(BRANCH, level, corridor, approvers);
    }

    /** Returns the settings of another branch. */
    public static BranchSettings settings(BranchRef branch, AutonomyLevel level, Corridor corridor) {
        return settings(branch, level, corridor, UnaryOperator.identity());
    }

    private static BranchSettings settings(
            BranchRef branch, AutonomyLevel level, Corridor corridor, UnaryOperator<List<Approver>> approvers) {
        return BranchSettings.builder(
                        branch,
                        approvers.apply(List.of(
                                new Approver("owner", "Aigerim", OWNER, Language.RU),
                                new Approver("manager", "Dana", MANAGER, Language.RU))),
                        corridor)
                .level(level)
                .zone(ZoneId.of("Asia/Almaty"))
                .build();
    }

    /** Returns the playbook: tell the owner, find a vendor, write to clients, make good, watch. */
    public static Plan plan(String... without) {
        List<PlanStep> steps = new ArrayList<>(List.of(
                new PlanStep("owner", "owner-notice", List.of(), Fields.empty()),
                new PlanStep("vendor", "vendor", List.of("owner:told"), Fields.empty()),
                new PlanStep("clients", "clients", List.of("owner:told"), Fields.empty()),
                new PlanStep(
                        "compensate",
                        "compensate",
                        List.of("vendor:repaired|vendor:handed-over", "clients:told"),
                        Fields.empty()),
                new PlanStep("watch", "watch", List.of("owner:told"), Fields.empty())));
        for (String id : without) {
            steps.removeIf(step -> step.id().equals(id) || step.when().stream().anyMatch(c -> c.contains(id + ":")));
        }
        return new Plan("heat", "1", "the air conditioner is likely broken", steps);
    }

    /** Returns a client's complaint. */
    public static Message complaint(int client, String id, Instant at) {
        return Message.incoming(id, BRANCH, at, "whatsapp", "+7 700 000 1" + (100 + client), "c" + client, "it is hot");
    }

    /** Returns something that somebody wrote. */
    public static Message said(Contact who, String id, Instant at, String text) {
        return Message.incoming(id, BRANCH, at, who.channel(), who.address(), null, text);
    }
}
