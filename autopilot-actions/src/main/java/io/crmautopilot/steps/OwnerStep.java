package io.crmautopilot.steps;

import io.crmautopilot.approval.ApproverChat;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Evidence;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.signal.Verdict;
import io.crmautopilot.words.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells the owner: at once, and again when decisively more people complain or the probable cause changes, when the vendor is booked,
 * and when it is over. Each notice bears the log's checkpoint, so that the owner's chat witnesses the log.
 */
final class OwnerStep implements Procedure {

    /** It has grown decisively when so many more, and half as many again, complain since the owner last heard of it. */
    private static final int GROWTH = 3;

    /** How long after the complaints have stopped the last notice waits for what the clients say. */
    private static final Duration LAST_WORD = Duration.ofMinutes(15);

    /** A rival below this is not worth a line on a phone. */
    private static final double WORTH_NAMING = 0.05;

    private static final String TOLD = "owner.told";

    /** The code of the evidence that a language model's choice among candidates is. */
    private static final String CHOSEN_BY_MODEL = "model";

    private final Composer composer;
    private final PersonVault vault;
    private final ApproverChat chat;

    OwnerStep(Composer composer, PersonVault vault, ApproverChat chat) {
        this.composer = composer;
        this.vault = vault;
        this.chat = chat;
    }

    @Override
    public String kind() {
        return "owner-notice";
    }

    @Override
    public Move next(StepView view) {
        Notices notices = new Notices(view, composer, vault);
        if (view.step().settings().has("situation")) {
            return once(view, notices, view.step().settings().text("situation"));
        }
        if (notices.last().isEmpty()) {
            return notices.tell(
                    "first", first(view), firstSlots(view), "the owner is told what is known as soon as it is known");
        }
        if (notices.stillOpen()) {
            return new Move.Await(view.now().plus(Duration.ofMinutes(5)), "the notice is on its way");
        }
        if (view.noted(TOLD).isEmpty()) {
            return told(view, notices);
        }
        return notices.asked(chat).or(notices::decided).orElseGet(() -> afterwards(view, notices));
    }

    /** Who cannot be reached is not told: then the next in the chain is. */
    private static Move told(StepView view, Notices notices) {
        if (notices.lastFailed()) {
            return notices.tellNext(first(view), firstSlots(view));
        }
        return new Move.Note(
                TOLD,
                "told",
                Fields.of(
                        "people",
                        notices.peopleTold(),
                        "status",
                        notices.last().map(ActionView::status).orElse(ActionView.Status.DONE)),
                "other steps may rely on the owner's having been told");
    }

    /** A playbook may place a notice of its own: it is given once, and the step ends. */
    private static Move once(StepView view, Notices notices, String situation) {
        if (notices.last().isEmpty()) {
            return notices.tell("first", situation, firstSlots(view), "the plan tells the owner here");
        }
        return notices.stillOpen()
                ? new Move.Await(view.now().plus(Duration.ofMinutes(5)), "the notice is on its way")
                : new Move.Finish("told", Fields.empty(), "the owner was told");
    }

    private Move afterwards(StepView view, Notices notices) {
        int people = view.incident().affected().size();
        String cause = view.incident().diagnosis().likeliest().id();
        if (hasGrown(people, notices.peopleTold()) || !cause.equals(notices.causeTold())) {
            return notices.tell(
                    "growth/" + people + "/" + cause,
                    "owner.growth",
                    Composer.forOwner(view),
                    cause.equals(notices.causeTold())
                            ? people + " people now, the owner knows of " + notices.peopleTold()
                            : "the probable cause is now " + cause + ", the owner knows of " + notices.causeTold());
        }
        Optional<Booking> booking = Booking.of(view);
        if (booking.isPresent() && !notices.has("booked/" + booking.get().vendor())) {
            return notices.tell(
                    "booked/" + booking.get().vendor(),
                    "owner.vendor.booked",
                    booked(view, booking.get()),
                    "the owner is told who comes, when and for how much");
        }
        Optional<Noted> late = noShow(view, notices);
        if (late.isPresent()) {
            return notices.tellOf(
                    late.get().facts().text("vendor"),
                    "late/" + late.get().facts().text("vendor"),
                    "owner.vendor.late",
                    Composer.forOwner(view)
                            .steps("steps", List.of("vendor"))
                            .clock(
                                    "arrival",
                                    late.get().facts().instant("arriveBy"),
                                    view.now(),
                                    view.settings().zone()),
                    "the owner is told that nobody came, and what is done about it");
        }
        Optional<Instant> over = Course.reached(view, "normal").map(normal -> normal.plus(LAST_WORD));
        if (over.isPresent() && !notices.has("solved")) {
            boolean asked = Course.reached(view, "followed-up").isPresent();
            return asked || !view.now().isBefore(over.get())
                    ? notices.tell("solved", "owner.solved", solved(view), "the owner is told that it is over")
                    : new Move.Await(over.get(), "what the clients say, for the owner's last notice");
        }
        boolean surge = view.incident().signal().verdict() == Verdict.GENERAL_SURGE;
        if (Course.isOver(view) || (surge && surgeIsOver(view))) {
            return new Move.Finish(
                    "done", Fields.of("people", people), "there is nothing more of this to tell the owner");
        }
        return new Move.Await(Course.backstop(view), "something the owner has to hear");
    }

