package io.crmautopilot.vendors.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorQuery;
import io.crmautopilot.vendors.JudgedVendor;
import io.crmautopilot.vendors.JudgingRules;
import io.crmautopilot.vendors.Shortlist;
import io.crmautopilot.vendors.TenantExperience;
import io.crmautopilot.vendors.VendorJudge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VendorSimulationTest {

    private static final int SEEDS = 2_000;
    private static final GeoPoint DOSTYK = new GeoPoint(43.2389, 76.9555);
    private static final VendorQuery QUERY =
            new VendorQuery(new BranchRef("salon", "dostyk"), "hvac", DOSTYK, Duration.ofHours(2));

    @Test
    void every_life_ends_with_a_booking_or_a_person_and_no_promise_is_broken() {
        int booked = 0;
        int settled = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Life life = life(seed);

            assertThat(life.broken).as("seed " + seed + ": " + life.moves).isEmpty();
            assertThat(life.last).as("seed " + seed).isInstanceOf(Move.Done.class);
            assertThat(life.moves)
                    .as("seed " + seed)
                    .anyMatch(move -> move instanceof Move.Settle
                            || move instanceof Move.HandToPerson
                            || move instanceof Move.Dispute);
            booked += life.booked ? 1 : 0;
            settled += life.moves.stream().anyMatch(Move.Settle.class::isInstance) ? 1 : 0;
        }
        assertThat(booked).as("lives with a booking").isGreaterThan(SEEDS / 2);
        assertThat(settled).as("lives with a paid job").isGreaterThan(SEEDS / 3);
    }

    @Test
    void honest_vendors_alone_are_booked_and_mostly_paid() {
        int settled = 0;
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<String, SimulatedVendor> vendors = new HashMap<>();
            for (String id : List.of("a", "b", "c")) {
                vendors.put(id, new SimulatedVendor(SimulatedVendor.Temper.HONEST, random.split()));
            }
            Life life = new Life(terms(List.of("a", "b", "c"), random), vendors, random.split()).live();

            assertThat(life.broken).as("seed " + seed).isEmpty();
            settled += life.moves.stream().anyMatch(Move.Settle.class::isInstance) ? 1 : 0;
        }
        assertThat(settled).isGreaterThan(130);
    }

    @Test
    void frauds_alone_end_with_a_person_and_nothing_spent() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<String, SimulatedVendor> vendors = new HashMap<>();
            for (String id : List.of("a", "b", "c")) {
                vendors.put(id, new SimulatedVendor(SimulatedVendor.Temper.FRAUDULENT, random.split()));
            }
            Life life = new Life(terms(List.of("a", "b", "c"), random), vendors, random.split()).live();

            assertThat(life.broken).as("seed " + seed).isEmpty();
            assertThat(life.booked).as("seed " + seed).isFalse();
            assertThat(life.moves).as("seed " + seed).anyMatch(Move.HandToPerson.class::isInstance);
        }
    }

    @Test
    void the_simulation_meets_every_character() {
        Map<SimulatedVendor.Temper, Integer> met = new EnumMap<>(SimulatedVendor.Temper.class);
        for (long seed = 0; seed < 300; seed++) {
            people(new SplittableRandom(seed), vendors(new SplittableRandom(seed)))
                    .values()
                    .forEach(vendor -> met.merge(vendor.character, 1, Integer::sum));
        }
        assertThat(met).hasSize(SimulatedVendor.Temper.values().length);
    }

    private static Life life(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Vendor> found = vendors(random);
        Map<String, SimulatedVendor> people = people(random, found);
        Shortlist shortlist = new VendorJudge(JudgingRules.defaults()).judge(QUERY, found, TenantExperience.none());
        List<String> asked =
                shortlist.ranked().stream().map(judged -> judged.vendor().id()).toList();
        for (JudgedVendor judged : shortlist.excluded()) {
            assertThat(asked).as("seed " + seed).doesNotContain(judged.vendor().id());
        }
        return new Life(terms(asked, random), people, random.split()).live();
    }

    private static NegotiationTerms terms(List<String> asked, SplittableRandom random) {
        return NegotiationTerms.of(
                        asked, Talk.tenge(15_000 + 1_000L * random.nextInt(15)), Talk.START.plus(Duration.ofHours(3)))
                .withParallel(1 + random.nextInt(3));
    }

    private static Map<String, SimulatedVendor> people(SplittableRandom random, List<Vendor> found) {
        SimulatedVendor.Temper[] characters = SimulatedVendor.Temper.values();
        Map<String, SimulatedVendor> people = new HashMap<>();
        for (Vendor vendor : found) {
            boolean honest = random.nextInt(3) == 0;
            people.put(
                    vendor.id(),
                    new SimulatedVendor(
                            honest ? SimulatedVendor.Temper.HONEST : characters[random.nextInt(characters.length)],
                            random.split()));
        }
        return people;
    }

    private static List<Vendor> vendors(SplittableRandom random) {
        List<Vendor> vendors = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            boolean doubtful = random.nextInt(3) == 0;
            String phone = "+7700000000" + i;
            vendors.add(Vendor.builder("v" + i, "Vendor " + i)
                    .trades(Set.of(random.nextInt(6) == 0 ? "plumbing" : "hvac"))
                    .place(new GeoPoint(43.2 + random.nextInt(doubtful ? 30 : 8) / 100.0, 76.95))
                    .rating((doubtful ? 30 + random.nextInt(20) : 43 + random.nextInt(7)) / 10.0)
                    .reviews(doubtful ? random.nextInt(40) : 30 + random.nextInt(200))
                    .reviewsLast7Days(0)
                    .listedMonths(doubtful ? random.nextInt(10) : 12 + random.nextInt(60))
                    .contact(new Contact("whatsapp", phone))
                    .phones(Set.of(phone))
                    .build());
        }
        return vendors;
    }
}
