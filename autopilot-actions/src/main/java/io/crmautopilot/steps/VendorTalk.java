package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.text.Language;
import io.crmautopilot.vendors.reply.VendorReply.Answer;
import io.crmautopilot.vendors.reply.VendorReplyReader;
import io.crmautopilot.words.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue with one vendor up to a booking: request, questions about what is missing, agreement, confirmation. What the vendor
 * writes is read into figures; it raises no limit and starts nothing.
 */
final class VendorTalk {

    /** So many questions are asked about what is missing; then the next vendor is asked. */
    private static final int QUESTIONS = 2;

    private final StepView view;
    private final Composer composer;
    private final String token;
    private final String id;
    private final VendorTerms terms;
    private final VendorReplyReader reader;

    VendorTalk(StepView view, Composer composer, Fields vendor) {
        this.view = view;
        this.composer = composer;
        this.token = vendor.text("token");
        this.id = vendor.text("id");
        this.terms = VendorTerms.of(view);
        this.reader = new VendorReplyReader(view.settings().corridor().caps().currency());
    }

    Move next() {
        Optional<ActionView> request = ours("request");
        if (request.isEmpty()) {
            return say(
                    "request",
                    VendorText.REQUEST,
                    "vendor.request",
                    null,
                    about(),
                    Fields.empty(),
                    id + " is asked to come");
        }
        Optional<Move> stuck = stuck(request.get(), "request");
        if (stuck.isPresent()) {
            return stuck.get();
        }
        Optional<ActionView> agreement = ours("agree");
        if (agreement.isPresent()) {
            return agreed(agreement.get());
        }
        List<Reply> replies = sinceRequest(request.get());
        Offer offer = Offer.read(replies, reader, view.settings().zone());
        if (!offer.warnings().isEmpty()) {
            return pass("suspicious " + offer.warnings(), "looks suspicious: " + offer.warnings());
        }
        if (offer.answer() == Answer.NO) {
            return pass("declined", "does not come");
        }
        Instant asked = lastOurs(request.get());
        boolean waiting =
                replies.isEmpty() || replies.get(replies.size() - 1).at().isBefore(asked);
        if (waiting) {
            Instant deadline = asked.plus(terms.reply());
            return view.now().isBefore(deadline)
                    ? new Move.Await(deadline, "the answer of " + id)
                    : pass("silent", "did not answer within " + terms.reply().toMinutes() + " minutes");
        }
        return judge(offer);
    }

    private Move judge(Offer offer) {
        Optional<Move> question = question(offer);
        if (question.isPresent()) {
            return question.get();
        }
        Optional<Money> ceiling = offer.ceiling().or(offer::fee);
        if (offer.arriveBy().isEmpty() || ceiling.isEmpty()) {
            return pass("unclear", "still did not say when or for how much after " + QUESTIONS + " questions");
        }
        Instant latest = view.since().plus(terms.within());
        if (offer.arriveBy().get().isAfter(latest)) {
            return pass("too-late", "would come too late");
        }
        Money cap = view.settings().corridor().caps().perAction();
        if (ceiling.get().exceeds(cap) && isSomebodyElseLeft()) {
            return pass("too-dear", "may cost " + ceiling.get() + ", more than may be spent without asking");
        }
        return agree(offer, offer.arriveBy().get(), ceiling.get());
    }

    /** What is missing is asked about, never guessed. */
    private Optional<Move> question(Offer offer) {
        boolean when = offer.arriveBy().isEmpty();
        boolean price = !offer.priced();
        boolean top = offer.priced() && offer.ceiling().isEmpty();
        if (!when && !price && !top) {
            return Optional.empty();
        }
        for (int n = 1; n <= QUESTIONS; n++) {
            if (ours("ask/" + n).isEmpty()) {
                String situation = offer.answer() == Answer.UNCLEAR && when
                        ? "vendor.ask.again"
                        : when && price
                                ? "vendor.ask.arrival-and-price"
                                : when ? "vendor.ask.arrival" : price ? "vendor.ask.price" : "vendor.ask.ceiling";
                return Optional.of(say(
                        "ask/" + n,
                        VendorText.MESSAGE,
                        situation,
                        null,
                        about(),
                        Fields.empty(),
                        id + " has not said " + (when ? "when" : price ? "for how much" : "what it may cost at most")));
            }
        }
        return Optional.empty();
    }

    private boolean isSomebodyElseLeft() {
        return view.fact("search").stream()
                .flatMap(found -> found.value().list("shortlist").stream())
                .map(vendor -> vendor.text("token"))
                .anyMatch(other -> !other.equals(token) && !VendorStep.isOut(view, other));
    }

