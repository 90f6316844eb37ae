package io.crmautopilot.steps;

import io.crmautopilot.clients.Complainant;
import io.crmautopilot.clients.Reach;
import io.crmautopilot.clients.WhoIsAffected;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Affected;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.Visit;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks {@link WhoIsAffected} with what a step has learned: tokens stand for people. Pure. */
final class Who {

    /** How long a repair takes once somebody is there: who comes before that is warned. */
    private static final Duration AHEAD = Duration.ofHours(2);

    /** Whoever comes sooner is on the way: a warning would only worry them. */
    private static final Duration TOO_SOON = Duration.ofMinutes(10);

    private final StepView view;
    private final List<Client> clients;

    Who(StepView view, List<Client> clients) {
        this.view = view;
        this.clients = clients;
    }

    /** Returns who is to be told now; {@code book} are the entries of {@link BookLookup}, empty while it was not looked at. */
    WhoIsAffected.Answer answer(List<Fields> book) {
        Map<String, Reach> reach = new HashMap<>();
        Set<String> staff = new HashSet<>();
        List<Visit> visits = new ArrayList<>();
        for (Fields entry : book) {
            String token = entry.text("token");
            if (entry.flag("staff")) {
                staff.add(token);
            }
            if (entry.has("channels")) {
                reach.put(token, reach(entry));
            }
            Instant startsAt = entry.instant("startsAt");
            if (isTimely(startsAt)) {
                visits.add(new Visit(token, "", "", startsAt, Duration.between(startsAt, entry.instant("endsAt"))));
            }
        }
        for (Client client : clients) {
            if (client.staff()) {
                staff.add(client.token());
            }
            reach.put(client.token(), new Reach(List.of(), Set.of(), client.card(), client.optedOut()));
        }
        List<Complainant> complainants = clients.stream()
                .map(client -> new Complainant(
                        client.token(),
                        client.affected().channel(),
                        client.affected().language(),
                        client.affected().clearLanguage()))
                .toList();
        Instant until = Course.reached(view, "fixed").orElse(view.now());
        Instant from = from();
        return new WhoIsAffected(
                        complainants,
                        visits,
                        reach,
                        staff,
                        told(),
                        from,
                        until.isBefore(from) ? from : until,
                        view.now(),
                        view.settings().zone(),
                        view.settings().corridor().maxRecipientsPerIncident())
                .answer();
    }

    private static Reach reach(Fields entry) {
        return new Reach(
                entry.texts("channels"),
                Set.copyOf(entry.texts("optIns")),
                entry.find("language").map(Language::ofCode).orElse(Language.OTHER),
                entry.flag("optedOut"));
    }

    /** Nobody is warned who is at the door already, and nobody for whom it will be mended. */
    private boolean isTimely(Instant startsAt) {
        boolean here = !startsAt.isAfter(view.now());
        boolean inTime = !startsAt.isBefore(view.now().plus(TOO_SOON)) && startsAt.isBefore(mendedBy());
        return here || inTime;
    }

    private Instant mendedBy() {
        return Booking.of(view)
                .map(Booking::arriveBy)
                .filter(arrival -> arrival.isAfter(view.now()))
                .orElse(view.now())
                .plus(AHEAD);
    }

    private Instant from() {
        return view.incident().affected().stream()
                .map(Affected::firstAt)
                .min(Instant::compareTo)
                .filter(view.incident().openedAt()::isAfter)
                .orElse(view.incident().openedAt());
    }

    /** Who was warned and complains afterwards is answered all the same. */
    private Set<String> told() {
        Set<String> told = new HashSet<>();
        for (Client client : clients) {
            if (view.action(writtenKey(view, client.token())).isPresent() || PersonalCase.wasMade(view, client)) {
                told.add(client.token());
            }
        }
        Set<String> complained = new HashSet<>();
        clients.forEach(client -> {
            complained.add(client.token());
            complained.add(client.affected().token());
        });
        view.actions().values().forEach(action -> {
            String key = action.action().key();
            String to = action.action().to();
            boolean silent = key.equals(view.key("warned", to)) || key.equals(view.key("present", to));
            if (silent && !complained.contains(to)) {
                told.add(to);
            }
            if (key.startsWith(view.key("call") + "/") && action.status() != Status.REFUSED) {
                action.action().details().list("dialogues").forEach(named -> told.add(named.text("token")));
            }
        });
        return told;
    }

    static String writtenKey(StepView view, String token) {
        return view.key("written", token);
    }

    /** Returns when a silent person's visit starts, as the book said. */
    static Optional<Instant> visit(List<Fields> book, String token) {
        return book.stream()
                .filter(entry -> entry.text("token").equals(token))
                .map(entry -> entry.instant("startsAt"))
                .findFirst();
    }
}
