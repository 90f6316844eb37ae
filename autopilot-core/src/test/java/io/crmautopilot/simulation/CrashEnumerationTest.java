package io.crmautopilot.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.simulation.SimWorld.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills the process at every point of every write and of every call of fixed scenarios, alone and in pairs, with the volatile tail lost
 * and kept; each time the incident must end as it ends without a crash, and nothing may be done twice or said falsely.
 */
class CrashEnumerationTest {

    private static final int NEAR = 40;

    /** Which of the forty distances this build takes; each first death has its own beginning, so that one build sees all of them. */
    private static final long DISTANCE = Long.getLong("autopilot.distance", OwnCode.number(NEAR));

    /** A fixed scenario: how the salon is set up. What people say follows from what is done. */
    private static final Map<String, Consumer<Rig>> SCENARIOS = new TreeMap<>(Map.ofEntries(
            Map.entry("all is well", rig -> {}),
            Map.entry("the first vendor is silent", rig -> rig.vendors = List.of("whatsapp:mute", "whatsapp:vendor-2")),
            Map.entry("no vendor at all", rig -> rig.vendors = List.of()),
            Map.entry("the vendor does not come", rig -> rig.vendors = List.of("whatsapp:noshow")),
            Map.entry("the bill is too high", rig -> rig.vendors = List.of("whatsapp:liar")),
            Map.entry("a veto window", rig -> level(rig, AutonomyLevel.VETO_WINDOW)),
            Map.entry("assist, and the owner agrees", rig -> level(rig, AutonomyLevel.ASSIST)),
            Map.entry("assist, and nobody answers", rig -> {
                level(rig, AutonomyLevel.ASSIST);
                rig.plan = Salon.plan("clients");
            }),
            Map.entry(
                    "money is short",
                    rig -> rig.settings =
                            Salon.settings(AutonomyLevel.CORRIDOR, Salon.corridor("perIncident", 17_000))),
            Map.entry(
                    "answers are lost",
                    rig -> rig.world.treat(action -> isUnlucky(action) ? Manner.LOST_ANSWER : Manner.FINE)),
            Map.entry(
                    "calls are lost",
                    rig -> rig.world.treat(action -> isUnlucky(action) ? Manner.LOST_CALL : Manner.FINE)),
            Map.entry("observed", rig -> level(rig, AutonomyLevel.OBSERVE))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all is well",
                "the first vendor is silent",
                "no vendor at all",
                "the vendor does not come",
                "the bill is too high",
                "a veto window",
                "assist, and the owner agrees",
                "assist, and nobody answers",
                "money is short",
                "answers are lost",
                "calls are lost",
                "observed"
            })
    void a_crash_at_every_point_and_at_pairs_of_points_changes_no_ending(String scenario) {
        FixedLife clean = new FixedLife(setUp(scenario), List.of(), 0);
        clean.live();
        long points = clean.points();
        boolean full = Boolean.getBoolean("autopilot.full");

        // Lives share nothing, so both cores take them.
        List<String> broken = LongStream.rangeClosed(1, points)
                .parallel()
                .boxed()
                .flatMap(first -> dying(scenario, first, full).stream())
                .toList();

        assertThat(points).as("points of \"%s\"", scenario).isGreaterThan(20);
        assertThat(broken)
                .as("%s", OwnCode.replay(CrashEnumerationTest.class, "-Dautopilot.distance=" + DISTANCE))
                .isEmpty();
    }

    /** A third of the keys; the desk stays in reach, since a case is brought to it until it is taken, and no incident ends before. */
    private static boolean isUnlucky(Action action) {
        return !action.kind().equals("hand-over") && action.key().hashCode() % 3 == 0;
    }

    /** Every pair takes half an hour: each build takes one distance of forty for each first death, the profile "full" all. */
    private static List<String> dying(String scenario, long first, boolean full) {
        List<String> broken = new ArrayList<>();
        for (int survivors = 0; survivors <= 2; survivors++) {
            broken.addAll(new FixedLife(setUp(scenario), List.of(first), survivors).live());
        }
        for (long second = first + 1 + (full ? 0 : (first * 7 + DISTANCE) % NEAR);
                second <= first + NEAR;
                second += full ? 1 : NEAR) {
            broken.addAll(new FixedLife(setUp(scenario), List.of(first, second), (int) (first + second) % 2).live());
        }
        return broken;
    }

    private static Consumer<Rig> setUp(String scenario) {
        return Objects.requireNonNull(SCENARIOS.get(scenario), scenario);
    }

