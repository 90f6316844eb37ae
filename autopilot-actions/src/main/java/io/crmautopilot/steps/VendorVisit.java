package io.crmautopilot.steps;

import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.reply.VendorReply;
import io.crmautopilot.vendors.reply.VendorReply.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One agreed visit from the agreement to the settled price: confirmation, reminder, arrival, a no-show, the work, the final sum against
 * the agreed one. A booking that is lost frees its money for the next vendor.
 */
final class VendorVisit {

    /** A visit further off than this is reminded of before its time. */
    private static final Duration REMIND_FROM = Duration.ofMinutes(40);

    private static final Duration REMIND_BEFORE = Duration.ofMinutes(15);
    private static final Duration REMIND_AFTER = Duration.ofMinutes(10);

    private final StepView view;
    private final VendorTalk talk;
    private final ActionView agreement;
    private final Money reserved;
    private final Instant agreedArrival;
    private final List<Reply> replies;

    VendorVisit(StepView view, VendorTalk talk, ActionView agreement) {
        this.view = view;
        this.talk = talk;
        this.agreement = agreement;
        this.reserved = agreement.action().reserve().orElseThrow();
        this.agreedArrival = agreement.action().details().instant("arriveBy");
        this.replies = talk.theirs(agreement.at());
    }

    Move next() {
        for (Reply reply : replies) {
            VendorReply said = read(reply);
            Progress progress = Progress.of(reply.text());
            if (!said.warnings().isEmpty() && !isArrived()) {
                return lose(
                        "suspicious " + said.warnings(), "looks suspicious after the agreement: " + said.warnings());
            }
            if (progress == Progress.CANCELLED
                    || (said.answer() == Answer.NO && progress == Progress.NONE && !isArrived())) {
                return lose("cancelled", "called the visit off");
            }
        }
        boolean confirmed = replies.stream().anyMatch(this::confirms);
        if (!confirmed) {
            return unconfirmed();
        }
        if (Booking.of(view).isEmpty()) {
            Booking booking = new Booking(talk.token(), agreedArrival, reserved, fee(), view.now());
            return new Move.Note(
                    Booking.BOOKED,
                    "booked",
                    booking.toFields().with("id", talk.id()),
                    talk.id() + " confirmed: there by " + talk.local(agreedArrival) + ", at most " + reserved);
        }
        return finished().or(this::asksMore).or(this::arrived).orElseGet(this::awaited);
    }

    private boolean confirms(Reply reply) {
        VendorReply said = read(reply);
        return said.answer() == Answer.YES || said.arrival().isCertain() || Progress.of(reply.text()) != Progress.NONE;
    }

    private Move unconfirmed() {
        Optional<ActionView> reminder = talk.ours("confirm");
        Instant asked = reminder.map(ActionView::at).orElse(agreement.at());
        Instant deadline = asked.plus(talk.terms().reply());
        if (view.now().isBefore(deadline)) {
            return new Move.Await(deadline, "the confirmation of " + talk.id());
        }
        return reminder.isEmpty()
                ? remind("confirm", "has not confirmed yet")
                : lose("unconfirmed", "did not confirm what was agreed");
    }

    private Move remind(String name, String why) {
        return talk.say(
                name,
                VendorText.MESSAGE,
                "vendor.reminder",
                null,
                talk.about()
                        .clock(
                                "arrival",
                                arriveBy(),
                                view.now(),
                                view.settings().zone()),
                Fields.empty(),
                talk.id() + " " + why);
    }

    private Move lose(String reason, String why) {
        if (talk.ours("cancel").isEmpty()) {
            return talk.say(
                    "cancel",
                    VendorText.MESSAGE,
                    "vendor.cancel",
                    null,
                    talk.about()
                            .clock(
                                    "arrival",
                                    agreedArrival,
                                    view.now(),
                                    view.settings().zone()),
                    Fields.empty(),
                    talk.id() + " " + why + ": what was agreed is called off");
        }
        return new Move.Note(
                Booking.LOST,
                "",
                Fields.of(
                        "vendor", talk.token(),
                        "id", talk.id(),
                        "reason", reason,
                        "arriveBy", arriveBy(),
                        "reserved", agreement.action().key()),
                talk.id() + " " + why);
    }

