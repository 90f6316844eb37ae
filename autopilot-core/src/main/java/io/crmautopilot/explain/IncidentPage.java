package io.crmautopilot.explain;

import io.crmautopilot.outcome.Escalation;
import io.crmautopilot.outcome.IncidentOutcome;
import io.crmautopilot.outcome.Outcomes;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page of one incident. */
final class IncidentPage {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ReportBook book;
    private final Words words;
    private final ReportLanguage language;

    IncidentPage(ReportBook book, Words words, ReportLanguage language) {
        this.book = book;
        this.words = words;
        this.language = language;
    }

    String html(IncidentOutcome incident, Story story) {
        String title = words.text("report.incident", words.name("cause", story.cause), incident.location());
        Html page = new Html(language, title);
        page.paragraph(
                "",
                AT.format(incident.noticedAt().atZone(incident.zone())) + " · "
                        + words.name("ending", Facts.ending(incident)) + " · "
                        + words.name("level", incident.level().name()));
        page.paragraph("soft", book.source(words) + " " + words.text("report.nobody"));
        complaints(page, story);
        steps(page, story);
        money(page, incident);
        page.heading(2, words.text("section.figures"));
        page.table(
                words.text("section.figures"),
                List.of(words.text("column.what"), words.text("column.value")),
                figures(incident),
                2);
        if (!incident.escalations().isEmpty()) {
            page.heading(2, words.text("figure.escalated"));
            page.table(
                    words.text("figure.escalated"),
                    List.of(words.text("column.when"), words.text("column.what"), words.text("column.why")),
                    incident.escalations().stream()
                            .map(each -> List.of(
                                    Html.cell(Plots.hour(each.at(), incident.zone())),
                                    Html.cell(words.name("step", each.step())),
                                    reason(each)))
                            .toList(),
                    3);
        }
        return page.page();
    }

    /** A reason with a code is told in the page's language where there are words for it; any other stands as it was recorded. */
    private Html.Cell reason(Escalation escalation) {
        String told = words.name("reason", escalation.code());
        return escalation.code().isEmpty() || told.equals(escalation.code())
                ? Html.quoted(escalation.reason())
                : Html.cell(told);
    }

    void complaints(Html page, Story story) {
        page.heading(2, words.text("section.complaints"));
        List<List<Object>> steps = Plots.steps(story);
        int most = 0;
        Instant when = story.noticedAt;
        List<List<Html.Cell>> rows = new ArrayList<>();
        for (List<Object> step : steps) {
            int people = (Integer) step.get(1);
            when = people > most ? (Instant) step.get(0) : when;
            most = Math.max(most, people);
            rows.add(Html.row(Plots.hour((Instant) step.get(0), story.zone), Integer.toString(people)));
        }
        String normal = String.format(Locale.ROOT, "%.3f", story.expected);
        String name = words.text("plot.people", story.window.toMinutes());
        String found = words.text("plot.people.short", most, Plots.hour(when, story.zone), normal);
        page.figure(Plots.complaints(story, name + ". " + found), name + ". " + found);
        page.behind(
                words.text("table.behind") + ": " + words.text("column.normal") + " " + normal + ", "
                        + words.text("column.limit") + " " + story.limit(),
                List.of(words.text("column.when"), words.text("column.people")),
                rows,
                1);
    }

    private void steps(Html page, Story story) {
        page.heading(2, words.text("section.steps"));
        if (story.runs().isEmpty()) {
            page.paragraph("", words.text("none"));
            return;
        }
        page.figure(Plots.steps(story, words), words.text("plot.steps"));
        List<List<Html.Cell>> rows = new ArrayList<>();
        for (Story.Run run : story.runs()) {
            StringBuilder marks = new StringBuilder();
            run.marks.forEach((milestone, at) -> marks.append(marks.length() == 0 ? "" : ", ")
                    .append(words.name("milestone", milestone))
                    .append(' ')
                    .append(Plots.hour(at, story.zone)));
            rows.add(Html.row(
                    words.name("step", run.kind),
                    Plots.hour(run.begun, story.zone),
                    run.ended == null ? words.text("unknown.PENDING") : Plots.hour(run.ended, story.zone),
                    (run.milestone.isEmpty() ? "" : words.name("milestone", run.milestone))
                            + (marks.length() == 0 ? "" : " (" + marks + ")")));
        }
        page.behind(
                words.text("table.behind"),
                List.of(
                        words.text("column.what"),
                        words.text("column.from"),
                        words.text("column.to"),
                        words.text("column.ending")),
                rows,
                4);
    }

    private void money(Html page, IncidentOutcome incident) {
        page.heading(2, words.text("section.money"));
        page.figure(Plots.money(List.of(incident), words.text("plot.money")), words.text("plot.money"));
        page.behind(
                words.text("table.behind"),
                List.of(words.text("figure.spent"), words.text("figure.promised"), words.text("figure.corridor")),
                List.of(Html.row(
                        words.money(incident.money().spent()),
                        words.money(incident.money().promised()),
                        words.money(incident.money().corridor()))),
                3);
    }

    private List<List<Html.Cell>> figures(IncidentOutcome incident) {
        Outcomes one = Outcomes.of(
                new io.crmautopilot.outcome.Grouping.Scope(incident.tenant(), incident.location(), incident.scenario()),
                io.crmautopilot.outcome.Days.all(),
                List.of(incident));
        List<List<Html.Cell>> rows = new ArrayList<>();
        row(rows, "figure.clients", Integer.toString(incident.clients().size()));
        row(rows, "figure.told", words.share(one.told()));
        row(rows, "figure.removed", words.share(one.causeRemoved()));
        row(rows, "figure.content", words.share(one.content()));
        row(rows, "figure.first-contact", words.share(one.solvedAtFirstContact()));
        row(rows, "figure.decision", words.span(incident.firstDecision()));
        row(rows, "figure.vendor", words.span(incident.vendorAgreed()));
        row(rows, "figure.clients-told", words.span(incident.clientsTold()));
        row(rows, "figure.closed", words.span(incident.closed()));
        row(
                rows,
                "figure.questions",
                incident.say().approved() + " / " + incident.say().refused() + " / "
                        + incident.say().edited() + " / " + incident.say().silent());
        row(rows, "figure.vetoes", Long.toString(incident.say().vetoes()));
        return rows;
    }

    private void row(List<List<Html.Cell>> rows, String key, String value) {
        rows.add(Html.row(words.text(key), value));
    }
}
