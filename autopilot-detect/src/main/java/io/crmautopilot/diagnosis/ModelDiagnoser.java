package io.crmautopilot.diagnosis;

import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Diagnoser;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.signal.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Weighs the causes of a model by Bayes' rule: the topics, the equipment, who was served by whom, and the other branches. */
final class ModelDiagnoser implements Diagnoser {

    /** Causes less likely than this are left out of the answer. */
    private static final double WORTH_NAMING = 0.01;

    private static final double SURE = 0.6;
    private static final double STANDS_OUT = 3;

    /** How likely a branch that lacks the equipment has it after all: the host's list may be old. */
    private static final double LIST_IS_WRONG = 0.03;

    /** How likely another branch complains at the same time: for a cause they share, one that may be shared, and by chance. */
    private static final double SHARED = 0.8;

    private static final double SHARED_IN_AREA = 0.5;
    private static final double BY_CHANCE = 0.01;
    private static final double UNKNOWN_ELSEWHERE = 0.1;

    /** How likely a second burst in the branch has a cause of its own. */
    private static final double OWN_CAUSE = 0.05;

    /** More people than this do not make the topics say more: they read each other, and words are not independent. */
    private static final int MOST_WITNESSES = 6;

    /** What people's service providers say counts only when so many of the affected are known to have visited. */
    private static final int LEAST_VISITS = 3;

    private final CauseModel model;

    ModelDiagnoser(CauseModel model) {
        this.model = model;
    }

    @Override
    public Diagnosis diagnose(Signal signal, BranchContext context) {
        Set<String> topics = new TreeSet<>(signal.topics());
        List<Signal> alongside = context.elsewhere().stream()
                .filter(other -> other.branch().equals(signal.branch())
                        && !other.id().equals(signal.id())
                        && other.verdict().opensIncident())
                .toList();
        List<Signal> elsewhere = context.elsewhere().stream()
                .filter(other -> !other.branch().equals(signal.branch())
                        && other.verdict().opensIncident())
                .toList();
        ServedBy served = ServedBy.of(signal, context.visits());
        List<Weighing> all = new ArrayList<>();
        for (KnownCause cause : model.causes()) {
            // What is complained of in ways that no known cause makes is unknown. A specialist may do anything wrong.
            if (!explains(cause, topics) && cause.scope() != Cause.Scope.SPECIALIST) {
                continue;
            }
            Weighing weighing = new Weighing(cause.id(), cause.trade(), cause.scope(), cause.predicts(), cause.prior());
            weighTopics(weighing, cause, topics, signal.people().size());
            for (Signal other : alongside) {
                weighAlongside(weighing, cause, topics, other);
            }
            weighEquipment(weighing, cause, context);
            weighSpecialist(weighing, cause, served);
            weighElsewhere(weighing, cause, elsewhere, context.otherBranches());
            all.add(weighing);
        }
        all.add(unknown(topics, alongside, elsewhere));
        all.sort(Comparator.comparingDouble((Weighing weighing) -> -weighing.logOdds())
                .thenComparing(weighing -> weighing.id));
        return answer(all, signal, context, served);
    }

    /** What nobody thought of explains anything a little: each fact is weighed against it as well. */
    private Weighing unknown(Set<String> topics, List<Signal> alongside, List<Signal> elsewhere) {
        Weighing weighing = new Weighing(CauseModel.UNKNOWN, null, Cause.Scope.BRANCH, List.of(), model.unknownPrior());
        weighing.weigh(
                "topics",
                "A cause that nobody thought of may be complained of in any way.",
                Math.pow(model.unknownTopic(), topics.size()));
        for (Signal other : alongside) {
            weighing.weigh(
                    "alongside",
                    "It would have to explain " + String.join(", ", other.topics()) + " as well.",
                    Math.max(OWN_CAUSE, model.unknownTopic()));
        }
        long branches = elsewhere.stream().map(Signal::branch).distinct().count();
        if (branches > 0) {
            weighing.weigh(
                    "other-branches",
                    "It would have to explain other branches as well.",
                    Math.pow(UNKNOWN_ELSEWHERE, (double) Math.min(branches, 3)));
        }
        return weighing;
    }

    private static boolean explains(KnownCause cause, Set<String> topics) {
        return topics.stream().anyMatch(cause.topics()::containsKey);
    }

