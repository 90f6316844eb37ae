package io.crmautopilot.examples.salon;

import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Affected;
import io.crmautopilot.engine.IncidentView;
import io.crmautopilot.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An incident in a few lines.
 *
 * @param incident the incident as it ended
 * @param actions what was done about it
 */
record Summary(IncidentView incident, List<ActionView> actions) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    static Summary of(IncidentView incident, List<ActionView> actions) {
        return new Summary(incident, actions);
    }

    List<String> lines(ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add("Incident at " + incident.branch().location() + ": "
                + incident.diagnosis().likeliest().id() + ", "
                + incident.affected().size() + " people, "
                + (incident.outcome().isEmpty()
                        ? incident.status().name().toLowerCase(Locale.ROOT)
                        : incident.outcome()));
        lines.add("- noticed " + TIME.format(incident.openedAt().atZone(zone)) + after("owner.notice", "owner told")
                + after("vendor.agree", "vendor agreed") + after("client.message", "first client written to")
                + after("compensation.grant", "first compensation"));
        lines.add("- clients who complained and were written to: " + written() + " of "
                + incident.affected().size() + "; compensated: "
                + done("compensation.grant").size() + " (" + total("compensation.grant") + "); warned or told besides: "
                + besides());
        return lines;
    }

    private long written() {
        return incident.affected().stream()
                .filter(person -> done("client.message").stream()
                        .anyMatch(action -> action.action().to().equals(person.token())))
                .count();
    }

    private long besides() {
        Set<String> complained =
                incident.affected().stream().map(Affected::token).collect(Collectors.toSet());
        return actions.stream()
                .filter(action -> action.action().kind().startsWith("client.") && action.status() == Status.DONE)
                .map(action -> action.action().to())
                .filter(to -> !complained.contains(to))
                .distinct()
                .count();
    }

    private String after(String kind, String words) {
        Optional<Instant> first = done(kind).stream().map(ActionView::at).min(Instant::compareTo);
        return first.map(at -> ", " + words + " after " + words(Duration.between(incident.openedAt(), at)))
                .orElse("");
    }

    private static String words(Duration span) {
        return span.toSeconds() < 1
                ? "less than a second"
                : span.toMinutes() < 1
                        ? span.toSeconds() + " s"
                        : span.toMinutes() + " min " + span.toSecondsPart() + " s";
    }

    private String total(String kind) {
        return done(kind).stream()
                .flatMap(action -> action.action().reserve().stream())
                .reduce(Money::plus)
                .map(Money::toString)
                .orElse("nothing");
    }

    private List<ActionView> done(String kind) {
        return actions.stream()
                .filter(action -> action.action().kind().equals(kind) && action.status() == Status.DONE)
                .toList();
    }
}
