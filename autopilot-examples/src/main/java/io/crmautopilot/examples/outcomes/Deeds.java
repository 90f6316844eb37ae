package io.crmautopilot.examples.outcomes;

import io.crmautopilot.incident.Deed;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.pilot.PilotBook;
import io.crmautopilot.pilot.PilotCase;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What people did, from a file of their own: JSON Lines with {@code event} (one word for all that belongs together), {@code location},
 * {@code deed}, {@code doneAt}, and {@code cost} and {@code currency} where they know it.
 */
final class Deeds {

    /** What people did belongs to what was noticed within so much of it. */
    private static final Duration NEAR = Duration.ofHours(12);

    private record Event(String location, List<Deed> deeds) {

        Instant first() {
            return deeds.stream().map(Deed::doneAt).min(Instant::compareTo).orElseThrow();
        }
    }

    private final Map<String, Event> events = new LinkedHashMap<>();
    private final Set<String> matched = new HashSet<>();

    /** Reads {@code file}; throws {@link IllegalArgumentException} naming the line that is wrong. */
    static Deeds read(Path file) throws IOException {
        Deeds deeds = new Deeds();
        lines(file, line -> {
            Event event = deeds.events.computeIfAbsent(
                    line.text("event"), name -> new Event(line.text("location"), new ArrayList<>()));
            Money cost = line.has("cost")
                    ? Money.ofMajor(
                            new BigDecimal(String.valueOf(line.asMap().get("cost"))),
                            Currency.getInstance(line.text("currency")))
                    : null;
            event.deeds.add(new Deed(
                    Deed.Kind.valueOf(line.text("deed").toUpperCase(Locale.ROOT).replace('-', '_')),
                    line.instant("doneAt"),
                    cost));
        });
        return deeds;
    }

    /** Returns the incidents that a back-test noticed, each with the nearest event of its branch that no other has. */
    List<PilotCase> matched(Path backtest, ZoneId zone) throws IOException {
        List<PilotCase> cases = new ArrayList<>();
        lines(backtest, line -> {
            if (line.text("type", "").equals("incident")) {
                cases.add(found(line, zone));
            }
        });
        return cases;
    }

    private PilotCase found(Fields line, ZoneId zone) {
        Instant noticed = line.instant("openedAt");
        String location = line.text("location");
        List<Deed> deeds = List.of();
        String nearest = "";
        Duration least = NEAR;
        for (Map.Entry<String, Event> each : events.entrySet()) {
            Duration apart = Duration.between(noticed, each.getValue().first()).abs();
            boolean fits = each.getValue().location().equals(location) && !matched.contains(each.getKey());
            if (fits && apart.compareTo(least) <= 0) {
                nearest = each.getKey();
                least = apart;
                deeds = each.getValue().deeds();
            }
        }
        matched.add(nearest);
        List<Fields> causes = line.list("causes");
        return PilotBook.ofBacktest(
                new BranchRef(line.text("tenant", "backtest"), location),
                line.text("id"),
                causes.isEmpty() ? "" : causes.get(0).text("cause", ""),
                zone,
                noticed,
                deeds);
    }

    /** Returns how many events nothing was noticed of. */
    long missed() {
        return events.keySet().stream().filter(name -> !matched.contains(name)).count();
    }

    private interface Line {
        void take(Fields line);
    }

    private static void lines(Path file, Line taker) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                try {
                    if (!line.isBlank()) {
                        taker.take(Fields.parse(line));
                    }
                } catch (RuntimeException wrong) {
                    throw new IllegalArgumentException(file + ", line " + number + ": " + wrong.getMessage(), wrong);
                }
            }
        }
    }
}
