package io.crmautopilot.openai;

import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Diagnoser;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.incident.Evidence;
import io.crmautopilot.signal.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The host's diagnoser; where it is not sure, a model weighs the causes that it cannot tell apart. The model's word counts as one more
 * piece of evidence of a fixed weight, and never makes an unsure diagnosis sure.
 */
final class CauseChooser implements Diagnoser {

    /** A word of the model makes its choice so many times likelier; a rival further behind than that is not offered. */
    static final double WEIGHT = 3;

    private static final int MOST_CANDIDATES = 5;
    private static final String NONE = "none";

    private final Diagnoser own;
    private final Asker asker;
    private final Prompt prompt = Prompt.of(Help.CAUSES);

    CauseChooser(Diagnoser own, Asker asker) {
        this.own = own;
        this.asker = asker;
    }

    @Override
    public Diagnosis diagnose(Signal signal, BranchContext context) {
        Diagnosis first = own.diagnose(signal, context);
        List<Cause> offered = offered(first);
        if (first.sure() || offered.size() < 2 || !asker.helpsWith(Help.CAUSES)) {
            return first;
        }
        try {
            return chosen(first, offered, signal, context);
        } catch (RuntimeException e) {
            // What the host's diagnosis holds is the host's; without a choice it stands as it was.
            return first;
        }
    }

    private Diagnosis chosen(Diagnosis first, List<Cause> offered, Signal signal, BranchContext context) {
        Question question = question(signal, context, offered);
        Answer answer = asker.ask(
                signal.branch().tenant(),
                "inc-" + signal.id(),
                question,
                asker.settings().patience());
        return answer.said()
                .flatMap(said -> said.rederive(fields -> offered.stream()
                        .filter(cause -> cause.id().equals(fields.text("cause")))
                        .findFirst()
                        .map(cause -> weighed(first, offered, cause, reasons(cause, fields.texts("because")), answer))))
                .orElse(first);
    }

    /** Returns the causes that the code's own evidence cannot tell apart, the likeliest first. */
    private static List<Cause> offered(Diagnosis diagnosis) {
        double least = diagnosis.likeliest().probability() / WEIGHT;
        return diagnosis.causes().stream()
                .filter(cause -> cause.probability() >= least && cause.probability() > 0 && Facts.isName(cause.id()))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    /** Numbers are coarse, so that one more complaint of the same is the same question. */
    private Question question(Signal signal, BranchContext context, List<Cause> offered) {
        List<Facts> candidates = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Cause cause : offered) {
            ids.add(cause.id());
            codes(cause).stream().filter(code -> !reasons.contains(code)).forEach(reasons::add);
            candidates.add(Facts.none()
                    .name("id", cause.id())
                    .name("scope", cause.scope())
                    .number("percent", Math.round(cause.probability() * 10) * 10)
                    .names(
                            "speaksFor",
                            cause.supports().stream()
                                    .map(Evidence::code)
                                    .distinct()
                                    .toList())
                    .names(
                            "speaksAgainst",
                            cause.contradicts().stream()
                                    .map(Evidence::code)
                                    .distinct()
                                    .toList()));
        }
        ids.add(NONE);
        return Question.from(
                prompt,
                Facts.none()
                        .names("topics", signal.topics())
                        .number("people", coarse(signal.people().size()))
                        .names("equipment", context.equipment())
                        .list("candidates", candidates)
                        .names("reasons", reasons),
                Shape.named("cause_choice").one("cause", ids).some("because", reasons, 3));
    }

    private static long coarse(int people) {
        return Integer.highestOneBit(Math.max(1, people));
    }

    private static List<String> codes(Cause cause) {
        return cause.supports().stream()
                .map(Evidence::code)
                .filter(Facts::isName)
                .distinct()
                .toList();
    }

    /** A reason counts when it speaks for the chosen cause by the code's own reckoning. */
    private static List<String> reasons(Cause cause, List<String> named) {
        return named.stream().filter(codes(cause)::contains).toList();
    }

    private static Diagnosis weighed(
            Diagnosis first, List<Cause> offered, Cause chosen, List<String> reasons, Answer answer) {
        double all = 1 + (WEIGHT - 1) * chosen.probability();
        List<Cause> causes = new ArrayList<>();
        for (Cause cause : first.causes()) {
            boolean mine = cause.equals(chosen);
            List<Evidence> supports = new ArrayList<>(cause.supports());
            if (mine) {
                supports.add(new Evidence("model", said(offered, reasons, answer), Math.log(WEIGHT)));
                supports.sort(Comparator.comparingDouble(Evidence::weight).reversed());
            }
            causes.add(new Cause(
                    cause.id(),
                    cause.trade(),
                    cause.subject(),
                    cause.scope(),
                    cause.probability() * (mine ? WEIGHT : 1) / all,
                    supports,
                    cause.contradicts(),
                    cause.predicts()));
        }
        causes.sort(Comparator.comparingDouble(Cause::probability).reversed());
        return new Diagnosis(causes, false, first.wouldChange());
    }

    /** The explanation is written by code out of names: no sentence of a model reaches anybody. */
    private static String said(List<Cause> offered, List<String> reasons, Answer answer) {
        return "A language model that was offered "
                + offered.stream().map(Cause::id).collect(Collectors.joining(", "))
                + " chose this"
                + (reasons.isEmpty() ? "" : " because of " + String.join(", ", reasons))
                + "; its word counts as a factor of " + (int) WEIGHT + " (" + answer.reference() + ").";
    }
}
