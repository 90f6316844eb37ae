package io.crmautopilot.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.steps.LivingVendor.Kind;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whole lives of the vendor step with vendors of every kind, the real ledger and an owner; what must hold holds in each of them. */
class VendorLivesTest {

    private static final int SEEDS = Boolean.getBoolean("autopilot.full") ? 2_000 : 120;
    private static final Money CAP = Stage.tenge(25_000);
    private static final VendorStep STEP = new VendorStep(new Composer(Wording.standard()));
    private static final Set<Kind> NEVER = Set.of(Kind.FRAUDULENT, Kind.SILENT);

    private record Written(Instant at, String from, String text) {}

    @Test
    void no_vendor_moves_the_corridor_and_every_life_ends_with_a_repair_or_a_person() {
        Map<Kind, Integer> booked = new EnumMap<>(Kind.class);
        int repaired = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Life life = new Life(seed);
            try {
                repaired += life.play() ? 1 : 0;
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed + " " + life.told(), broken);
            }
            life.booked.forEach(kind -> booked.merge(kind, 1, Integer::sum));
        }
        assertThat(repaired).as("lives that end with a repair").isBetween(SEEDS / 4, SEEDS * 9 / 10);
        assertThat(booked.keySet())
                .as("kinds that were booked at least once")
                .contains(
                        Kind.HONEST, Kind.RAISES, Kind.OVERCHARGES, Kind.LATE, Kind.NO_SHOW, Kind.CANCELS, Kind.HAGGLES)
                .doesNotContainAnyElementsOf(NEVER);
    }

    private static final class Life {

        private final SplittableRandom random;
        private final List<LivingVendor> vendors = new ArrayList<>();
        private final Stage stage;
        private final HouseGate gate;
        private final PriorityQueue<Written> coming =
                new PriorityQueue<>(Comparator.comparing(Written::at).thenComparing(Written::text));
        private final Set<String> seen = new HashSet<>();
        private final Set<String> unknown = new HashSet<>();
        final Set<Kind> booked = new HashSet<>();

        Life(long seed) {
            random = new SplittableRandom(seed);
            stage = new Stage("vendor", "trade", "hvac", "parallel", 1 + random.nextInt(8) / 6);
            gate = new HouseGate(stage, random.split());
            List<Fields> shortlist = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Kind[] all = Kind.values();
                Kind kind = random.nextInt(4) == 0 ? Kind.HONEST : all[random.nextInt(all.length)];
                vendors.add(new LivingVendor(kind, random.split()));
                boolean open = random.nextInt(6) == 0;
                if (open) {
                    unknown.add("v-" + i);
                }
                shortlist.add(Fields.of(
                        "token",
                        "v-" + i,
                        "id",
                        "svc-" + i,
                        "why",
                        "judged",
                        "unknown",
                        open ? "how long it is listed" : null));
            }
            stage.lookups.put(VendorLookup.NAME, args -> Fields.of("shortlist", shortlist, "excluded", List.of()));
            stage.lookups.put(ClientLookup.NAME, args -> Fields.of("client", args.text("token"), "known", true));
            stage.complains("p-1", Language.RU, "m-1", 0);
            stage.complains("p-2", Language.RU, "m-2", 1);
            stage.complains("p-3", Language.RU, "m-3", 2);
            stage.outcome = gate::admit;
        }

        String told() {
            return vendors.stream().map(vendor -> vendor.kind).toList() + " " + stage.situations() + " "
                    + stage.replies.stream()
                            .map(reply -> reply.from() + ": " + reply.text())
                            .toList();
        }

        boolean play() {
            for (int turn = 0; turn < 500; turn++) {
                Move move = stage.run(STEP);
                react();
                check();
                boolean fixed = stage.milestones.containsKey("vendor:fixed");
                if (move instanceof Move.Finish || (fixed && move instanceof Move.Await)) {
                    assertThat(fixed).isTrue();
                    nobodyWaits();
                    return true;
                }
                if (move instanceof Move.HandOver person) {
                    assertThat(person.reason()).isNotBlank();
                    assertThat(person.nextBest()).isNotBlank();
                    nobodyWaits();
                    return false;
                }
                goOn(((Move.Await) move).until());
            }
            throw new AssertionError("the step never ends");
        }

        private void goOn(Instant wake) {
            assertThat(wake).isAfter(stage.now);
            Instant until = gate.next().filter(word -> word.isBefore(wake)).orElse(wake);
            Written next = coming.peek();
            if (next != null && !next.at().isAfter(until)) {
                coming.poll();
                stage.at(next.at().isAfter(stage.now) ? next.at() : stage.now);
                // Channels date messages to the second.
                stage.says(next.from(), stage.now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS), next.text());
            } else {
                stage.at(until.isAfter(stage.now) ? until : stage.now.plusSeconds(1));
            }
            gate.speak();
            assertThat(stage.now).isBefore(Stage.OPENED.plus(Duration.ofHours(18)));
        }

        /** Lets each vendor answer what was written to it since. */
        private void react() {
            for (Action action : stage.acted()) {
                boolean sent = stage.ended(action.key()).status() == Status.DONE;
                if (sent && action.details().has("text") && seen.add(action.key())) {
                    String situation = action.details().fields("text").text("situation");
                    LivingVendor vendor =
                            vendors.get(Integer.parseInt(action.to().substring(2)));
                    for (LivingVendor.Word word : vendor.to(situation)) {
                        coming.add(new Written(
                                stage.now.plus(Duration.ofMinutes(word.minutes())), action.to(), word.text()));
                    }
                }
            }
        }

        private Kind kind(String token) {
            return vendors.get(Integer.parseInt(token.substring(2))).kind;
        }

        private boolean sent(Action action) {
            Status status = stage.ended(action.key()).status();
            return status == Status.DONE || status == Status.IN_DOUBT;
        }

        private void check() {
            assertThat(gate.payees()).as("vendors booked at once").hasSizeLessThanOrEqualTo(1);
            for (Action action : stage.acted()) {
                if (action.kind().equals("vendor.agree") && sent(action)) {
                    booked.add(kind(action.to()));
                    assertThat(NEVER).doesNotContain(kind(action.to()));
                    boolean person = gate.byPerson.contains(action.key());
                    Money total = total(action);
                    assertThat(person || !total.exceeds(CAP))
                            .as("agreed on " + total + " without a person")
                            .isTrue();
                }
                boolean asked = action.kind().equals("vendor.request") && sent(action);
                if (asked && unknown.contains(action.to())) {
                    assertThat(gate.byPerson)
                            .as("asked without a person's word")
                            .contains(action.key());
                }
            }
            for (Move.Settle settle : stage.moves(Move.Settle.class)) {
                Money reserved = stage.ended(settle.key()).action().reserve().orElseThrow();
                assertThat(settle.amount().exceeds(reserved)).isFalse();
            }
        }

        private static Money total(Action agreed) {
            return Money.of(agreed.details()
                    .fields(VendorRecords.DEALING)
                    .fields("proposal")
                    .fields("total"));
        }

        /** Whoever answered has heard an agreement, a no, that it is called off, that a person decides, or said no itself. */
        private void nobodyWaits() {
            for (int i = 0; i < vendors.size(); i++) {
                String token = "v-" + i;
                boolean answered =
                        stage.replies.stream().anyMatch(reply -> reply.from().equals(token));
                if (!answered) {
                    continue;
                }
                Optional<String> last = stage.acted().stream()
                        .filter(action -> action.to().equals(token)
                                && action.details().has("text")
                                && stage.ended(action.key()).status().isFinal())
                        .map(action -> action.details().fields("text").text("situation"))
                        .reduce((first, second) -> second);
                boolean theirNo = stage.noted().contains("vendor.passed")
                        && stage.notes.stream()
                                .anyMatch(
                                        note -> note.facts().text("vendor", "").equals(token)
                                                && note.facts()
                                                        .text("reason", "")
                                                        .matches(
                                                                "declined|called the visit off|was not written to.*|silent.*"));
                boolean lost = stage.notes.stream()
                        .anyMatch(note -> note.what().equals(Booking.LOST)
                                && note.facts().text("vendor", "").equals(token));
                boolean there = stage.notes.stream()
                        .anyMatch(note -> note.what().equals("vendor.arrived")
                                && note.facts().text("vendor", "").equals(token));
                assertThat(theirNo
                                || lost
                                || there
                                || Set.of(
                                                "vendor.no-prepayment",
                                                "vendor.decline",
                                                "vendor.late-yes",
                                                "vendor.cancel",
                                                "vendor.defer",
                                                "vendor.settled",
                                                "vendor.hold-to")
                                        .contains(last.orElse("")))
                        .as(token + " answered and last heard " + last)
                        .isTrue();
            }
        }
    }
}
