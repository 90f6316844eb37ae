package io.crmautopilot.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.json.Fields;
import io.crmautopilot.outcome.IncidentOutcome;
import io.crmautopilot.outcome.OutcomeCounter;
import io.crmautopilot.outcome.OutcomeSettings;
import io.crmautopilot.outcome.PeoplesSay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The figures of simulated lives, 500 with the profile "full", crashes, liars and vetoes included, against a counter that shares nothing with the other: it
 * looks the whole log through again for each question, where the other folds it once.
 */
class OutcomesOfLivesTest {

    private static final int LIVES = Boolean.getBoolean("autopilot.full") ? 500 : 150;

    /** Lives without an incident agree about nothing: so many incidents must have been compared. */
    private static final int FEWEST = LIVES * 3 / 4;

    @Test
    void both_counters_agree_on_every_life() {
        int lived = 0;
        int incidents = 0;
        long vetoes = 0;
        long refused = 0;
        for (long seed = 500_400; seed < 500_400 + LIVES; seed++) {
            List<AuditRecord> log = Lives.log(seed);
            lived += log.isEmpty() ? 0 : 1;
            OutcomeCounter counter = new OutcomeCounter(OutcomeSettings.none());
            log.forEach(counter::accept);
            for (IncidentOutcome incident : counter.incidents()) {
                assertThat(said(incident)).as("seed %d", seed).isEqualTo(new Slow(log, incident.id()).said());
                vetoes += incident.say().vetoes();
                refused += incident.say().refused();
                incidents++;
            }
        }

        assertThat(lived).isEqualTo(LIVES);
        assertThat(incidents).isGreaterThan(FEWEST);
        assertThat(vetoes).as("vetoes seen").isPositive();
        assertThat(refused).as("refusals seen").isPositive();
    }

    private static String said(IncidentOutcome incident) {
        PeoplesSay say = incident.say();
        return String.join(
                "\n",
                "ending " + incident.ending(),
                "observed " + incident.observed(),
                "first " + incident.firstDecision().value(),
                "closed " + incident.closed().value(),
                "people " + incident.clients().size(),
                "told "
                        + incident.clients().stream()
                                .filter(client -> client.told().value().isPresent())
                                .count(),
                "again "
                        + incident.clients().stream()
                                .filter(client -> client.wroteAgain())
                                .count(),
                "escalations " + incident.escalations().size(),
                "asked " + say.questions() + " " + say.approved() + " " + say.refused(),
                "vetoes " + say.vetoes(),
                "spent " + incident.money().spent().value(),
                "promised " + incident.money().promised().value());
    }

    /** The other counter. */
    private record Slow(List<AuditRecord> log, String id) {

        String said() {
            return String.join(
                    "\n",
                    "ending "
                            + last("incident.closed")
                                    .map(r -> r.body().text("outcome"))
                                    .findFirst()
                                    .orElse("open"),
                    "observed "
                            + (of("action.observed").findAny().isPresent()
                                    && of("action.started").findAny().isEmpty()),
                    "first "
                            + since(mine(r ->
                                    r.kind().startsWith("action.") && r.body().has("action"))),
                    "closed " + since(of("incident.closed")),
                    "people " + people().size(),
                    "told "
                            + people().stream()
                                    .filter(token -> toldAt(token) != null)
                                    .count(),
                    "again " + people().stream().filter(this::again).count(),
                    "escalations " + escalations(),
                    "asked " + asked().size() + " " + answered(true) + " " + answered(false),
                    "vetoes " + vetoes(),
                    "spent " + sum(true),
                    "promised " + sum(false));
        }

        private Stream<AuditRecord> mine(Predicate<AuditRecord> which) {
            return log.stream().filter(r -> r.incident().equals(id)).filter(which);
        }

        private Stream<AuditRecord> of(String... kinds) {
            return mine(r -> List.of(kinds).contains(r.kind()));
        }

        private Stream<AuditRecord> last(String kind) {
            List<AuditRecord> all = of(kind).toList();
            return all.isEmpty() ? Stream.empty() : Stream.of(all.get(all.size() - 1));
        }

        private java.util.Optional<Duration> since(Stream<AuditRecord> records) {
            Instant from = of("incident.opened")
                    .findFirst()
                    .orElseThrow()
                    .body()
                    .fields("signal")
                    .instant("at");
            return records.findFirst().map(r -> Duration.between(from, r.at()));
        }

        private Set<String> people() {
            Set<String> tokens = new TreeSet<>();
            of("incident.opened", "incident.grew")
                    .forEach(r -> r.body().list("affected").forEach(p -> tokens.add(p.text("token"))));
            return tokens;
        }

        private @org.jspecify.annotations.Nullable Instant toldAt(String token) {
            for (AuditRecord done : of("action.done").toList()) {
                Fields action = action(done.body().text("key"));
                if (action.text("kind").equals("client.message")
                        && action.text("to").equals(token)) {
                    return done.at();
                }
            }
            return null;
        }

        private Fields action(String key) {
            return of("action.started")
                    .map(r -> r.body().fields("action"))
                    .filter(action -> action.text("key").equals(key))
                    .findFirst()
                    .orElseThrow();
        }

