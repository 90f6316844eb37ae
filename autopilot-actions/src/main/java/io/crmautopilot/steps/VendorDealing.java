package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.negotiation.Move.Question;
import io.crmautopilot.vendors.negotiation.Move.Why;
import io.crmautopilot.vendors.negotiation.Negotiation;
import io.crmautopilot.vendors.negotiation.NegotiationView;
import io.crmautopilot.vendors.negotiation.Proposal;
import io.crmautopilot.vendors.reply.VendorReply.Warning;
import io.crmautopilot.words.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one negotiation with the judged vendors: asks {@link Negotiation} for the next move and says what of the engine's makes it.
 * What vendors write is read into figures; it raises no limit, changes no payee and starts nothing.
 */
final class VendorDealing {

    /** The note that more was demanded after the work than was agreed: {@code vendor}, {@code asked}, {@code agreed}. */
    static final String DISPUTED = "vendor.price-disputed";

    private final StepView view;
    private final VendorTerms terms;
    private final VendorRecords records;
    private final NegotiationView look;
    private final VendorWords words;
    private final VendorBooks books;
    private final Money corridor;
    private final Map<String, Fields> vendors = new LinkedHashMap<>();

    VendorDealing(StepView view, Composer composer, VendorReadings readings, List<Fields> shortlist) {
        this.view = view;
        this.terms = VendorTerms.of(view);
        this.corridor = view.settings().corridor().caps().perAction();
        // Whom nobody has to answer for is asked first: a person's word takes time that the people who suffer do not
        // have.
        shortlist.stream().filter(vendor -> !vendor.has("unknown")).forEach(this::add);
        shortlist.stream().filter(vendor -> vendor.has("unknown")).forEach(this::add);
        this.records = VendorRecords.of(view, readings, new HashSet<>(vendors.keySet()));
        this.look = Negotiation.look(
                terms.negotiation(view, new ArrayList<>(vendors.keySet()), ceiling()), records.events(), view.since());
        this.words = new VendorWords(view, composer, terms.neededBy(view));
        this.books = new VendorBooks(view, terms, records, look, vendors);
    }

    private void add(Fields vendor) {
        vendors.putIfAbsent(vendor.text("token"), vendor);
    }

    /** A corridor that allows nothing without asking still negotiates: then everything is put to a person. */
    private Money ceiling() {
        return corridor.isPositive() ? corridor : new Money(1, corridor.currency());
    }

    Move next() {
        if (records.isObserved() && look.booked().isEmpty()) {
            return new Move.Finish("observed", Fields.empty(), "the branch is observed only: nobody is asked");
        }
        Optional<Move> kept = books.next();
        if (kept.isPresent()) {
            return kept.get();
        }
        List<ActionView> open = records.open();
        if (!open.isEmpty()) {
            return whileOpen(open.get(0));
        }
        return perform(look.next());
    }

    /** While a person thinks about a proposal the vendor hears that it waits; everything else waits too. */
    private Move whileOpen(ActionView open) {
        // Where a person confirms each word, the same person would be asked about the proposal and about saying that it
        // waits.
        boolean assist = view.settings().levelOf(VendorText.MESSAGE) == AutonomyLevel.ASSIST;
        boolean held = !assist
                && open.status() == ActionView.Status.HELD
                && open.action().kind().equals(VendorText.AGREE)
                && look.next() instanceof io.crmautopilot.vendors.negotiation.Move.Defer;
        return held
                ? perform(look.next())
                : new Move.Await(
                        view.now().plus(Duration.ofMinutes(5)),
                        "what becomes of " + open.action().kind() + " to "
                                + id(open.action().to()));
    }

    private Move perform(io.crmautopilot.vendors.negotiation.Move move) {
        if (move instanceof io.crmautopilot.vendors.negotiation.Move.Request request) {
            return request(request.vendorId());
        } else if (move instanceof io.crmautopilot.vendors.negotiation.Move.Ask ask) {
            return ask(ask);
        } else if (move instanceof io.crmautopilot.vendors.negotiation.Move.CounterOffer counter) {
            return counter(counter);
        } else if (move instanceof io.crmautopilot.vendors.negotiation.Move.Reserve reserve) {
            return propose(reserve.proposal());
        } else if (move instanceof io.crmautopilot.vendors.negotiation.Move.Decline decline) {
            return decline(decline);
        } else if (move instanceof io.crmautopilot.vendors.negotiation.Move.Defer defer) {
            String situation = look.finishedAt().isPresent()
                    ? "vendor.defer.demand"
                    : look.booked().isPresent() ? "vendor.wait-for-consent" : "vendor.defer";
            return tell("defer", defer.vendorId(), situation, words.about(), "hears that its offer waits");
        } else if (move instanceof io.crmautopilot.vendors.negotiation.Move.HoldTo hold) {
            return tell(
                    "hold-to",
                    hold.proposal().vendorId(),
                    "vendor.hold-to",
                    words.about().money("total", hold.proposal().total()),
                    "hears that what was agreed stands");
        } else if (move instanceof io.crmautopilot.vendors.negotiation.Move.Remind remind) {
            return tell(
                    "remind",
                    remind.proposal().vendorId(),
                    "vendor.reminder",
                    words.arrival(look.arriveBy().orElse(remind.proposal().arriveBy())),
                    look.confirmed() ? "is expected soon" : "has not confirmed yet");
        } else if (move instanceof io.crmautopilot.vendors.negotiation.Move.AskProgress ask) {
            return tell("progress", ask.vendorId(), "vendor.progress", words.about(), "has not said how it stands");
        } else if (move instanceof io.crmautopilot.vendors.negotiation.Move.Settle settle) {
            return books.settle(settle.proposal(), settle.paid());
        } else if (move instanceof io.crmautopilot.vendors.negotiation.Move.Dispute dispute) {
            return disputed(dispute.proposal(), dispute.asked());
        } else if (move instanceof io.crmautopilot.vendors.negotiation.Move.HandToPerson person) {
            return handOver(person);
        } else if (move instanceof io.crmautopilot.vendors.negotiation.Move.Wait wait) {
            return new Move.Await(wait.until(), waitingFor());
        }
        return done();
    }

