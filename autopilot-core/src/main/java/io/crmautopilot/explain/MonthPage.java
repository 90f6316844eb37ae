package io.crmautopilot.explain;

import io.crmautopilot.money.Money;
import io.crmautopilot.outcome.Days;
import io.crmautopilot.outcome.Grouping;
import io.crmautopilot.outcome.IncidentOutcome;
import io.crmautopilot.outcome.Outcomes;
import io.crmautopilot.trust.Interval;
import io.crmautopilot.trust.LevelChange;
import io.crmautopilot.trust.Standing;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The page of a period: every branch and every incident. */
final class MonthPage {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("dd.MM HH:mm", Locale.ROOT);
    private static final int HUNDRED = 100;

    private final ReportBook book;
    private final Words words;
    private final ReportLanguage language;

    MonthPage(ReportBook book, Words words, ReportLanguage language) {
        this.book = book;
        this.words = words;
        this.language = language;
    }

    String html(Days days, String period) {
        List<IncidentOutcome> incidents = book.outcomes.incidents().stream()
                .filter(each -> days.contains(each.day()))
                .toList();
        String tenants = String.join(
                ", ", incidents.stream().map(IncidentOutcome::tenant).distinct().toList());
        Html page = new Html(language, words.text("report.month", tenants, period));
        page.paragraph("soft", book.source(words) + " " + words.text("report.nobody"));
        if (incidents.isEmpty()) {
            return page.paragraph("", words.text("no-incident")).page();
        }
        page.heading(2, words.text("section.branches"));
        for (Outcomes row : book.outcomes.outcomes(days, Grouping.BRANCH)) {
            page.heading(3, row.scope().location());
            page.table(
                    row.scope().location(),
                    List.of(words.text("column.what"), words.text("column.value")),
                    figures(row),
                    2);
        }
        money(page, incidents);
        trust(page);
        levels(page, incidents);
        page.heading(2, words.text("section.incidents"));
        page.table(
                words.text("section.incidents"),
                List.of(
                        words.text("column.when"),
                        words.text("column.where"),
                        words.text("column.what"),
                        words.text("column.ending"),
                        words.text("column.people")),
                incidents.stream().map(this::line).toList(),
                4);
        return page.page();
    }

    private List<Html.Cell> line(IncidentOutcome each) {
        return Html.row(
                AT.format(each.noticedAt().atZone(each.zone())),
                each.location(),
                words.name("cause", book.story(each).cause),
                words.name("ending", Facts.ending(each)),
                Integer.toString(each.clients().size()));
    }

    private List<List<Html.Cell>> figures(Outcomes row) {
        List<List<Html.Cell>> rows = new ArrayList<>();
        put(
                rows,
                "figure.incidents",
                row.incidents()
                        + (row.observed() > 0 ? ", " + words.text("figure.observed") + ": " + row.observed() : "")
                        + (row.open() > 0 ? ", " + words.text("figure.open") + ": " + row.open() : ""));
        if (row.observed() < row.incidents()) {
            put(rows, "figure.clients", Long.toString(row.clients()));
            put(rows, "figure.first-contact", words.share(row.solvedAtFirstContact()));
            put(rows, "figure.journey", words.share(row.journeys()));
            put(rows, "figure.told", words.share(row.told()));
            put(rows, "figure.removed", words.share(row.causeRemoved()));
            put(rows, "figure.content", words.share(row.content()));
            put(rows, "figure.retained", words.share(row.retained()));
            put(rows, "figure.escalated", words.share(row.escalated()));
            row.reasons().forEach((reason, times) -> rows.add(List.of(reason(reason), Html.cell(times + "×"))));
            put(rows, "figure.overridden", words.share(row.overridden()));
            put(rows, "figure.vetoes", Long.toString(row.vetoes()));
            put(
                    rows,
                    "figure.questions",
                    row.approved() + " / " + row.refused() + " / " + row.edited() + " / " + row.silent());
            put(rows, "figure.approval", words.spans(row.approval()));
            put(rows, "figure.false", words.share(row.falseAlarms()));
            put(rows, "figure.decision", words.spans(row.firstDecision()));
            put(rows, "figure.vendor", words.spans(row.vendorAgreed()));
            put(rows, "figure.clients-told", words.spans(row.clientsTold()));
            put(rows, "figure.closed", words.spans(row.closed()));
            for (Outcomes.Spent money : row.money()) {
                put(rows, "figure.spent", money.spent() + " / " + money.corridor());
            }
        }
        return rows;
    }

