package io.crmautopilot.diagnosis;

import io.crmautopilot.incident.Diagnoser;

/** Makes diagnosers. */
public final class Diagnosers {

    private Diagnosers() {}

    /** Returns the diagnoser over the standard model. */
    public static Diagnoser standard() {
        return over(CauseModel.standard());
    }

    /** Returns a diagnoser over a host's own model. It keeps no state; any number of threads may use it. */
    public static Diagnoser over(CauseModel model) {
        return new ModelDiagnoser(model);
    }
}
