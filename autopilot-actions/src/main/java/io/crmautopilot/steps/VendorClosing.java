package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.negotiation.VendorRating;
import io.crmautopilot.words.Slots;
import java.util.Map;
import java.util.Optional;

/**
 * What follows a settled price: thanks to the vendor, a question to the owner how it did, and once the complaints have said whether the
 * problem is solved, what the visit showed of the vendor is remembered for the next judgement.
 */
final class VendorClosing {

    private final StepView view;
    private final VendorTerms terms;
    private final VendorWords words;
    private final VendorRating rating;
    private final String vendor;
    private final String id;

    VendorClosing(
            StepView view, VendorTerms terms, VendorWords words, Map<String, Fields> vendors, VendorRating rating) {
        this.view = view;
        this.terms = terms;
        this.words = words;
        this.rating = rating;
        this.vendor = rating.vendorId();
        this.id = vendors.getOrDefault(vendor, Fields.empty()).text("id", vendor);
    }

    Move next() {
        Noted settled = view.noted(Spending.SETTLED).get(0);
        Money amount = Money.of(settled.facts().fields("amount"));
        if (view.action(view.key("settled", vendor)).isEmpty()) {
            return words.say(
                    view.key("settled", vendor),
                    VendorText.MESSAGE,
                    vendor,
                    id,
                    null,
                    "vendor.settled",
                    words.about().money("amount", amount),
                    Fields.empty(),
                    id + " hears that the sum is as agreed");
        }
        if (view.noted("vendor.fixed").isEmpty()) {
            return new Move.Note(
                    "vendor.fixed",
                    "fixed",
                    Fields.of("vendor", vendor, "id", id, "amount", amount.toFields()),
                    id + " says that it is mended; the complaints decide whether it is");
        }
        return asked().or(this::awaited)
                .or(this::remembered)
                .orElseGet(() -> new Move.Finish(
                        "done",
                        Fields.of("vendor", vendor, "id", id, "amount", amount.toFields()),
                        "what the visit of " + id + " showed is remembered"));
    }

    /** The owner is asked once how the vendor did; the answer is waited for no longer than the complaints take to tell. */
    private Optional<Move> asked() {
        Optional<String> owner = owner();
        if (!terms.rating()
                || owner.isEmpty()
                || Course.isOver(view)
                || view.action(view.key("rate", vendor)).isPresent()) {
            return Optional.empty();
        }
        Approver first = view.settings().approvers().get(0);
        Slots slots = Composer.forOwner(view);
        Text text =
                Text.of("owner.vendor.rate", first.language(), first.contact().channel(), slots);
        Optional<Action> action = words.composer()
                .say(
                        view,
                        view.key("rate", vendor),
                        OwnerNotice.KIND,
                        owner.get(),
                        null,
                        text,
                        Fields.of("people", (long) view.incident().affected().size(), "vendor", vendor));
        return action.map(ask -> new Move.Act(ask, "the owner says how " + id + " did"));
    }

    /** Returns the token of the approver who was told first. */
    private Optional<String> owner() {
        return view.actions().values().stream()
                .filter(action -> action.action().kind().equals(OwnerNotice.KIND)
                        && action.status() == ActionView.Status.DONE
                        && !action.action().step().equals(view.step().id()))
                .map(action -> action.action().to())
                .findFirst();
    }

    private Optional<Move> awaited() {
        return Course.isOver(view) || Course.reached(view, "normal").isPresent() || watchedByPerson()
                ? Optional.empty()
                : Optional.of(new Move.Await(Course.backstop(view), "whether the complaints end"));
    }

    private boolean watchedByPerson() {
        return Course.reached(view, "handed-over").isPresent();
    }

    private Optional<Move> remembered() {
        if (view.action(view.key("experience", vendor)).isPresent()) {
            return Optional.empty();
        }
        boolean solved = Course.reached(view, "normal").isPresent();
        return Optional.of(
                VendorMemory.ofVisit(view, vendor, id, rating.onTime(), rating.priceKept(), solved, stars()));
    }

    private Optional<Integer> stars() {
        Optional<ActionView> ask = view.action(view.key("rate", vendor));
        if (ask.isEmpty()) {
            return Optional.empty();
        }
        return view.replies().stream()
                .filter(reply -> reply.from().equals(ask.get().action().to()))
                .flatMap(reply -> Stars.of(reply.text()).stream().boxed())
                .reduce((first, second) -> second);
    }
}
