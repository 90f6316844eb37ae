package io.crmautopilot.steps;

import io.crmautopilot.engine.Fact;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds, judges, books and receives a repairman: one vendor after the other in the order of the judgement, each a bounded dialogue, the
 * money reserved before it is agreed. It ends with the repair, or with a person who has all that is needed to decide.
 */
final class VendorStep implements Procedure {

    /** The note with the judgement: {@code shortlist}, {@code excluded}. */
    static final String SHORTLIST = "vendor.shortlist";

    /** The note that a vendor is out before a booking: {@code vendor}, {@code id}, {@code reason}. */
    static final String PASSED = "vendor.passed";

    private final Composer composer;

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
                    "call somebody for " + Composer.trade(view));
        }
        Fields judged = found.get().value();
        if (view.noted(SHORTLIST).isEmpty()) {
            return new Move.Note(SHORTLIST, "searched", judged, why(judged));
        }
        Optional<Move> freed = freed(view);
        if (freed.isPresent()) {
            return freed.get();
        }
        List<Fields> shortlist = judged.list("shortlist");
        boolean written = view.actions().values().stream()
                .anyMatch(action -> action.action().step().equals(view.step().id()));
        Optional<Move> unproven = written ? Optional.empty() : Witnesses.missing(view);
        if (unproven.isPresent()) {
            return unproven.get();
        }
        Optional<Move> no = no(view, shortlist);
        if (no.isPresent()) {
            return no.get();
        }
        for (Fields vendor : shortlist) {
            if (!isOut(view, vendor.text("token"))) {
                if (vendor.has("unknown")) {
                    // What no directory tells is for a person to answer for, before anybody is written to.
                    return new Move.Note(
                            PASSED,
                            "",
                            Fields.of(
                                    "vendor", vendor.text("token"),
                                    "id", vendor.text("id"),
                                    "reason", "needs a person's word"),
                            vendor.text("id") + " needs a person's word: " + vendor.text("unknown"));
                }
                return new VendorTalk(view, composer, vendor).next();
            }
        }
        return nobody(view, shortlist);
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

    /** Money reserved for a booking that was lost is freed before anybody else is asked. */
    private static Optional<Move> freed(StepView view) {
        return view.noted(Booking.LOST).stream()
                .map(note -> note.facts().text("reserved"))
                .filter(key -> !Spending.isMoved(view, key))
                .findFirst()
                .map(key -> new Move.Release(key, "the booking is lost, so its money is free for the next vendor"));
    }

    /** Who answered and was not chosen hears so once somebody is booked; a late yes as well. */
    private Optional<Move> no(StepView view, List<Fields> shortlist) {
        Optional<Booking> booking = Booking.of(view);
        if (booking.isEmpty()) {
            return Optional.empty();
        }
        for (Fields vendor : shortlist) {
            VendorTalk talk = new VendorTalk(view, composer, vendor);
            String reason = out(view, talk.token())
                    .map(note -> note.facts().text("reason"))
                    .orElse("declined");
            List<Reply> replies = talk.theirs(Instant.EPOCH);
            boolean owed = !replies.isEmpty() && !reason.equals("declined") && !reason.startsWith("suspicious");
            if (owed && talk.ours("no").isEmpty() && talk.ours("cancel").isEmpty()) {
                Instant last = replies.get(replies.size() - 1).at();
                String situation = last.isAfter(booking.get().at()) ? "vendor.late-yes" : "vendor.decline";
                return Optional.of(talk.say(
                        "no",
                        VendorText.MESSAGE,
                        situation,
                        null,
                        talk.about(),
                        Fields.empty(),
                        vendor.text("id") + " hears that somebody else comes"));
            }
        }
        return Optional.empty();
    }

    static boolean isOut(StepView view, String token) {
        return out(view, token).isPresent();
    }

    private static Optional<Noted> out(StepView view, String token) {
        return view.notes().stream()
                .filter(note -> note.step().equals(view.step().id())
                        && (note.what().equals(PASSED) || note.what().equals(Booking.LOST))
                        && note.facts().text("vendor").equals(token))
                .findFirst();
    }

    private static Move nobody(StepView view, List<Fields> shortlist) {
        StringBuilder reasons = new StringBuilder();
        for (Fields vendor : shortlist) {
            out(view, vendor.text("token"))
                    .ifPresent(note -> reasons.append(reasons.isEmpty() ? "" : "; ")
                            .append(vendor.text("id"))
                            .append(' ')
                            .append(note.facts().text("reason")));
        }
        return new Move.HandOver(
                shortlist.isEmpty()
                        ? "no vendor for " + Composer.trade(view) + " passes the rules"
                        : "no vendor was booked: " + reasons,
                shortlist.isEmpty()
                        ? "look at why each was excluded, and call one by hand"
                        : "call " + shortlist.get(0).text("id") + ", the best of those judged, by phone");
    }
}
