package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.negotiation.Move.Why;
import io.crmautopilot.vendors.negotiation.NegotiationView;
import io.crmautopilot.vendors.negotiation.NegotiationView.Out;
import io.crmautopilot.vendors.negotiation.Proposal;
import io.crmautopilot.vendors.reply.VendorReply.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps the notes and the money of a dealing true: what others read of it, and what is reserved, freed and settled. */
final class VendorBooks {

    /** The note that a vendor is out before a booking: {@code vendor}, {@code id}, {@code reason}. */
    static final String PASSED = "vendor.passed";

    private final StepView view;
    private final VendorTerms terms;
    private final VendorRecords records;
    private final NegotiationView look;
    private final Map<String, Fields> vendors;

    VendorBooks(
            StepView view,
            VendorTerms terms,
            VendorRecords records,
            NegotiationView look,
            Map<String, Fields> vendors) {
        this.view = view;
        this.terms = terms;
        this.records = records;
        this.look = look;
        this.vendors = vendors;
    }

    /** Returns what has to be written down or freed before anything else is done. */
    Optional<Move> next() {
        for (String vendor : vendors.keySet()) {
            Optional<Move> lost = lost(vendor);
            if (lost.isPresent()) {
                return lost;
            }
        }
        return booked().or(this::arrived).or(this::passed);
    }

    /** A booking that is lost frees its money before anybody else is asked, and is remembered of the vendor. */
    private Optional<Move> lost(String vendor) {
        List<Action> agreed = records.agreed(vendor);
        boolean stands =
                look.booked().filter(booked -> booked.vendorId().equals(vendor)).isPresent();
        if (agreed.isEmpty() || stands) {
            return Optional.empty();
        }
        if (!isNoted(Booking.LOST, vendor)) {
            String reason = reason(vendor);
            return Optional.of(new Move.Note(
                    Booking.LOST,
                    "",
                    Fields.of(
                            "vendor", vendor,
                            "id", id(vendor),
                            "reason", reason,
                            "arriveBy", agreed.get(0).details().instant("arriveBy"),
                            "reserved", agreed.get(0).key()),
                    id(vendor) + " " + reason));
        }
        for (Action action : agreed) {
            if (action.reserve().isPresent() && !Spending.isMoved(view, action.key())) {
                return Optional.of(new Move.Release(
                        action.key(), "the booking is lost, so its money is free for the next vendor"));
            }
        }
        return VendorMemory.ofLost(view, vendor, reason(vendor));
    }

    private Optional<Move> booked() {
        if (look.booked().isEmpty()
                || !look.confirmed()
                || !view.noted(Spending.SETTLED).isEmpty()) {
            return Optional.empty();
        }
        Proposal agreed = look.booked().get();
        Instant arriveBy = look.arriveBy().orElse(agreed.arriveBy());
        Booking now = new Booking(agreed.vendorId(), arriveBy, agreed.total(), agreed.fee(), view.now());
        Optional<Booking> known = Booking.of(view);
        boolean same = known.filter(booking -> booking.vendor().equals(now.vendor())
                        && booking.arriveBy().equals(arriveBy)
                        && booking.ceiling().equals(now.ceiling()))
                .isPresent();
        return same
                ? Optional.empty()
                : Optional.of(new Move.Note(
                        Booking.BOOKED,
                        "booked",
                        now.toFields().with("id", id(now.vendor())),
                        id(now.vendor()) + (known.isPresent() ? " changed: " : " confirmed: ") + "there by "
                                + local(arriveBy) + ", at most " + agreed.total()));
    }

    private Optional<Move> arrived() {
        if (look.booked().isEmpty()
                || look.arrivedAt().isEmpty()
                || isNoted("vendor.arrived", look.booked().get().vendorId())) {
            return Optional.empty();
        }
        String vendor = look.booked().get().vendorId();
        return Optional.of(new Move.Note(
                "vendor.arrived",
                "arrived",
                Fields.of("vendor", vendor, "id", id(vendor)),
                id(vendor) + (look.finishedAt().isPresent() ? " is done" : " is there")));
    }

    /** Who is not waited for any more is written down, with the reason, while somebody is still looked for. */
    private Optional<Move> passed() {
        if (look.booked().isPresent()) {
            return Optional.empty();
        }
        return look.out().keySet().stream()
                .filter(vendor -> !isNoted(PASSED, vendor) && !isNoted(Booking.LOST, vendor))
                .filter(vendor -> !reason(vendor).equals(reason(Why.BOOKED_ANOTHER, Set.of())))
                .findFirst()
                .map(vendor -> new Move.Note(
                        PASSED,
                        "",
                        Fields.of("vendor", vendor, "id", id(vendor), "reason", reason(vendor)),
                        id(vendor) + " " + reason(vendor)))
                .map(note -> VendorMemory.ofPrepayment(
                                view, note.facts().text("vendor"), note.facts().text("reason"))
                        .orElse(note));
    }