    private Move agree(Offer offer, Instant arriveBy, Money ceiling) {
        Money fee = offer.fee().filter(sum -> !sum.exceeds(ceiling)).orElse(ceiling);
        Slots slots = about().clock(
                        "arrival", arriveBy, view.now(), view.settings().zone())
                .money("diagnostics", fee);
        Money repair = ceiling.minus(fee);
        slots = repair.isPositive() ? slots.money("repair", repair) : slots;
        return say(
                "agree",
                VendorText.AGREE,
                "vendor.agree",
                ceiling,
                slots,
                Fields.of(
                        "vendorId", id,
                        "arriveBy", arriveBy,
                        "fee", offer.fee().map(Money::toFields).orElse(null)),
                id + " comes by " + local(arriveBy) + " for at most " + ceiling);
    }

    private Move agreed(ActionView agreement) {
        if (agreement.status() == Status.REFUSED && !agreement.rule().equals("failed")) {
            return new Move.HandOver(
                    "booking " + id + " was refused (" + agreement.rule() + "): " + agreement.reason(),
                    "decide about the offer of " + id + " for at most "
                            + agreement.action().reserve().map(Money::toString).orElse("nothing"));
        }
        Optional<Move> stuck = stuck(agreement, "agreement");
        if (stuck.isPresent()) {
            return stuck.get();
        }
        return new VendorVisit(view, this, agreement).next();
    }

    /** What an action of ours that is not simply done means. */
    private Optional<Move> stuck(ActionView action, String what) {
        return switch (action.status()) {
            case DONE, IN_DOUBT -> Optional.empty();
            case HELD, WAITING, STARTED ->
                Optional.of(new Move.Await(view.now().plus(Duration.ofMinutes(5)), "the " + what + " to " + id));
            case OBSERVED ->
                Optional.of(new Move.Finish(
                        "observed",
                        Fields.of("vendor", token, "id", id),
                        "the branch is observed only: nobody is asked"));
            case REFUSED ->
                Optional.of(
                        action.rule().equals("failed")
                                ? pass("unreachable", "could not be written to: " + action.reason())
                                : new Move.HandOver(
                                        "the " + what + " to " + id + " was refused (" + action.rule() + "): "
                                                + action.reason(),
                                        "decide whether " + id + " is to be asked"));
        };
    }

    private Move pass(String reason, String why) {
        return new Move.Note(
                VendorStep.PASSED, "", Fields.of("vendor", token, "id", id, "reason", reason), id + " " + why);
    }

    /** Returns the move that writes to this vendor, or hands over where there are no words for it. */
    Move say(String name, String kind, String situation, @Nullable Money cost, Slots slots, Fields more, String why) {
        Language language = view.settings().approvers().get(0).language();
        Text text = Text.of(situation, language, "whatsapp", slots);
        Optional<Action> action = composer.say(view, view.key(name, token), kind, token, cost, text, more);
        return action.isPresent()
                ? new Move.Act(action.get(), why)
                : new Move.HandOver("no approved words for " + situation, "write to " + id + " by hand");
    }

    Slots about() {
        Instant until = view.since().plus(terms.within());
        return Composer.about(view)
                .clock("until", until, view.now(), view.settings().zone());
    }

    Optional<ActionView> ours(String name) {
        return view.action(view.key(name, token));
    }

    /** What was answered since the request; channels date messages to the second. */
    private List<Reply> sinceRequest(ActionView request) {
        Instant from = request.at().truncatedTo(ChronoUnit.SECONDS);
        return view.replies().stream()
                .filter(reply -> reply.from().equals(token) && !reply.at().isBefore(from))
                .toList();
    }

    /** What was answered later than {@code from}. */
    List<Reply> theirs(Instant from) {
        return view.replies().stream()
                .filter(reply -> reply.from().equals(token) && reply.at().isAfter(from))
                .toList();
    }

    String token() {
        return token;
    }

    String id() {
        return id;
    }

    VendorTerms terms() {
        return terms;
    }

    VendorReplyReader reader() {
        return reader;
    }

    String local(Instant time) {
        return time.atZone(view.settings().zone()).toLocalTime().withNano(0).toString();
    }

    private Instant lastOurs(ActionView request) {
        Instant last = request.at();
        for (int n = 1; n <= QUESTIONS; n++) {
            Optional<ActionView> asked = ours("ask/" + n);
            last = asked.isPresent() ? asked.get().at() : last;
        }
        return last;
    }
}