    /** The end of the work, as the vendor tells it; whether it is solved is for the complaints to say. */
    private Optional<Move> finished() {
        Optional<Reply> done = withProgress(Progress.DONE);
        Optional<Reply> failed = withProgress(Progress.NOT_MENDED);
        if (failed.isPresent()
                && (done.isEmpty() || failed.get().at().isAfter(done.get().at()))) {
            return Optional.of(new Move.HandOver(
                    talk.id() + " was there and could not mend it",
                    "read what " + talk.id() + " wrote, and decide about a part or another vendor"));
        }
        if (done.isEmpty()) {
            return Optional.empty();
        }
        if (!isArrived()) {
            return Optional.of(arrivedNote("is done"));
        }
        Optional<Money> price = price(done.get());
        if (price.isEmpty()
                && view.now().isBefore(done.get().at().plus(talk.terms().reply()))) {
            return Optional.of(
                    new Move.Await(done.get().at().plus(talk.terms().reply()), "the final price of " + talk.id()));
        }
        return Optional.of(settle(price));
    }

    private Move settle(Optional<Money> price) {
        String key = agreement.action().key();
        if (price.isPresent() && price.get().exceeds(reserved)) {
            return view.noted("vendor.price-disputed").isEmpty()
                    ? new Move.Note(
                            "vendor.price-disputed",
                            "fixed",
                            Fields.of(
                                    "vendor",
                                    talk.token(),
                                    "asked",
                                    price.get().toFields(),
                                    "agreed",
                                    reserved.toFields()),
                            talk.id() + " asks " + price.get() + ", agreed was at most " + reserved)
                    : new Move.HandOver(
                            talk.id() + " asks " + price.get() + " for the work, agreed was at most " + reserved,
                            "pay at most " + reserved + ", as agreed in writing, or agree on the rest");
        }
        Money sum = price.orElse(reserved);
        if (!Spending.isMoved(view, key)) {
            return new Move.Settle(
                    key,
                    sum,
                    price.isPresent()
                            ? "final price of " + talk.id() + " against at most " + reserved + " agreed"
                            : talk.id()
                                    + " named no clear final price: all that was agreed counts until a person corrects it");
        }
        if (view.noted(Spending.SETTLED).isEmpty()) {
            return new Move.Note(
                    Spending.SETTLED,
                    "settled",
                    Fields.of(
                            "vendor",
                            talk.token(),
                            "id",
                            talk.id(),
                            "amount",
                            sum.toFields(),
                            "agreed",
                            reserved.toFields()),
                    talk.id() + " is owed " + sum + ", agreed was at most " + reserved);
        }
        if (talk.ours("settled").isEmpty() && price.isPresent()) {
            return talk.say(
                    "settled",
                    VendorText.MESSAGE,
                    "vendor.settled",
                    null,
                    talk.about().money("amount", sum),
                    Fields.empty(),
                    talk.id() + " hears that the sum is as agreed");
        }
        return new Move.Finish(
                "fixed",
                Fields.of("vendor", talk.token(), "id", talk.id(), "amount", sum.toFields()),
                talk.id() + " says that it is mended; the complaints decide whether it is");
    }

    /** A sum that was named for certain with the end of the work or after it; of several, the last. */
    private Optional<Money> price(Reply done) {
        Optional<Money> last = Optional.empty();
        for (Reply reply : replies) {
            Optional<Money> named = read(reply).price().certain();
            last = !reply.at().isBefore(done.at()) && named.isPresent() ? named : last;
        }
        return last;
    }