    private static Optional<Noted> noShow(StepView view, Notices notices) {
        return view.notes().stream()
                .filter(note -> note.what().equals(Booking.LOST)
                        && note.facts().text("reason").equals("no-show")
                        && !notices.has("late/" + note.facts().text("vendor")))
                .findFirst();
    }

    private static boolean hasGrown(long now, long told) {
        return now >= told + GROWTH && 2 * now >= 3 * told;
    }

    private static boolean surgeIsOver(StepView view) {
        return !view.now().isBefore(Course.quietFrom(view, view.since()));
    }

    private static String first(StepView view) {
        if (view.incident().signal().verdict() == Verdict.GENERAL_SURGE) {
            return "owner.notice.surge";
        }
        return switch (view.settings().level()) {
            case ASSIST -> "owner.notice.assist";
            case VETO_WINDOW -> "owner.notice.veto";
            case OBSERVE, CORRIDOR -> "owner.notice";
        };
    }

    private static Slots firstSlots(StepView view) {
        List<Cause> causes = view.incident().diagnosis().causes();
        Slots slots = spent(Composer.forOwner(view), view)
                .steps("steps", announced(view))
                .money("ceiling", view.settings().corridor().caps().perIncident());
        if (view.settings().level() == AutonomyLevel.VETO_WINDOW) {
            Duration window = view.settings().corridor().vetoWindow();
            slots = slots.span("window", window.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : window);
        }
        if (causes.size() > 1 && causes.get(1).probability() >= WORTH_NAMING) {
            slots = slots.cause("rival", causes.get(1).id())
                    .percent("rivalProbability", Composer.percent(causes.get(1).probability()));
        }
        Optional<String> chosen = chosen(causes.get(0));
        return chosen.isPresent() ? slots.because("chosen", chosen.get()) : slots;
    }

    /**
     * Returns the phrase for what speaks most for a cause that a language model chose: by the diagnosis's own reckoning, in approved
     * words. Empty when no model chose it.
     */
    private static Optional<String> chosen(Cause cause) {
        if (cause.supports().stream().noneMatch(reason -> reason.code().equals(CHOSEN_BY_MODEL))) {
            return Optional.empty();
        }
        return cause.supports().stream()
                .filter(reason -> !reason.code().equals(CHOSEN_BY_MODEL))
                .max(Comparator.comparingDouble(Evidence::weight))
                .map(Evidence::code)
                .or(() -> Optional.of("generic"));
    }

    /** How long the complaints have been coming. */
    private static Slots spent(Slots slots, StepView view) {
        Instant first = view.incident().affected().get(0).firstAt();
        Duration span = Duration.between(first, view.incident().lastComplaintAt());
        return slots.span("span", span.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : span);
    }

    private static List<String> announced(StepView view) {
        List<String> told = view.step().settings().texts("announce");
        if (!told.isEmpty()) {
            return told;
        }
        return view.incident().diagnosis().likeliest().trade() == null
                ? List.of("hand-over", "clients")
                : List.of("vendor", "clients", "compensate");
    }

    private Slots booked(StepView view, Booking booking) {
        Slots slots = Composer.forOwner(view);
        Money repair = booking.fee().map(booking.ceiling()::minus).orElse(booking.ceiling());
        slots = booking.fee()
                .map(fee -> Composer.forOwner(view).money("diagnostics", fee))
                .orElse(slots);
        slots = repair.isPositive() ? slots.money("repair", repair) : slots;
        Optional<Fields> judged = view.latest("vendor.shortlist").stream()
                .flatMap(note -> note.facts().list("shortlist").stream())
                .filter(vendor -> vendor.text("token").equals(booking.vendor()))
                .findFirst();
        if (judged.isPresent() && judged.get().has("rating")) {
            slots = slots.decimal(
                    "rating", new java.math.BigDecimal(judged.get().text("rating")));
        }
        return slots;
    }

    private static Slots solved(StepView view) {
        long told = view.incident().affected().stream()
                .filter(person -> view.actions().values().stream()
                        .anyMatch(action -> action.action().kind().equals(ClientText.MESSAGE)
                                && action.action().to().equals(person.token())
                                && action.status() == ActionView.Status.DONE))
                .count();
        long granted = done(view, Grant.KIND);
        Slots slots = Composer.forOwner(view)
                .span("span", Duration.between(view.incident().openedAt(), view.now()));
        slots = told > 0 ? slots.count("told", told) : slots;
        slots = granted > 0 ? slots.count("compensated", granted) : slots;
        Optional<Money> spent = Spending.of(view).filter(Money::isPositive);
        return spent.isPresent() ? slots.money("spent", spent.get()) : slots;
    }

    private static long done(StepView view, String kind) {
        return view.actions().values().stream()
                .filter(action -> action.action().kind().equals(kind) && action.status() == ActionView.Status.DONE)
                .count();
    }
}
