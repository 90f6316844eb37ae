package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.vendors.VendorExperience;
import io.crmautopilot.vendors.reply.VendorReply.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers what a visit showed of a vendor, in the vault's file of the vendor's token: one entry for each incident, with the incident and
 * the time it comes from, so that the same entry written twice is one. The next judgement reads it.
 */
final class VendorMemory implements Effect {

    static final String KIND = "vendor.experience";

    private static final String FILE = "experience";
    private static final EffectSpec SPEC = new EffectSpec(
            KIND,
            Audience.OPERATOR,
            Reversibility.INFORMS,
            true,
            false,
            OnDoubt.RETRY_SAME_KEY,
            Settlement.WHEN_DONE,
            Duration.ofSeconds(10));

    private final People people;

    VendorMemory(People people) {
        this.people = people;
    }

    @Override
    public EffectSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome perform(Action action, Instant now) {
        PersonVault.File file = people.file(action.branch().tenant(), action.to());
        Fields known = file.recall(FILE).map(Fields::parse).orElse(Fields.empty());
        // The time of the incident's own entry, not of this attempt: a repetition after a crash writes the same bytes.
        file.keep(
                FILE,
                known.with(action.incident(), action.details().fields("seen")).canonical());
        return new Outcome.Done(Fields.empty());
    }

    /** Returns what was seen of a vendor so far, on top of what the host knows. */
    static VendorExperience recall(PersonVault.File file, VendorExperience host) {
        Fields known = file.recall(FILE).map(Fields::parse).orElse(Fields.empty());
        VendorExperience experience = host;
        for (String incident : known.keys()) {
            Fields seen = known.fields(incident);
            if (seen.flag("prepayment")) {
                experience = experience.withPrepaymentAsked();
            }
            if (seen.has("onTime")) {
                experience = experience.withJob(seen.flag("onTime"), seen.flag("priceKept"), seen.flag("solved"));
            }
            if (seen.has("stars")) {
                experience = experience.withStars(Math.toIntExact(seen.number("stars")));
            }
        }
        return experience;
    }

    /** Returns the move that remembers a finished visit. */
    static Move ofVisit(
            StepView view,
            String vendor,
            String id,
            boolean onTime,
            boolean priceKept,
            boolean solved,
            Optional<Integer> stars) {
        Fields seen = Fields.of(
                "at", view.now(),
                "onTime", onTime,
                "priceKept", priceKept,
                "solved", solved,
                "stars", stars.map(Integer::longValue).orElse(null));
        return remember(
                view,
                vendor,
                seen,
                "the next judgement of " + id + " knows: " + (onTime ? "on time" : "late") + ", price "
                        + (priceKept ? "kept" : "not kept") + ", " + (solved ? "solved" : "not solved")
                        + stars.map(n -> ", the owner gives " + n + " of 5").orElse(""));
    }

    /** Returns the move that remembers a booking that was lost by the vendor's fault, unless it is remembered already. */
    static Optional<Move> ofLost(StepView view, String vendor, String reason) {
        boolean fault = reason.equals("no-show") || reason.equals("called the visit off");
        boolean prepayment = reason.contains(Warning.PREPAYMENT.name());
        if (!(fault || prepayment) || isRemembered(view, vendor)) {
            return Optional.empty();
        }
        Fields seen = fault
                ? Fields.of("at", view.now(), "onTime", false, "priceKept", false, "solved", false)
                : Fields.of("at", view.now(), "prepayment", true);
        return Optional.of(remember(view, vendor, seen, "the next judgement knows: " + reason));
    }

    /** Returns the move that remembers that a vendor asked for money before the work, unless it is remembered or did not. */
    static Optional<Move> ofPrepayment(StepView view, String vendor, String reason) {
        return reason.contains(Warning.PREPAYMENT.name()) ? ofLost(view, vendor, reason) : Optional.empty();
    }

    private static boolean isRemembered(StepView view, String vendor) {
        return view.action(view.key("experience", vendor)).isPresent();
    }

    private static Move remember(StepView view, String vendor, Fields seen, String why) {
        return new Move.Act(
                Composer.plain(view, view.key("experience", vendor), KIND, vendor, null, Fields.of("seen", seen)), why);
    }
}
