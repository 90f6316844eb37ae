package io.crmautopilot.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.clients.Told.Group;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhoIsAffectedTest {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Instant FROM = Instant.parse("2025-10-07T04:28:00Z");
    private static final Instant NOW = Instant.parse("2025-10-07T05:10:00Z");

    private final List<Complainant> complainants = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final Map<String, Reach> reach = new HashMap<>();
    private final Set<String> staff = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private int cap = 40;

    @Test
    void who_complained_is_answered_where_and_as_they_wrote() {
        complained("c1", "instagram", Language.KK);
        card("c1", Language.RU, "whatsapp");

        assertThat(answer().told()).containsExactly(new Told("c1", Group.COMPLAINED, "instagram", Language.KK));
    }

    @Test
    void a_person_who_complained_twice_is_told_once_as_they_wrote_last() {
        complained("c1", "whatsapp", Language.RU);
        complained("c2", "whatsapp", Language.RU);
        complainants.add(new Complainant("c1", "instagram", Language.MIXED, Language.KK));

        assertThat(answer().told())
                .containsExactly(
                        new Told("c1", Group.COMPLAINED, "instagram", Language.KK),
                        new Told("c2", Group.COMPLAINED, "whatsapp", Language.RU));
    }

    @Test
    void the_day_s_visits_say_who_was_there_and_who_comes_later() {
        visit("left-before", "2025-10-07T03:20:00Z", 45);
        visit("left-during", "2025-10-07T04:00:00Z", 45);
        visit("still-there", "2025-10-07T05:00:00Z", 60);
        visit("comes-late", "2025-10-07T12:00:00Z", 60);
        visit("comes-soon", "2025-10-07T05:30:00Z", 60);
        visit("comes-tomorrow", "2025-10-07T19:30:00Z", 60);
        everybodyHasWhatsapp();

        WhoIsAffected.Answer answer = answer();

        assertThat(answer.of(Group.COMES_LATER)).extracting(Told::person).containsExactly("comes-soon", "comes-late");
        assertThat(answer.of(Group.PRESENT)).extracting(Told::person).containsExactly("left-during", "still-there");
        assertThat(answer.told()).hasSize(4);
        assertThat(answer.omitted()).isEmpty();
    }

    @Test
    void each_is_told_once_for_the_strongest_reason() {
        complained("c1", "whatsapp", Language.RU);
        visit("c1", "2025-10-07T04:30:00Z", 60);
        visit("c1", "2025-10-07T08:30:00Z", 60);
        visit("c2", "2025-10-07T04:30:00Z", 60);
        visit("c2", "2025-10-07T08:30:00Z", 60);
        everybodyHasWhatsapp();

        assertThat(answer().told())
                .extracting(Told::person, Told::group)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("c1", Group.COMPLAINED),
                        org.assertj.core.groups.Tuple.tuple("c2", Group.PRESENT));
    }

    @Test
    void who_said_nothing_is_written_to_only_where_they_agreed_to_it() {
        visit("agreed", "2025-10-07T05:00:00Z", 60);
        visit("never-agreed", "2025-10-07T05:00:00Z", 60);
        visit("opted-out", "2025-10-07T05:00:00Z", 60);
        visit("no-card", "2025-10-07T05:00:00Z", 60);
        reach.put("agreed", new Reach(List.of("email", "instagram"), Set.of("instagram"), Language.EN, false));
        reach.put("never-agreed", new Reach(List.of("whatsapp"), Set.of(), Language.RU, false));
        reach.put("opted-out", new Reach(List.of("whatsapp"), Set.of("whatsapp"), Language.RU, true));

        WhoIsAffected.Answer answer = answer();

        assertThat(answer.told()).containsExactly(new Told("agreed", Group.PRESENT, "instagram", Language.EN));
        assertThat(answer.omitted())
                .containsExactlyInAnyOrder(
                        new Omitted("never-agreed", Group.PRESENT, Omitted.Why.NO_OPT_IN),
                        new Omitted("opted-out", Group.PRESENT, Omitted.Why.OPTED_OUT),
                        new Omitted("no-card", Group.PRESENT, Omitted.Why.NO_CARD));
        assertThat(answer.omitted()).noneMatch(Omitted::isForPerson);
    }

    @Test
    void who_is_still_to_come_and_cannot_be_written_to_is_called_by_a_person_unless_they_asked_for_silence() {
        visit("never-agreed", "2025-10-07T05:40:00Z", 60);
        visit("opted-out", "2025-10-07T05:40:00Z", 60);
        visit("no-card", "2025-10-07T05:40:00Z", 60);
        reach.put("never-agreed", new Reach(List.of("whatsapp"), Set.of(), Language.RU, false));
        reach.put("opted-out", new Reach(List.of("whatsapp"), Set.of("whatsapp"), Language.RU, true));

        assertThat(answer().omitted())
                .filteredOn(Omitted::isForPerson)
                .extracting(Omitted::person)
                .containsExactlyInAnyOrder("never-agreed", "no-card");
    }

    @Test
    void who_was_told_is_not_told_again_and_counts_under_the_cap() {
        complained("c1", "whatsapp", Language.RU);
        complained("c2", "whatsapp", Language.RU);
        complained("c3", "whatsapp", Language.RU);
        told.add("c1");
        cap = 2;

        assertThat(answer().told()).extracting(Told::person).containsExactly("c2");
        assertThat(answer().omitted())
                .containsExactly(
                        new Omitted("c1", Group.COMPLAINED, Omitted.Why.TOLD),
                        new Omitted("c3", Group.COMPLAINED, Omitted.Why.OVER_CAP));
    }

    @Test
    void who_complains_after_opting_out_is_left_to_a_person_and_not_to_silence() {
        complained("c1", "whatsapp", Language.RU);
        reach.put("c1", new Reach(List.of("whatsapp"), Set.of("whatsapp"), Language.RU, true));

        assertThat(answer().told()).isEmpty();
        assertThat(answer().omitted()).singleElement().matches(Omitted::isForPerson);
    }

    @Test
    void staff_is_never_written_to() {
        complained("s1", "whatsapp", Language.RU);
        visit("s2", "2025-10-07T05:00:00Z", 60);
        staff.addAll(List.of("s1", "s2"));
        everybodyHasWhatsapp();

        assertThat(answer().told()).isEmpty();
        assertThat(answer().omitted()).noneMatch(Omitted::isForPerson);
    }

    @Test
    void a_cap_leaves_out_those_who_can_wait_and_names_them() {
        complained("c1", "whatsapp", Language.RU);
        visit("there", "2025-10-07T05:00:00Z", 60);
        visit("soon", "2025-10-07T06:00:00Z", 60);
        everybodyHasWhatsapp();
        cap = 2;

        assertThat(answer().told()).extracting(Told::person).containsExactly("c1", "soon");
        assertThat(answer().omitted()).containsExactly(new Omitted("there", Group.PRESENT, Omitted.Why.OVER_CAP));
    }

    @Test
    void a_language_that_nobody_knows_is_left_to_a_person() {
        complainants.add(new Complainant("c1", "whatsapp", Language.MIXED, Language.OTHER));

        assertThat(answer().told()).containsExactly(new Told("c1", Group.COMPLAINED, "whatsapp", Language.OTHER));
    }

    @Test
    void everybody_affected_is_in_exactly_one_list() {
        SplittableRandom random = new SplittableRandom(99);
        for (int run = 0; run < 500; run++) {
            complainants.clear();
            visits.clear();
            reach.clear();
            staff.clear();
            told.clear();
            cap = random.nextInt(12);
            for (int i = 0; i < 25; i++) {
                String id = "c" + random.nextInt(15);
                if (random.nextBoolean()) {
                    complained(id, "whatsapp", Language.RU);
                }
                visit(
                        id,
                        FROM.plus(Duration.ofMinutes(random.nextInt(-180, 600))).toString(),
                        30 + random.nextInt(90));
                if (random.nextInt(4) > 0) {
                    reach.put(
                            id,
                            new Reach(
                                    List.of("whatsapp"),
                                    random.nextBoolean() ? Set.of("whatsapp") : Set.of(),
                                    Language.KK,
                                    random.nextInt(9) == 0));
                }
                if (random.nextInt(10) == 0) {
                    staff.add(id);
                }
            }

            WhoIsAffected.Answer answer = answer();

            List<String> all = Stream.concat(
                            answer.told().stream().map(Told::person),
                            answer.omitted().stream().map(Omitted::person))
                    .toList();
            assertThat(all)
                    .as("seed 99, run %s", run)
                    .doesNotHaveDuplicates()
                    .containsAll(complainants.stream().map(Complainant::person).toList());
            assertThat(answer.told())
                    .as("seed 99, run %s", run)
                    .hasSizeLessThanOrEqualTo(cap)
                    .noneMatch(told -> staff.contains(told.person()));
        }
    }

    @Test
    void a_card_says_how_its_owner_is_reached() {
        ClientCard card = new ClientCard(
                "c1",
                "Анна",
                Language.RU,
                List.of(
                        new Contact("whatsapp", "+77000000001"),
                        new Contact("email", "a@example.kz"),
                        new Contact("whatsapp", "+77000000002")),
                true,
                Set.of("email"),
                3);

        assertThat(Reach.of(card, false))
                .isEqualTo(new Reach(List.of("whatsapp", "email"), Set.of("email"), Language.RU, false));
    }

    @Test
    void an_impossible_question_is_refused() {
        assertThatThrownBy(() -> new WhoIsAffected(
                        List.of(), List.of(), Map.of(), Set.of(), Set.of(), NOW, FROM, NOW, ALMATY, 1))
                .hasMessageContaining("until is before from");
        assertThatThrownBy(() -> new WhoIsAffected(
                        List.of(), List.of(), Map.of(), Set.of(), Set.of(), FROM, NOW, NOW, ALMATY, -1))
                .hasMessage("cap is negative: -1");
    }

    private WhoIsAffected.Answer answer() {
        return new WhoIsAffected(complainants, visits, reach, staff, told, FROM, NOW, NOW, ALMATY, cap).answer();
    }

    private void complained(String person, String channel, Language language) {
        complainants.add(new Complainant(person, channel, language, language));
    }

    private void visit(String client, String at, long minutes) {
        visits.add(new Visit(client, "s-01", "haircut", Instant.parse(at), Duration.ofMinutes(minutes)));
    }

    private void card(String person, Language language, String channel) {
        reach.put(person, new Reach(List.of(channel), Set.of(channel), language, false));
    }

    private void everybodyHasWhatsapp() {
        visits.forEach(visit -> card(visit.client(), Language.RU, "whatsapp"));
    }
}
