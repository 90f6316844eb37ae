package io.crmautopilot.pilot;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.incident.Deed;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.outcome.IncidentOutcome;
import io.crmautopilot.outcome.Measured;
import io.crmautopilot.outcome.OutcomeCounter;
import io.crmautopilot.outcome.OutcomeSettings;
import io.crmautopilot.outcome.Unknown;
import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares, from audit records in their order, what would have been done where the autopilot only observes with what people did. What an
 * observed incident cannot show, because nobody was asked, is estimated from the incidents of the same scenario that the autopilot acted
 * on in the same log, where there are at least three; otherwise it is unknown. Safe for any number of threads.
 */
public final class PilotBook implements AuditSink {

    /** Fewer incidents say too little of how long something takes. */
    private static final int ENOUGH = 3;

    private static final List<Deed.Kind> COMPARED =
            List.of(Deed.Kind.OWNER_KNEW, Deed.Kind.VENDOR_AGREED, Deed.Kind.CLIENTS_TOLD, Deed.Kind.SOLVED);

    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);
    private static final Duration SAME = Duration.ofMinutes(5);
    private static final int SAME_PERCENT = 5;

    private final OutcomeCounter outcomes = new OutcomeCounter(OutcomeSettings.none());
    private final Map<String, Map<Deed.Kind, Deed>> deeds = new HashMap<>();
    private final Map<String, Instant> ownerTold = new HashMap<>();

    /** Creates an empty book. */
    public PilotBook() {}

    /** Takes the next record; throws {@link IllegalArgumentException} naming it when it does not hold what its kind promises. */
    @Override
    public synchronized void accept(AuditRecord entry) {
        outcomes.accept(entry);
        try {
            Fields body = entry.body();
            String key = entry.tenant() + "/" + entry.incident();
            if (entry.kind().equals(RecordKind.PEOPLE_DID)) {
                did(key, Deed.of(body));
            } else if (entry.kind().equals(RecordKind.ACTION_OBSERVED)
                    && body.fields("action").text("kind").equals("owner.notice")) {
                ownerTold.putIfAbsent(key, entry.at());
            }
        } catch (RuntimeException wrong) {
            throw new IllegalArgumentException(
                    "record " + entry.seq() + " of " + entry.tenant() + " (" + entry.kind() + ") cannot be compared: "
                            + wrong.getMessage(),
                    wrong);
        }
    }

    /** What is said later of the same thing corrects what was said before. */
    private void did(String key, Deed deed) {
        deeds.computeIfAbsent(key, each -> new EnumMap<>(Deed.Kind.class)).put(deed.kind(), deed);
    }

    /** Takes something that people did and that stands in no log; it is compared as if it stood there. */
    public synchronized void add(String tenant, String incident, Deed deed) {
        did(tenant + "/" + incident, deed);
    }

    /**
     * Returns the case of an incident that a back-test noticed: its owner would have been told at once, and of everything after that
     * nothing is known.
     */
    public static PilotCase ofBacktest(
            BranchRef branch, String incident, String cause, ZoneId zone, Instant noticedAt, List<Deed> deeds) {
        Map<Deed.Kind, Deed> byHand = new EnumMap<>(Deed.Kind.class);
        deeds.forEach(deed -> byHand.put(deed.kind(), deed));
        List<PilotLine> lines = new ArrayList<>();
        for (Deed.Kind what : COMPARED) {
            Measured<Duration> autopilot =
                    what == Deed.Kind.OWNER_KNEW ? Measured.known(Duration.ZERO) : Measured.unknown(Unknown.NOT_SAID);
            lines.add(line(noticedAt, byHand, what, autopilot, false));
        }
        return new PilotCase(
                branch.tenant(),
                branch.location(),
                incident,
                cause,
                zone,
                noticedAt,
                lines,
                Measured.unknown(Unknown.NOT_SAID),
                cost(byHand),
                Comparison.UNKNOWN,
                Measured.unknown(Unknown.NOT_SAID));
    }

    /** Returns the incidents that were only observed, the earliest first. */
    public synchronized List<PilotCase> cases() {
        List<IncidentOutcome> all = outcomes.incidents();
        List<IncidentOutcome> acted =
                all.stream().filter(each -> !each.observed()).toList();
        List<PilotCase> cases = new ArrayList<>();
        for (IncidentOutcome each : all) {
            if (each.observed()) {
                cases.add(compared(each, acted));
            }
        }
        cases.sort(Comparator.comparing(PilotCase::noticedAt));
        return List.copyOf(cases);
    }

    private PilotCase compared(IncidentOutcome one, List<IncidentOutcome> acted) {
        String key = one.tenant() + "/" + one.id();
        Map<Deed.Kind, Deed> byHand = deeds.getOrDefault(key, Map.of());
        List<IncidentOutcome> alike = acted.stream()
                .filter(each ->
                        each.tenant().equals(one.tenant()) && each.scenario().equals(one.scenario()))
                .toList();
        List<PilotLine> lines = new ArrayList<>();
        Optional<Instant> told = Optional.ofNullable(ownerTold.get(key));
        lines.add(line(
                one.noticedAt(),
                byHand,
                Deed.Kind.OWNER_KNEW,
                told.isPresent()
                        ? Measured.known(Duration.between(one.noticedAt(), told.get()))
                        : Measured.unknown(Unknown.NEVER),
                false));
        lines.add(estimated(one, byHand, Deed.Kind.VENDOR_AGREED, alike, IncidentOutcome::vendorAgreed));
        lines.add(estimated(one, byHand, Deed.Kind.CLIENTS_TOLD, alike, IncidentOutcome::clientsTold));
        lines.add(estimated(one, byHand, Deed.Kind.SOLVED, alike, IncidentOutcome::causeRemoved));
        Measured<Money> autopilot = medianCost(alike);
        Measured<Money> people = cost(byHand);
        return new PilotCase(
                one.tenant(),
                one.location(),
                one.id(),
                one.scenario(),
                one.zone(),
                one.noticedAt(),
                lines,
                autopilot,
                people,
                costs(autopilot, people),
                one.falseAlarm());
    }

    private PilotLine estimated(
            IncidentOutcome one,
            Map<Deed.Kind, Deed> byHand,
            Deed.Kind what,
            List<IncidentOutcome> alike,
            Function<IncidentOutcome, Measured<Duration>> span) {
        List<Measured<Duration>> known = alike.stream()
                .map(span)
                .filter(each -> each.value().isPresent() || each.equals(Measured.unknown(Unknown.NEVER)))
                .toList();
        // An incident that never came to it is slower than all: the median may well be "never".
        List<Duration> took = known.stream()
                .map(each -> each.value().orElse(FOREVER))
                .sorted()
                .toList();
        Measured<Duration> median = Measured.unknown(Unknown.NOT_SAID);
        if (took.size() >= ENOUGH) {
            Duration middle = took.get((took.size() - 1) / 2);
            median = middle.equals(FOREVER) ? Measured.unknown(Unknown.NEVER) : Measured.known(middle);
        }
        return line(one.noticedAt(), byHand, what, median, true);
    }

    private static PilotLine line(
            Instant noticedAt,
            Map<Deed.Kind, Deed> byHand,
            Deed.Kind what,
            Measured<Duration> autopilot,
            boolean estimated) {
        Deed deed = byHand.get(what);
        Measured<Duration> people = deed != null
                ? Measured.known(Duration.between(noticedAt, deed.doneAt()))
                : Measured.unknown(byHand.isEmpty() ? Unknown.NOT_SAID : Unknown.NEVER);
        return new PilotLine(what, autopilot, estimated, people, spans(autopilot, people));
    }

    private static Comparison spans(Measured<Duration> autopilot, Measured<Duration> people) {
        if (autopilot.value().isPresent() && people.value().isPresent()) {
            Duration sooner = people.value().get().minus(autopilot.value().get());
            return sooner.abs().compareTo(SAME) <= 0
                    ? Comparison.SAME
                    : sooner.isNegative() ? Comparison.WORSE : Comparison.BETTER;
        }
        boolean notByPeople = people.missing().filter(Unknown.NEVER::equals).isPresent();
        boolean notByIt = autopilot.missing().filter(Unknown.NEVER::equals).isPresent();
        return autopilot.value().isPresent() && notByPeople
                ? Comparison.ONLY_AUTOPILOT
                : people.value().isPresent() && notByIt ? Comparison.ONLY_PEOPLE : Comparison.UNKNOWN;
    }

    private static Measured<Money> cost(Map<Deed.Kind, Deed> byHand) {
        Money sum = null;
        for (Deed deed : byHand.values()) {
            Optional<Money> price = deed.price();
            if (price.isPresent()) {
                if (sum != null && !sum.currency().equals(price.get().currency())) {
                    return Measured.unknown(Unknown.UNCLEAR);
                }
                sum = sum == null ? price.get() : sum.plus(price.get());
            }
        }
        return sum == null ? Measured.unknown(Unknown.NOT_SAID) : Measured.known(sum);
    }

    private static Measured<Money> medianCost(List<IncidentOutcome> alike) {
        List<Money> spent = alike.stream()
                .filter(each -> !each.ending().equals("open"))
                .flatMap(each -> each.money().spent().value().stream())
                .sorted()
                .toList();
        return spent.size() < ENOUGH
                ? Measured.unknown(Unknown.NOT_SAID)
                : Measured.known(spent.get((spent.size() - 1) / 2));
    }

    private static Comparison costs(Measured<Money> autopilot, Measured<Money> people) {
        if (autopilot.value().isEmpty() || people.value().isEmpty()) {
            return Comparison.UNKNOWN;
        }
        Money one = autopilot.value().get();
        Money other = people.value().get();
        if (!one.currency().equals(other.currency())) {
            return Comparison.UNKNOWN;
        }
        long difference = Math.subtractExact(one.minor(), other.minor());
        boolean same = Math.abs(difference) <= other.minor() / 100 * SAME_PERCENT;
        return same ? Comparison.SAME : difference < 0 ? Comparison.BETTER : Comparison.WORSE;
    }
}