    private String reason(String vendor) {
        List<ActionView> no = records.ours("decline", vendor);
        if (!no.isEmpty()) {
            Fields dealing = no.get(0).action().details().fields(VendorRecords.DEALING);
            Set<Warning> warnings =
                    dealing.texts("warnings").stream().map(Warning::valueOf).collect(Collectors.toSet());
            String refusal = VendorRecords.why(dealing) == Why.REFUSED ? refusal(vendor) : "";
            return reason(VendorRecords.why(dealing), warnings) + refusal;
        }
        Out out = look.out().get(vendor);
        return out == null
                ? "called the visit off"
                : switch (out) {
                    case DECLINED -> records.agreed(vendor).isEmpty() ? "declined" : "called the visit off";
                    case SILENT -> "silent: no answer within " + terms.reply().toMinutes() + " minutes";
                    case UNREACHABLE -> "was not written to" + refusal(vendor);
                    case TOLD_NO -> "was told no";
                };
    }

    private String refusal(String vendor) {
        return view.actions().values().stream()
                .filter(action -> action.action().to().equals(vendor)
                        && action.status() == ActionView.Status.REFUSED
                        && action.action().step().equals(view.step().id()))
                .map(action -> ": " + action.rule() + ", " + action.reason())
                .findFirst()
                .orElse("");
    }

    /** Returns the words of the log for why a vendor is told no or a person takes over. */
    static String reason(Why why, Set<Warning> warnings) {
        return switch (why) {
            case BOOKED_ANOTHER -> "hears that somebody else comes";
            case SUSPICIOUS -> "suspicious" + (warnings.isEmpty() ? "" : " " + warnings);
            case TOO_EXPENSIVE -> "too expensive";
            case TOO_LATE -> "would come too late";
            case INCOMPLETE -> "unclear: did not say what was asked";
            case REFUSED -> "refused";
            case NO_SHOW -> "no-show";
            case CANCELLED -> "called the visit off";
            case CHANGED_TERMS -> "changed what had been agreed";
            case UNCONFIRMED -> "did not confirm what was agreed";
            case NOT_MENDED -> "was there and could not mend it";
            case PERSON_DECIDES -> "was told that it is decided by a person";
            case NOBODY_LEFT -> "nobody is left to be asked";
            case FINAL_PRICE_UNKNOWN -> "does not say what the work comes to";
            case NO_WORD -> "does not say whether the work is done";
        };
    }

    /** Returns why each vendor is out, for the person who takes over. */
    String reasons() {
        return vendors.keySet().stream()
                .filter(vendor -> look.out().containsKey(vendor))
                .map(vendor -> id(vendor) + " " + reason(vendor))
                .collect(Collectors.joining("; "));
    }

    /** Splits the final price over what was reserved for the booking and its rises; what is left of each is freed. */
    Move settle(Proposal agreed, Money paid) {
        Money left = paid;
        for (Action action : records.agreed(agreed.vendorId())) {
            if (action.reserve().isEmpty()) {
                continue;
            }
            Money part = left.min(action.reserve().get());
            left = left.minus(part);
            if (!Spending.isMoved(view, action.key())) {
                String why = "final price of " + id(agreed.vendorId()) + ": " + paid + ", agreed was at most "
                        + agreed.total();
                return part.isPositive()
                        ? new Move.Settle(action.key(), part, why)
                        : new Move.Release(action.key(), why);
            }
        }
        return new Move.Note(
                Spending.SETTLED,
                "settled",
                Fields.of(
                        "vendor",
                        agreed.vendorId(),
                        "id",
                        id(agreed.vendorId()),
                        "amount",
                        paid.toFields(),
                        "agreed",
                        agreed.total().toFields()),
                id(agreed.vendorId()) + " is owed " + paid + ", agreed was at most " + agreed.total());
    }

    /** Returns what is reserved now for a booking and its rises together. */
    static Optional<Money> held(StepView view, List<Action> agreed) {
        return agreed.stream()
                .filter(action -> !Spending.isMoved(view, action.key()))
                .flatMap(action -> action.reserve().stream())
                .reduce(Money::plus);
    }

    private boolean isNoted(String what, String vendor) {
        return view.noted(what).stream()
                .anyMatch(note -> note.facts().text("vendor").equals(vendor));
    }

    private String id(String vendor) {
        return vendors.getOrDefault(vendor, Fields.empty()).text("id", vendor);
    }

    private String local(Instant time) {
        return time.atZone(view.settings().zone()).toLocalTime().withNano(0).toString();
    }
}