    private Move request(String vendor) {
        Optional<ActionView> refused = records.refusedForAll();
        if (refused.isPresent()) {
            return VendorCases.refused(refused.get(), id(refused.get().action().to()));
        }
        String unknown = known(vendor).text("unknown", "");
        return say(
                "request",
                view.key("request", vendor),
                VendorText.REQUEST,
                vendor,
                null,
                "vendor.request",
                words.about(),
                Fields.of(
                        Action.DEADLINE,
                        terms.neededBy(view),
                        Action.NEEDS_PERSON,
                        unknown.isEmpty() ? null : "no directory tells of " + id(vendor) + ": " + unknown),
                Fields.empty(),
                id(vendor) + (unknown.isEmpty() ? " is asked to come" : " needs a person's word: " + unknown));
    }

    private Move ask(io.crmautopilot.vendors.negotiation.Move.Ask ask) {
        String vendor = ask.vendorId();
        Set<Question> questions = ask.questions();
        Optional<Instant> arriveBy = ask.arriveBy()
                .filter(time -> questions.contains(Question.ARRIVAL) || questions.equals(Set.of(Question.COMING)))
                .filter(time -> time.isAfter(view.now()));
        Optional<Money> price = ask.price().filter(sum -> questions.contains(Question.PRICE));
        boolean confirms = (arriveBy.isPresent() || price.isPresent())
                && arriveBy.isPresent() == (questions.contains(Question.ARRIVAL) || price.isEmpty())
                && price.isPresent() == questions.contains(Question.PRICE);
        Slots slots = words.about();
        if (confirms) {
            slots = arriveBy.isPresent() ? words.arrival(arriveBy.get()) : slots;
            slots = price.isPresent() ? slots.money("amount", price.get()) : slots;
        }
        List<Reply> said = records.replies(vendor);
        boolean asked =
                !said.isEmpty() && records.read(said.get(said.size() - 1)).asksQuestion();
        return say(
                "ask",
                view.key(
                        "ask",
                        vendor,
                        String.valueOf(records.ours("ask", vendor).size() + 1)),
                VendorText.MESSAGE,
                vendor,
                null,
                VendorWords.asking(questions, confirms, asked),
                slots,
                Fields.empty(),
                Fields.of(
                        "questions",
                        questions.stream().map(Question::name).toList(),
                        "arriveBy",
                        confirms ? arriveBy.orElse(null) : null,
                        "price",
                        confirms ? price.map(Money::toFields).orElse(null) : null),
                id(vendor) + " has not said for certain: " + questions);
    }

    private Move counter(io.crmautopilot.vendors.negotiation.Move.CounterOffer counter) {
        String vendor = counter.vendorId();
        Optional<Money> price = counter.price();
        return say(
                "counter",
                view.key("counter", vendor),
                VendorText.MESSAGE,
                vendor,
                null,
                price.isPresent() ? "vendor.counter" : "vendor.counter.open",
                price.isPresent() ? words.about().money("amount", price.get()) : words.about(),
                Fields.empty(),
                Fields.of("price", price.map(Money::toFields).orElse(null)),
                id(vendor) + " asks for more than may be agreed without asking");
    }