    /** What is complained of: each topic must have come up among the witnesses. */
    private void weighTopics(Weighing weighing, KnownCause cause, Set<String> topics, int people) {
        int witnesses = Math.min(people, MOST_WITNESSES);
        double likelihood = 1;
        for (String topic : topics) {
            double chance = cause.topics().getOrDefault(topic, model.unlisted());
            // With many witnesses a rare topic comes up too, but a burst that it alone made stays as unlikely as it is
            // rare.
            likelihood *= topics.size() == 1 ? chance : 1 - Math.pow(1 - chance, Math.sqrt(witnesses));
        }
        boolean listed = explains(cause, topics);
        String what = String.join(", ", topics);
        weighing.weigh(
                "topics",
                listed
                        ? "People complain of " + what + ", as they would if this had failed."
                        : "People complain of " + what + ", which this does not explain.",
                likelihood);
    }

    /** A second burst speaks for a cause that explains both; what explains the other one alone is the other one's cause. */
    private void weighAlongside(Weighing weighing, KnownCause cause, Set<String> topics, Signal other) {
        double best = other.topics().stream()
                .mapToDouble(topic -> cause.topics().getOrDefault(topic, model.unlisted()))
                .max()
                .orElse(model.unlisted());
        weighing.weigh(
                "alongside",
                "At the same time people in this branch complain of " + String.join(", ", other.topics()) + ".",
                explains(cause, topics) ? Math.max(OWN_CAUSE, best) : OWN_CAUSE);
    }

    private static void weighEquipment(Weighing weighing, KnownCause cause, BranchContext context) {
        if (context.equipment().isEmpty() || cause.equipment().isEmpty()) {
            return;
        }
        Set<String> present = new HashSet<>(cause.equipment());
        present.retainAll(context.equipment());
        if (present.isEmpty()) {
            weighing.weigh(
                    "equipment",
                    "The branch has no " + String.join(" or ", new TreeSet<>(cause.equipment())) + ".",
                    LIST_IS_WRONG);
        } else {
            weighing.weigh("equipment", "The branch has: " + String.join(", ", new TreeSet<>(present)) + ".", 1);
        }
    }

    private static void weighSpecialist(Weighing weighing, KnownCause cause, ServedBy served) {
        if (served.staff() == null || served.known() < LEAST_VISITS) {
            return;
        }
        String detail = String.format(
                Locale.ROOT,
                "%d of the %d affected whose visit is known were served by one specialist, who serves %.0f %% of the"
                        + " visits.",
                served.theirs(),
                served.known(),
                served.share() * 100);
        if (cause.scope() == Cause.Scope.SPECIALIST) {
            weighing.subject = served.staff();
            weighing.weigh("specialist-share", detail, served.ratio());
        } else {
            weighing.weigh("specialist-share", detail, 1);
        }
    }

    private static void weighElsewhere(Weighing weighing, KnownCause cause, List<Signal> elsewhere, int otherBranches) {
        int same = (int) elsewhere.stream()
                .filter(other -> other.topics().stream().anyMatch(cause.topics()::containsKey))
                .map(Signal::branch)
                .distinct()
                .count();
        int others = Math.max(otherBranches, same);
        if (others == 0) {
            return;
        }
        double chance = switch (cause.scope()) {
            case TENANT -> SHARED;
            case AREA -> SHARED_IN_AREA;
            case BRANCH, SPECIALIST -> BY_CHANCE;
        };
        // Quiet branches count once: they may be closed, far away, or small.
        double quiet = same < others ? Math.sqrt(1 - chance) : 1;
        String detail = same == 0
                ? "The other branches are quiet."
                : same + " of " + others + " other branches complain of it at the same time.";
        weighing.weigh("other-branches", detail, Math.pow(chance, Math.min(same, 3)) * quiet);
    }

    private static Diagnosis answer(List<Weighing> all, Signal signal, BranchContext context, ServedBy served) {
        double top = all.get(0).logOdds();
        double sum = all.stream().mapToDouble(w -> Math.exp(w.logOdds() - top)).sum();
        List<Cause> causes = new ArrayList<>();
        for (Weighing weighing : all) {
            double probability = Math.exp(weighing.logOdds() - top) / sum;
            if (causes.isEmpty() || probability >= WORTH_NAMING) {
                causes.add(new Cause(
                        weighing.id,
                        weighing.trade,
                        weighing.subject,
                        weighing.scope,
                        probability,
                        weighing.evidence(all, true),
                        weighing.evidence(all, false),
                        weighing.predicts));
            }
        }
        double first = causes.get(0).probability();
        double second = causes.size() > 1 ? causes.get(1).probability() : 0;
        boolean sure = first >= SURE
                && first >= STANDS_OUT * second
                && !causes.get(0).id().equals(CauseModel.UNKNOWN);
        return new Diagnosis(causes, sure, Doubts.of(causes, signal, context, served));
    }
}
