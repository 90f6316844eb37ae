package io.crmautopilot.steps;

import io.crmautopilot.engine.Fact;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds, judges, books and receives a repairman: the judged vendors in their order, one bounded negotiation with all of them, the money
 * reserved before it is agreed. It ends with the repair and what it showed of the vendor, or with a person who has all that is needed to
 * decide.
 */
final class VendorStep implements Procedure {

    /** The note with the judgement: {@code shortlist}, {@code excluded}. */
    static final String SHORTLIST = "vendor.shortlist";

    private final Composer composer;
    private final VendorReadings readings = new VendorReadings();

    VendorStep(Composer composer) {
        this.composer = composer;
    }

    @Override
    public String kind() {
        return "vendor";
    }

    @Override
    public Move next(StepView view) {
        Optional<Fact> found = view.fact("search");
        if (found.isEmpty()) {
            return new Move.Ask(
                    "search",
                    VendorLookup.NAME,
                    Fields.of(
                            "trade",
                            Composer.trade(view),
                            "within",
                            VendorTerms.of(view).within()),
                    "somebody who mends it is looked for near the branch");
        }
        if (!found.get().known()) {
            return new Move.HandOver(
                    "no directory of vendors answered: " + found.get().problem(),
                    "call somebody for " + Composer.trade(view),
                    "no-directory",
                    Fields.empty());
        }
        Fields judged = found.get().value();
        if (view.noted(SHORTLIST).isEmpty()) {
            return new Move.Note(SHORTLIST, "searched", judged, why(judged));
        }
        List<Fields> shortlist = judged.list("shortlist");
        if (shortlist.isEmpty()) {
            return new Move.HandOver(
                    "no vendor for " + Composer.trade(view) + " passes the rules",
                    "look at why each was excluded, and call one by hand",
                    "no-vendor",
                    Fields.empty());
        }
        boolean written = view.actions().values().stream()
                .anyMatch(action -> action.action().step().equals(view.step().id()));
        Optional<Move> unproven = written ? Optional.empty() : Witnesses.missing(view);
        return unproven.orElseGet(() -> new VendorDealing(view, composer, readings, shortlist).next());
    }

    private static String why(Fields judged) {
        List<Fields> shortlist = judged.list("shortlist");
        if (shortlist.isEmpty()) {
            return "none of " + judged.list("excluded").size() + " vendors passes";
        }
        return shortlist.stream()
                .map(vendor -> vendor.text("id") + " " + vendor.text("points", "?"))
                .collect(Collectors.joining(", then ", "by points of 100: ", ""));
    }
}
