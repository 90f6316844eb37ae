package io.crmautopilot.diagnosis;

import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cause while it is weighed: the logarithm of its odds, and the reasons that made it so. */
final class Weighing {

    private static final double WORTH_A_WORD = 0.2;

    /** A reason with the logarithm of its likelihood under this cause. */
    private record Reason(String code, String detail, double logLikelihood) {}

    final String id;
    final @Nullable String trade;
    final Cause.Scope scope;
    final List<String> predicts;

    @Nullable
    String subject;

    private final List<Reason> reasons = new ArrayList<>();
    private double logOdds;

    Weighing(String id, @Nullable String trade, Cause.Scope scope, List<String> predicts, double prior) {
        this.id = id;
        this.trade = trade;
        this.scope = scope;
        this.predicts = predicts;
        this.logOdds = Math.log(prior);
    }

    /** Multiplies the odds by a likelihood. */
    void weigh(String code, String detail, double likelihood) {
        double log = Math.log(likelihood);
        logOdds += log;
        reasons.add(new Reason(code, detail, log));
    }

    double logOdds() {
        return logOdds;
    }

    /** Returns the likelihood of the reasons with {@code code}, as a logarithm; 0 when there is none. */
    double logLikelihood(String code) {
        return reasons.stream()
                .filter(reason -> reason.code().equals(code))
                .mapToDouble(Reason::logLikelihood)
                .sum();
    }

    /** Returns the reasons, each against the average rival's; those that hardly matter are left out. */
    List<Evidence> evidence(List<Weighing> rivals, boolean supporting) {
        List<Evidence> result = new ArrayList<>();
        for (Reason reason : reasons) {
            double rival = rivals.stream()
                    .filter(other -> other != this)
                    .mapToDouble(other -> other.logLikelihood(reason.code()))
                    .average()
                    .orElse(0);
            double weight = reason.logLikelihood() - rival;
            if (supporting ? weight > WORTH_A_WORD : weight < -WORTH_A_WORD) {
                result.add(new Evidence(reason.code(), reason.detail(), weight));
            }
        }
        result.sort(Comparator.comparingDouble((Evidence evidence) -> -Math.abs(evidence.weight()))
                .thenComparing(Evidence::code));
        return result;
    }
}