    /** The first proposal reserves the whole; a rise reserves what it adds, and a person decides where the whole leaves the corridor. */
    private Move propose(Proposal proposal) {
        String vendor = proposal.vendorId();
        List<Action> agreed = records.agreed(vendor);
        int before = records.ours("agree", vendor).size();
        Money held = VendorBooks.held(view, agreed)
                .orElse(Money.zero(proposal.total().currency()));
        boolean rise = look.booked().isPresent();
        Money cost = rise ? proposal.total().minus(held) : proposal.total();
        String needs = !rise
                ? ""
                : proposal.demanded()
                        ? id(vendor) + " demands " + proposal.total() + " after the work, agreed was at most " + held
                        : proposal.total().exceeds(corridor)
                                ? "with the rise it costs " + proposal.total() + ", the corridor allows " + corridor
                                        + " without asking"
                                : "";
        return say(
                "agree",
                rise ? view.key("more", vendor, String.valueOf(before)) : view.key("agree", vendor),
                VendorText.AGREE,
                vendor,
                cost,
                proposal.demanded() ? "vendor.agree.demanded" : rise ? "vendor.agree.more" : "vendor.agree",
                rise ? words.about().money("total", proposal.total()) : words.agreed(proposal),
                Fields.of(
                        "vendorId",
                        id(vendor),
                        "arriveBy",
                        proposal.arriveBy(),
                        // An order is of no use once they should be there; what is agreed about work that is going on
                        // is.
                        Action.DEADLINE,
                        rise || proposal.demanded() ? null : proposal.arriveBy(),
                        "fee",
                        proposal.fee().map(Money::toFields).orElse(null),
                        Action.NEEDS_PERSON,
                        needs.isEmpty() ? null : needs),
                Fields.of("proposal", proposal.toFields()),
                id(vendor) + " comes by " + local(proposal.arriveBy()) + " for at most " + proposal.total());
    }

    private Move decline(io.crmautopilot.vendors.negotiation.Move.Decline decline) {
        String vendor = decline.vendorId();
        boolean booked =
                look.booked().filter(agreed -> agreed.vendorId().equals(vendor)).isPresent();
        Set<Warning> warnings = warnings(vendor);
        String situation = booked
                ? "vendor.cancel"
                : decline.why() == Why.SUSPICIOUS && !Set.of(Warning.PRESSURE).equals(warnings)
                        ? "vendor.no-prepayment"
                        : decline.why() == Why.BOOKED_ANOTHER ? "vendor.late-yes" : "vendor.decline";
        return say(
                "decline",
                view.key(booked ? "cancel" : "no", vendor),
                VendorText.MESSAGE,
                vendor,
                null,
                situation,
                booked ? words.arrival(look.arriveBy().orElse(view.now())) : words.about(),
                Fields.empty(),
                Fields.of(
                        "why",
                        decline.why(),
                        "warnings",
                        warnings.stream().map(Warning::name).toList()),
                id(vendor) + " " + VendorBooks.reason(decline.why(), warnings));
    }

    private Set<Warning> warnings(String vendor) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        records.replies(vendor)
                .forEach(reply -> warnings.addAll(records.read(reply).warnings()));
        return warnings;
    }

    private Move tell(String move, String vendor, String situation, Slots slots, String why) {
        String n = String.valueOf(records.ours(move, vendor).size() + 1);
        return say(
                move,
                view.key(move, vendor, n),
                VendorText.MESSAGE,
                vendor,
                null,
                situation,
                slots,
                Fields.empty(),
                Fields.empty(),
                id(vendor) + " " + why);
    }

    private Move say(
            String move,
            String key,
            String kind,
            String vendor,
            @Nullable Money cost,
            String situation,
            Slots slots,
            Fields more,
            Fields dealing,
            String why) {
        Fields details =
                more.with(VendorRecords.DEALING, dealing.with("move", move).with("heard", records.heard()));
        return words.say(key, kind, vendor, id(vendor), cost, situation, slots, details, why);
    }

    private Move disputed(Proposal agreed, Money asked) {
        return new Move.Note(
                DISPUTED,
                "fixed",
                Fields.of(
                        "vendor",
                        agreed.vendorId(),
                        "asked",
                        asked.toFields(),
                        "agreed",
                        agreed.total().toFields()),
                id(agreed.vendorId()) + " asks " + asked + ", agreed was at most " + agreed.total());
    }

    private Move handOver(io.crmautopilot.vendors.negotiation.Move.HandToPerson person) {
        if (look.booked().isPresent()) {
            Proposal agreed = look.booked().get();
            return VendorCases.unclear(id(agreed.vendorId()), agreed, VendorBooks.reason(person.why(), Set.of()));
        }
        if (person.offers().isEmpty()) {
            return VendorCases.nobody(id(vendors.keySet().iterator().next()), books.reasons());
        }
        Proposal offer = person.offers().get(0);
        return VendorCases.offered(id(offer.vendorId()), offer, local(offer.arriveBy()), books.reasons());
    }

    private Move done() {
        List<io.crmautopilot.engine.Noted> disputed = view.noted(DISPUTED);
        if (!disputed.isEmpty()) {
            Fields facts = disputed.get(0).facts();
            return VendorCases.disputed(id(facts.text("vendor")), facts.fields("asked"), facts.fields("agreed"));
        }
        return new VendorClosing(view, terms, words, vendors, look.rating().orElseThrow()).next();
    }

    private String waitingFor() {
        return look.booked()
                .map(agreed -> (look.arrivedAt().isPresent()
                                ? "the end of the work of "
                                : look.confirmed() ? "the arrival of " : "the confirmation of ")
                        + id(agreed.vendorId()))
                .orElse("an answer");
    }

    private Fields known(String vendor) {
        return vendors.getOrDefault(vendor, Fields.empty());
    }

    private String id(String vendor) {
        return known(vendor).text("id", vendor);
    }

    private String local(Instant time) {
        return time.atZone(view.settings().zone()).toLocalTime().withNano(0).toString();
    }
}