        private boolean again(String token) {
            Instant told = toldAt(token);
            return told != null
                    && of("incident.opened", "incident.grew")
                            .flatMap(r -> r.body().list("affected").stream())
                            .anyMatch(p -> p.text("token").equals(token)
                                    && p.instant("lastAt").isAfter(told));
        }

        private long escalations() {
            Set<String> steps = new HashSet<>();
            of("step.handed-over").forEach(r -> steps.add(r.body().text("step")));
            List<String> others = new ArrayList<>();
            for (AuditRecord done : of("action.done").toList()) {
                Fields action = action(done.body().text("key"));
                boolean before = of("step.handed-over")
                        .anyMatch(r ->
                                r.seq() < done.seq() && r.body().text("step").equals(action.text("step")));
                if (action.text("kind").equals("hand-over") && (!before || people().contains(action.text("to")))) {
                    others.add(action.text("key"));
                }
            }
            return of("step.handed-over").count() + others.size();
        }

        private Set<String> asked() {
            Set<String> questions = new TreeSet<>();
            of("approval.asked").forEach(r -> questions.add(question(r)));
            return questions;
        }

        private static String question(AuditRecord asked) {
            return asked.body().has("question")
                    ? asked.body().text("question")
                    : asked.body().text("approval");
        }

        private long answered(boolean yes) {
            long count = 0;
            for (String each : asked()) {
                List<String> approvals = of("approval.asked")
                        .filter(r -> question(r).equals(each))
                        .map(r -> r.body().text("approval"))
                        .toList();
                List<AuditRecord> words = of("approval.decided")
                        .filter(r -> approvals.contains(r.body().text("approval")))
                        .toList();
                boolean no = words.stream().anyMatch(r -> !r.body().flag("approved"));
                boolean partly = words.stream().anyMatch(r -> r.body().has("only"));
                count += !words.isEmpty() && (yes ? !no && !partly : no) ? 1 : 0;
            }
            return count;
        }

        private long vetoes() {
            long opened = of("incident.opened").findFirst().orElseThrow().seq();
            long closed =
                    of("incident.closed").findFirst().map(AuditRecord::seq).orElse(Long.MAX_VALUE);
            return log.stream()
                    .filter(r -> r.kind().equals("stop.set") && r.seq() > opened && r.seq() < closed)
                    .filter(r -> r.incident().isEmpty() || r.incident().equals(id))
                    .count();
        }

        private java.util.Optional<io.crmautopilot.money.Money> sum(boolean spent) {
            if (of("plan.made").findAny().isEmpty()) {
                return java.util.Optional.empty();
            }
            Instant now =
                    log.stream().map(AuditRecord::at).max(Instant::compareTo).orElseThrow();
            io.crmautopilot.money.Money sum = io.crmautopilot.money.Money.zero(SimSteps.KZT);
            Set<String> keys = new TreeSet<>();
            of("action.started")
                    .filter(r -> r.body().has("expires"))
                    .forEach(r -> keys.add(r.body().fields("action").text("key")));
            for (String key : keys) {
                sum = sum.plus(spent ? spentFor(key, now) : promisedFor(key, now));
            }
            return java.util.Optional.of(sum);
        }

        /** A sum is held by its start, freed by a release or a failure, and settled once while it is held. */
        private io.crmautopilot.money.Money spentFor(String key, Instant now) {
            Instant expires = Instant.MAX;
            io.crmautopilot.money.Money held = null;
            for (AuditRecord r : mine(any -> true).toList()) {
                String about = r.body().has("action")
                        ? r.body().fields("action").text("key")
                        : r.body().has("key") ? r.body().text("key") : "";
                if (!about.equals(key)) {
                    continue;
                }
                if (r.kind().equals("action.started") && r.body().has("expires") && held == null) {
                    held = io.crmautopilot.money.Money.of(
                            r.body().fields("action").fields("cost"));
                    expires = r.body().instant("expires");
                } else if (held != null
                        && (r.kind().equals("budget.released") || r.kind().equals("action.failed"))) {
                    held = null;
                } else if (held != null && r.kind().equals("budget.settled")) {
                    return io.crmautopilot.money.Money.of(r.body().fields("amount"));
                } else if (held != null
                        && r.kind().equals("action.done")
                        && r.body().has("settle")) {
                    return io.crmautopilot.money.Money.of(r.body().fields("settle"));
                }
            }
            return held != null && !now.isBefore(expires) ? held : io.crmautopilot.money.Money.zero(SimSteps.KZT);
        }

        private io.crmautopilot.money.Money promisedFor(String key, Instant now) {
            io.crmautopilot.money.Money zero = io.crmautopilot.money.Money.zero(SimSteps.KZT);
            boolean ended = of("budget.settled", "budget.released", "action.failed", "action.done")
                    .anyMatch(r -> r.body().text("key").equals(key)
                            && (!r.kind().equals("action.done") || r.body().has("settle")));
            AuditRecord start = of("action.started")
                    .filter(r -> r.body().has("expires")
                            && r.body().fields("action").text("key").equals(key))
                    .reduce((one, other) -> other)
                    .orElseThrow();
            boolean over = !now.isBefore(start.body().instant("expires"));
            return ended || over
                    ? zero
                    : io.crmautopilot.money.Money.of(
                            start.body().fields("action").fields("cost"));
        }
    }
}