    private static void level(Rig rig, AutonomyLevel level) {
        rig.settings = Salon.settings(level, Salon.corridor());
    }

    /** One run of a scenario that dies at given points. */
    private static final class FixedLife {
        private final Rig rig = new Rig();
        private final List<Long> deaths;
        private final int survivors;
        private final AtomicLong point = new AtomicLong();
        private final List<Runnable> later = new ArrayList<>();
        private final Oracle oracle;

        private FixedLife(Consumer<Rig> scenario, List<Long> deaths, int survivors) {
            this.deaths = deaths;
            this.survivors = survivors;
            rig.faults = (where, kind) -> step();
            oracle = new Oracle(rig.clock, rig.disk, rig.world);
            oracle.threshold = 3;
            scenario.accept(rig);
            oracle.level = rig.settings.level();
            oracle.caps = rig.settings.corridor().caps();
            rig.world.onCall(action -> step());
            rig.world.onDeed(deed -> {
                step();
                later.add(() -> answer(deed));
            });
        }

        long points() {
            return point.get();
        }

        private void step() {
            oracle.look();
            long now = point.incrementAndGet();
            if (deaths.contains(now)) {
                throw new Crash("at point " + now);
            }
        }

        private List<String> live() {
            try {
                for (int client = 1; client <= 3; client++) {
                    int number = client;
                    oracle.complained("c" + client);
                    surviving(() -> rig.hear(Salon.complaint(number, "m" + number, rig.clock.instant())));
                    surviving(() -> rig.pass(Duration.ofMinutes(1)));
                }
                for (int i = 0; i < 60; i++) {
                    answerAll();
                    surviving(() -> rig.pass(Duration.ofMinutes(10)));
                }
                surviving(() -> rig.pass(Duration.ofDays(9)));
                audit();
                return List.of();
            } catch (Violation e) {
                return List.of("dying at " + deaths + ", tail " + survivors + ": " + e.getMessage());
            }
        }

        private void answerAll() {
            List<Runnable> now = List.copyOf(later);
            later.clear();
            now.forEach(each -> surviving(each));
        }

        private void answer(SimWorld.Deed deed) {
            String token = deed.action().to();
            if (deed.action().kind().equals("approval.ask")) {
                String id = deed.action().details().text("approvalId");
                if (rig.plan.steps().size() > 3) {
                    oracle.said(id, true);
                    String code = rig.vault
                            .file(Salon.TENANT, token)
                            .recall("code:" + id)
                            .orElseThrow();
                    boolean owner = token.equals(rig.vault.tokenOf(Salon.TENANT, Salon.OWNER.key()));
                    rig.say(owner ? Salon.OWNER : Salon.MANAGER, "yes " + code);
                }
                return;
            }
            String address =
                    rig.vault.file(Salon.TENANT, token).recall("contact").orElse("");
            if (deed.action().kind().equals("vendor.request") && !address.endsWith("mute")) {
                rig.vendorSays(address, "price 12000");
            } else if (deed.action().kind().equals("vendor.agree") && !address.endsWith("noshow")) {
                rig.vendorSays(address, address.endsWith("liar") ? "bill 90000" : "bill 11000");
            }
        }

        /** Does something; when the process dies of it, the next process does it again, as a host does with what was not taken. */
        private void surviving(Runnable what) {
            for (int i = 0; i <= deaths.size(); i++) {
                try {
                    what.run();
                    return;
                } catch (Crash e) {
                    oracle.died();
                    restart();
                }
            }
        }

        private void restart() {
            try {
                rig.restart(survivors);
                // What the crash left on the disk became durable now, and not when time has gone on.
                oracle.look();
                for (int client = 1; client <= 3; client++) {
                    if (rig.clock.instant().isBefore(Salon.MORNING.plus(Duration.ofMinutes(30)))) {
                        rig.hear(Salon.complaint(
                                client, "m" + client, Salon.MORNING.plus(Duration.ofMinutes(client - 1))));
                    }
                }
            } catch (Crash e) {
                restart();
            }
        }

        private void audit() {
            Auditor auditor = new Auditor(rig.disk.durable(Salon.TENANT));
            auditor.compare(rig.world.deeds().stream()
                    .map(deed -> deed.action().key())
                    .collect(java.util.stream.Collectors.toSet()));
            auditor.atRest();
            Violation.unless(rig.engine().incidents(Salon.TENANT).size() == 1, "L-5", "not one incident");
        }
    }
}
