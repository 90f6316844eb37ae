package io.crmautopilot.examples.outcomes;

import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.VerifiedLog;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.trust.LevelChange;
import io.crmautopilot.trust.Objection;
import io.crmautopilot.trust.Standing;
import io.crmautopilot.trust.TrustBook;
import io.crmautopilot.trust.TrustSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ./autopilot trust FILE}: where each kind of action stands in each branch, and why. */
public final class TrustCommand implements Command {

    private static final String USAGE = "expected FILE [--branch NAME] [--history]";
    private static final int HUNDRED = 100;

    /** Creates the command. */
    public TrustCommand() {}

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public String summary() {
        return "shows from an audit log where each kind of action stands in each branch, and why";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        Asked asked = new Asked(args, USAGE, Set.of("--history"), Set.of("--branch"));
        asked.words(1, 1);
        TrustSettings settings = TrustSettings.defaults();
        TrustBook book = new TrustBook(settings);
        if (!VerifiedLog.read(asked.file(), book::accept, err)) {
            return 1;
        }
        List<Standing> standings = book.standings().stream()
                .filter(each -> asked.one("--branch")
                        .map(name -> name.equals(each.location()))
                        .orElse(true))
                .toList();
        if (standings.isEmpty()) {
            out.print("nothing is known of any kind of action yet: no incident of that branch is over\n");
        }
        String place = "";
        for (Standing standing : standings) {
            String here = standing.tenant() + " / " + standing.location();
            out.print(here.equals(place) ? "" : (place.isEmpty() ? "" : "\n") + here + "\n");
            place = here;
            print(standing, settings, out);
        }
        if (asked.has("--history")) {
            book.tenants().forEach(tenant -> history(tenant, book.history(tenant), out));
        }
        return 0;
    }

    private static void print(Standing standing, TrustSettings settings, PrintStream out) {
        out.print("  " + standing.kind() + ": " + standing.level().words() + "\n");
        out.print("    " + evidence(standing) + "\n");
        out.print("    " + advice(standing, settings) + "\n");
    }

    static String evidence(Standing standing) {
        long all = standing.good() + standing.bad();
        String besides = (standing.silent() > 0 ? "; nobody answered in " + standing.silent() : "")
                + (standing.observed() > 0 ? "; only observed in " + standing.observed() : "");
        if (all == 0) {
            return "no incident tells yet" + besides;
        }
        String against = standing.objections().isEmpty()
                ? ""
                : " ("
                        + standing.objections().entrySet().stream()
                                .map(TrustCommand::objection)
                                .collect(Collectors.joining(", "))
                        + ")";
        return standing.good() + " of " + all + " incidents without an objection" + against + ": between "
                + percent(standing.interval().low(), false) + " and "
                + percent(standing.interval().high(), true) + " %" + besides;
    }

    private static String objection(Map.Entry<Objection, Long> each) {
        return each.getKey().words() + " in " + each.getValue();
    }

    static String advice(Standing standing, TrustSettings settings) {
        return switch (standing.advice()) {
            case RAISE ->
                "advice to a person: raise it to \""
                        + standing.higher().orElseThrow().words() + "\". "
                        + change(standing.higher().orElseThrow())
                        + standing.recommended()
                                .map(at -> " Advised since " + at + ".")
                                .orElse("");
            case LOWER ->
                "advice to a person: lower it to \"" + standing.level().lower().words() + "\": even the highest share"
                        + " that the evidence allows is below " + percent(settings.needed(standing.level()), false)
                        + " %";
            case STAY -> stay(standing);
        };
    }

    private static String stay(Standing standing) {
        if (standing.irreversible() && standing.level() != AutonomyLevel.OBSERVE) {
            return "stays: it cannot be undone, so a person decides at every level";
        }
        return standing.higher().isEmpty()
                ? "stays: there is no higher level"
                : "stays: " + standing.missing() + (standing.missing() == 1 ? " more incident" : " more incidents")
                        + (standing.level() == AutonomyLevel.OBSERVE ? " observed" : " without an objection")
                        + " before \"" + standing.higher().get().words() + "\" is advised";
    }

    private static String change(AutonomyLevel to) {
        return switch (to) {
            case OBSERVE -> "It would do nothing.";
            case ASSIST -> "It would ask before each such step.";
            case VETO_WINDOW -> "It would announce such a step and take it when nobody objects, instead of asking.";
            case CORRIDOR -> "It would take such a step at once inside the corridor, and ask beyond it.";
        };
    }

    private static void history(String tenant, List<LevelChange> changes, PrintStream out) {
        out.print("\nwhat happened to the levels of " + tenant + "\n");
        if (changes.isEmpty()) {
            out.print("  nothing\n");
        }
        for (LevelChange each : changes) {
            out.print("  " + each.at() + "  " + each.location() + "  "
                    + each.what().name().toLowerCase(Locale.ROOT)
                    + (each.kind().isEmpty() ? "" : " " + each.kind())
                    + each.level().map(level -> " to \"" + level.words() + "\"").orElse("")
                    + (each.by().isEmpty() ? "" : " by " + each.by())
                    + (each.why().isEmpty() ? "" : ": " + each.why()) + "\n");
        }
    }

    /** Rounded outwards, so that no interval looks narrower than it is. */
    private static String percent(double share, boolean up) {
        return Long.toString((long) (up ? Math.ceil(share * HUNDRED - 1e-9) : Math.floor(share * HUNDRED + 1e-9)));
    }
}