    /** A reason with a code is told in the page's language where there are words for it; any other stands as it was recorded. */
    private Html.Cell reason(String kind) {
        String told = words.name("reason", kind);
        return told.equals(kind) ? Html.quoted("– " + kind) : Html.cell("– " + told);
    }

    private void put(List<List<Html.Cell>> rows, String key, String value) {
        rows.add(Html.row(words.text(key), value));
    }

    private void money(Html page, List<IncidentOutcome> incidents) {
        Map<String, List<IncidentOutcome>> byCurrency = new TreeMap<>();
        for (IncidentOutcome each : incidents) {
            each.money()
                    .corridor()
                    .value()
                    .map(Money::currency)
                    .filter(any -> !each.observed())
                    .ifPresent(currency -> byCurrency
                            .computeIfAbsent(currency.getCurrencyCode(), any -> new ArrayList<>())
                            .add(each));
        }
        if (byCurrency.isEmpty()) {
            return;
        }
        page.heading(2, words.text("section.money"));
        byCurrency.forEach((currency, those) -> {
            String name = words.text("plot.money") + ", " + currency;
            page.figure(Plots.money(those, name), name);
            page.behind(
                    words.text("table.behind"),
                    List.of(
                            words.text("column.when"),
                            words.text("column.where"),
                            words.text("column.spent"),
                            words.text("column.limit-money")),
                    those.stream()
                            .map(each -> Html.row(
                                    AT.format(each.noticedAt().atZone(each.zone())),
                                    each.location(),
                                    words.money(each.money().spent()),
                                    words.money(each.money().corridor())))
                            .toList(),
                    2);
        });
    }

    private void trust(Html page) {
        List<Standing> standings = book.trust.standings();
        if (standings.isEmpty()) {
            return;
        }
        page.heading(2, words.text("section.trust"));
        for (Standing each : standings) {
            if (each.course().size() > 1) {
                String title = each.location() + ": " + words.name("action", each.kind());
                page.heading(3, title);
                page.figure(Plots.trust(each, title + ". " + words.text("plot.trust")), words.text("plot.trust"));
            }
        }
        page.behind(
                words.text("table.behind"),
                List.of(
                        words.text("column.where"),
                        words.text("column.action"),
                        words.text("column.level"),
                        words.text("column.good"),
                        words.text("column.bad"),
                        words.text("column.interval")),
                standings.stream().map(this::standing).toList(),
                3);
    }

    private List<Html.Cell> standing(Standing each) {
        List<String> against = new ArrayList<>();
        each.objections()
                .forEach((objection, times) -> against.add(words.text("objection." + objection.name()) + " " + times));
        return Html.row(
                each.location(),
                words.name("action", each.kind()),
                words.name("level", each.level().name()),
                Long.toString(each.good()),
                each.bad() + (against.isEmpty() ? "" : " (" + String.join(", ", against) + ")"),
                interval(each.interval()));
    }

    /** Rounded outwards, so that no interval looks narrower than it is. */
    private static String interval(Interval interval) {
        return (long) Math.floor(interval.low() * HUNDRED + 1e-9) + "–"
                + (long) Math.ceil(interval.high() * HUNDRED - 1e-9) + " %";
    }

    private void levels(Html page, List<IncidentOutcome> incidents) {
        List<List<Html.Cell>> rows = new ArrayList<>();
        for (String tenant :
                incidents.stream().map(IncidentOutcome::tenant).distinct().toList()) {
            for (LevelChange each : book.trust.history(tenant)) {
                rows.add(List.of(
                        Html.cell(each.at().toString()),
                        Html.cell(each.location()),
                        Html.cell(words.text("change." + each.what().name())
                                + (each.kind().isEmpty() ? "" : " " + words.name("action", each.kind()))
                                + each.level()
                                        .map(level -> ": " + words.name("level", level.name()))
                                        .orElse("")),
                        Html.quoted(each.why())));
            }
        }
        page.heading(2, words.text("section.levels"));
        if (rows.isEmpty()) {
            page.paragraph("", words.text("none"));
        } else {
            page.table(
                    words.text("section.levels"),
                    List.of(
                            words.text("column.when"),
                            words.text("column.where"),
                            words.text("column.what"),
                            words.text("column.why")),
                    rows,
                    4);
        }
    }
}
