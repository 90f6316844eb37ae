package io.crmautopilot.examples.outcomes;

import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.VerifiedLog;
import io.crmautopilot.money.Money;
import io.crmautopilot.outcome.Days;
import io.crmautopilot.outcome.Grouping;
import io.crmautopilot.outcome.Metric;
import io.crmautopilot.outcome.OutcomeCounter;
import io.crmautopilot.outcome.OutcomeSettings;
import io.crmautopilot.outcome.Outcomes;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code ./autopilot outcomes FILE}: what was achieved, counted from the log alone. */
public final class OutcomesCommand implements Command {

    private static final String USAGE = "expected FILE [--by tenant|branch|scenario|branch-and-scenario]"
            + " [--month YYYY-MM | --from YYYY-MM-DD --to YYYY-MM-DD] [--usual-loss SCENARIO=SUM:CURRENCY]..."
            + " [--json] [--definitions]";

    private static final List<String> GROUPINGS = List.of("tenant", "branch", "scenario", "branch-and-scenario");

    /** Creates the command. */
    public OutcomesCommand() {}

    @Override
    public String name() {
        return "outcomes";
    }

    @Override
    public String summary() {
        return "counts from an audit log what was achieved, by tenant, branch, scenario and period";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        Asked asked = new Asked(
                args,
                USAGE,
                Set.of("--json", "--definitions"),
                Set.of("--by", "--month", "--from", "--to", "--usual-loss"));
        Grouping by = Grouping.valueOf(
                asked.one("--by", GROUPINGS, "branch").toUpperCase(Locale.ROOT).replace('-', '_'));
        Days days = asked.days();
        OutcomeSettings settings = OutcomeSettings.none().withUsualLoss(losses(asked));
        if (asked.has("--definitions")) {
            definitions(out);
            if (asked.words(0, 1).isEmpty()) {
                return 0;
            }
        }
        asked.words(1, 1);
        OutcomeCounter counter = new OutcomeCounter(settings);
        if (!VerifiedLog.read(asked.file(), counter::accept, err)) {
            return 1;
        }
        List<Outcomes> rows = counter.outcomes(days, by);
        if (asked.has("--json")) {
            rows.forEach(row -> out.print(OutcomesJson.of(row).canonical() + "\n"));
        } else if (rows.isEmpty()) {
            out.print("no incident in that period\n");
        } else {
            rows.forEach(row -> new OutcomesTable(row).print(out));
        }
        return 0;
    }

    private static void definitions(PrintStream out) {
        for (Metric metric : Metric.values()) {
            out.print(metric.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "\n  " + metric.definition()
                    + "\n  beside it: " + metric.beside() + "\n");
        }
    }

    private static Map<String, Money> losses(Asked asked) {
        Map<String, Money> losses = new HashMap<>();
        for (String each : asked.all("--usual-loss")) {
            int equals = each.indexOf('=');
            int colon = each.lastIndexOf(':');
            try {
                losses.put(
                        each.substring(0, equals),
                        Money.ofMajor(
                                new BigDecimal(each.substring(equals + 1, colon)),
                                Currency.getInstance(each.substring(colon + 1))));
            } catch (IllegalArgumentException | ArithmeticException | StringIndexOutOfBoundsException wrong) {
                throw asked.wrong("--usual-loss is written air-conditioning=350000:KZT, not \"" + each + "\"");
            }
        }
        return losses;
    }
}