    /** More than was agreed is not begun: the vendor is told to wait, and a person decides. */
    private Optional<Move> asksMore() {
        Optional<Money> more = replies.stream()
                .filter(reply -> reply.at().isAfter(bookedAt()))
                .flatMap(reply ->
                        read(reply).ceiling().or(() -> read(reply).price().value()).stream())
                .filter(sum -> sum.exceeds(reserved))
                .reduce((first, second) -> second);
        if (more.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                talk.ours("wait").isEmpty()
                        ? talk.say(
                                "wait",
                                VendorText.MESSAGE,
                                "vendor.wait-for-consent",
                                null,
                                talk.about(),
                                Fields.empty(),
                                talk.id() + " asks for more than agreed")
                        : new Move.HandOver(
                                talk.id() + " asks " + more.get() + ", agreed was at most " + reserved,
                                "allow " + more.get() + " or ask another vendor"));
    }

    private Optional<Move> arrived() {
        boolean there = withProgress(Progress.ARRIVED).isPresent();
        return there && !isArrived() ? Optional.of(arrivedNote("is there")) : Optional.empty();
    }

    private Move arrivedNote(String what) {
        return new Move.Note(
                "vendor.arrived",
                "arrived",
                Fields.of("vendor", talk.token(), "id", talk.id()),
                talk.id() + " " + what);
    }

    private Move awaited() {
        if (isArrived()) {
            Instant patience =
                    view.noted("vendor.arrived").get(0).at().plus(talk.terms().work());
            return view.now().isBefore(patience)
                    ? new Move.Await(patience, "the end of the work")
                    : new Move.HandOver(
                            talk.id() + " has been there for "
                                    + talk.terms().work().toHours() + " hours without a word",
                            "ask on site how it stands");
        }
        Instant arriveBy = arriveBy();
        boolean farOff = Duration.between(bookedAt(), arriveBy).compareTo(REMIND_FROM) >= 0;
        Instant before = arriveBy.minus(REMIND_BEFORE);
        if (farOff && talk.ours("remind").isEmpty()) {
            return view.now().isBefore(before)
                    ? new Move.Await(before, "the time to remind " + talk.id())
                    : remind("remind", "is expected soon");
        }
        Instant after = arriveBy.plus(REMIND_AFTER);
        if (talk.ours("overdue").isEmpty()) {
            return view.now().isBefore(after)
                    ? new Move.Await(after, "the arrival of " + talk.id())
                    : remind("overdue", "should be there by now");
        }
        Instant noShow = arriveBy.plus(talk.terms().late());
        return view.now().isBefore(noShow)
                ? new Move.Await(noShow, "the arrival of " + talk.id())
                : lose("no-show", "did not come");
    }

    /** When they are to be there: as agreed, or as much later as they said since, within what is bearable. */
    private Instant arriveBy() {
        Instant latest = agreedArrival.plus(talk.terms().late());
        Instant said = agreedArrival;
        for (Reply reply : replies) {
            Optional<Instant> later = read(reply).arrival().certain().map(reply.at()::plus);
            if (later.isPresent() && later.get().isAfter(agreedArrival)) {
                said = later.get().isAfter(latest) ? latest : later.get();
            }
        }
        return said;
    }

    private Instant bookedAt() {
        return Booking.of(view).map(Booking::at).orElse(agreement.at());
    }

    private Optional<Money> fee() {
        Fields details = agreement.action().details();
        return details.has("fee") ? Optional.of(Money.of(details.fields("fee"))) : Optional.empty();
    }

    private boolean isArrived() {
        return !view.noted("vendor.arrived").isEmpty();
    }

    private Optional<Reply> withProgress(Progress wanted) {
        List<Reply> found = new ArrayList<>();
        for (Reply reply : replies) {
            if (Progress.of(reply.text()) == wanted) {
                found.add(reply);
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    private VendorReply read(Reply reply) {
        return talk.reader()
                .read(reply.text(), reply.at().atZone(view.settings().zone()).toLocalTime());
    }
}
