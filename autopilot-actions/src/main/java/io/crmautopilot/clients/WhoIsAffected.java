package io.crmautopilot.clients;

import io.crmautopilot.person.Visit;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.LanguageChoice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds who is affected by an incident. Pure: the answer depends on the arguments alone, and their order matters only between people of
 * one group.
 *
 * @param complainants who complained, the earliest first; a person who comes twice counts once, the last entry says how they write
 * @param visits the day's visits of the branch
 * @param reach how known clients may be reached, by id
 * @param staff ids of clients who work for the business: never written to
 * @param told who was told before: they are not told again, and count under the cap
 * @param from since when it lasts
 * @param until until when it lasted; the present while it goes on
 * @param now the present
 * @param zone the branch's time zone, which says what today is
 * @param cap how many people one run writes to at most
 */
public record WhoIsAffected(
        List<Complainant> complainants,
        List<Visit> visits,
        Map<String, Reach> reach,
        Set<String> staff,
        Set<String> told,
        Instant from,
        Instant until,
        Instant now,
        ZoneId zone,
        int cap) {

    /** Creates the question; collections are copied; a time that ends before it begins and a negative cap are refused. */
    public WhoIsAffected {
        complainants = List.copyOf(complainants);
        visits = List.copyOf(visits);
        reach = Map.copyOf(reach);
        staff = Set.copyOf(staff);
        told = Set.copyOf(told);
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("until is before from: " + until + ", " + from);
        }
        if (cap < 0) {
            throw new IllegalArgumentException("cap is negative: " + cap);
        }
    }

    /**
     * The answer: everybody affected is in exactly one of the two lists.
     *
     * @param told who is written to: who complained, then who comes later by time of visit, then who was present
     * @param omitted who is affected and not written to, with the reason
     */
    public record Answer(List<Told> told, List<Omitted> omitted) {

        /** Creates the answer; lists are copied. */
        public Answer {
            told = List.copyOf(told);
            omitted = List.copyOf(omitted);
        }

        /** Returns the people of one group. */
        public List<Told> of(Told.Group group) {
            return told.stream().filter(one -> one.group() == group).toList();
        }
    }

    /** Returns who is told and who is not. */
    public Answer answer() {
        Map<String, Complainant> complained = new LinkedHashMap<>();
        complainants.forEach(one -> complained.put(one.person(), one));
        Map<String, Told.Group> groups = new LinkedHashMap<>();
        complained.keySet().forEach(person -> groups.put(person, Told.Group.COMPLAINED));
        // A warning helps only in time, so it stands before the word to those who have already left or sit there.
        List<Visit> inOrder =
                visits.stream().sorted(Comparator.comparing(Visit::startsAt)).toList();
        List<String> present =
                inOrder.stream().filter(this::wasThere).map(Visit::client).toList();
        inOrder.stream()
                .filter(visit -> comesLater(visit) && !present.contains(visit.client()))
                .forEach(visit -> groups.putIfAbsent(visit.client(), Told.Group.COMES_LATER));
        present.forEach(person -> groups.putIfAbsent(person, Told.Group.PRESENT));

        List<Told> writeTo = new ArrayList<>();
        List<Omitted> omitted = new ArrayList<>();
        groups.forEach((person, group) -> {
            Complainant complainant = complained.get(person);
            Optional<Omitted.Why> obstacle = obstacle(person, complainant != null);
            if (obstacle.isEmpty() && told.size() + writeTo.size() >= cap) {
                obstacle = Optional.of(Omitted.Why.OVER_CAP);
            }
            obstacle.ifPresentOrElse(
                    why -> omitted.add(new Omitted(person, group, why)),
                    () -> writeTo.add(
                            new Told(person, group, channel(person, complainant), language(person, complainant))));
        });
        return new Answer(writeTo, omitted);
    }

    private boolean wasThere(Visit visit) {
        return visit.startsAt().isBefore(until)
                && visit.endsAt().isAfter(from)
                && !visit.startsAt().isAfter(now);
    }

    private boolean comesLater(Visit visit) {
        return visit.startsAt().isAfter(now)
                && visit.startsAt()
                        .atZone(zone)
                        .toLocalDate()
                        .equals(now.atZone(zone).toLocalDate());
    }

    /** Who wrote to us may be answered there; who did not needs to have agreed to a channel. */
    private Optional<Omitted.Why> obstacle(String person, boolean wrote) {
        if (staff.contains(person)) {
            return Optional.of(Omitted.Why.STAFF);
        }
        if (told.contains(person)) {
            return Optional.of(Omitted.Why.TOLD);
        }
        Reach known = reach.get(person);
        if (known == null) {
            return wrote ? Optional.empty() : Optional.of(Omitted.Why.NO_CARD);
        }
        if (known.optedOut()) {
            return Optional.of(Omitted.Why.OPTED_OUT);
        }
        return wrote || known.channels().stream().anyMatch(known.optIns()::contains)
                ? Optional.empty()
                : Optional.of(Omitted.Why.NO_OPT_IN);
    }

    private String channel(String person, @Nullable Complainant complainant) {
        if (complainant != null) {
            return complainant.channel();
        }
        Reach known = Objects.requireNonNull(reach.get(person));
        return known.channels().stream()
                .filter(known.optIns()::contains)
                .findFirst()
                .orElseThrow();
    }

    private Language language(String person, @Nullable Complainant complainant) {
        Reach known = reach.get(person);
        Language card = known == null ? Language.OTHER : known.language();
        return complainant == null
                ? LanguageChoice.of(Language.OTHER, Language.OTHER, card)
                : LanguageChoice.of(complainant.language(), complainant.lastClear(), card);
    }
}
