package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.Fact;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.text.Language;
import io.crmautopilot.vendors.negotiation.Move.Question;
import io.crmautopilot.vendors.negotiation.Proposal;
import io.crmautopilot.words.Slots;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a step to its vendors: which approved text says which move, with which values. Never a sum of ours but an agreed one. */
final class VendorWords {

    private final StepView view;
    private final Composer composer;
    private final Instant until;

    VendorWords(StepView view, Composer composer, Instant until) {
        this.view = view;
        this.composer = composer;
        this.until = until;
    }

    /** Returns the move that writes to a vendor, or hands over where there are no words for it. */
    Move say(
            String key,
            String kind,
            String vendor,
            String id,
            @Nullable Money cost,
            String situation,
            Slots slots,
            Fields details,
            String why) {
        Language owners = view.settings().approvers().get(0).language();
        Text own = Text.of(situation, language(vendor).orElse(owners), "whatsapp", slots);
        Text text = composer.problem(own).isEmpty() ? own : Text.of(situation, owners, "whatsapp", slots);
        Optional<Action> action = composer.say(view, key, kind, vendor, cost, text, details);
        return action.isPresent()
                ? new Move.Act(action.get(), why)
                : new Move.HandOver(
                        "no approved words for " + situation,
                        "write to " + id + " by hand",
                        "no-words",
                        Fields.of("situation", situation, "id", id));
    }

    /** The vendor's own language, where the directory states it. */
    private Optional<Language> language(String vendor) {
        return view.fact("search").stream()
                .filter(Fact::known)
                .flatMap(fact -> fact.value().list("shortlist").stream())
                .filter(one -> one.text("token", "").equals(vendor))
                .flatMap(one -> one.find("language").stream())
                .map(Language::ofCode)
                .findFirst();
    }

    Composer composer() {
        return composer;
    }

    Slots about() {
        Slots slots = Composer.about(view);
        return until.isAfter(view.now())
                ? slots.clock("until", until, view.now(), view.settings().zone())
                : slots;
    }

    Slots arrival(Instant arrival) {
        return about().clock("arrival", arrival, view.now(), view.settings().zone());
    }

    /** Returns the text that asks for what is missing; a vendor who asked something itself gets the address with it. */
    static String asking(Set<Question> questions, boolean confirms, boolean asked) {
        if (confirms) {
            return "vendor.ask.confirm";
        }
        if (questions.equals(Set.of(Question.CEILING))) {
            return "vendor.ask.ceiling";
        }
        boolean when = questions.contains(Question.ARRIVAL);
        boolean price = questions.contains(Question.PRICE);
        if (asked && (when || questions.contains(Question.COMING))) {
            return "vendor.ask.details";
        }
        if (questions.contains(Question.COMING) && (when || !price)) {
            return "vendor.ask.again";
        }
        if (when && price) {
            return "vendor.ask.arrival-and-price";
        }
        if (when) {
            return questions.contains(Question.CEILING) ? "vendor.ask.arrival-and-ceiling" : "vendor.ask.arrival";
        }
        return "vendor.ask.price";
    }

    /** Returns the values of an agreement: fee and work apart where they were named apart, else the whole. */
    Slots agreed(Proposal proposal) {
        Slots slots = arrival(proposal.arriveBy());
        Optional<Money> fee = proposal.fee();
        boolean apart =
                fee.isPresent() && fee.get().currency().equals(proposal.total().currency());
        Optional<Money> rest = apart ? fee.map(proposal.total()::minus) : Optional.empty();
        if (rest.isPresent() && rest.get().isZero()) {
            return slots.money("diagnostics", proposal.total());
        }
        if (rest.isPresent() && rest.equals(proposal.repairCeiling())) {
            return slots.money("diagnostics", fee.get()).money("repair", rest.get());
        }
        return slots.money("total", proposal.total());
    }
}
