package io.crmautopilot.examples.salon;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.IncidentView;
import io.crmautopilot.signal.Signal;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes the day as one page that needs nothing else: a plot, and the timeline with the reason for each decision. */
final class Report {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final Duration WINDOW = Duration.ofMinutes(40);

    /** What is marked on the plot: the note or the end of a step, and the words for it. */
    private static final Map<String, String> MARKS = Map.of(
            "owner.told", "owner told",
            "vendor.booked", "vendor booked",
            "clients.told", "clients told",
            "vendor.arrived", "vendor there",
            "vendor.settled", "mended");

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6876; --line: #dfe5ea; --paper: #fbfcfd; --card: #fff;
              --red: #c0392b; --band: #cfe3d6; --green: #2e7d57; --blue: #2b5f8a; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --soft: #9aa7b4; --line: #2d3843; --paper: #12181e; --card: #19212a;
              --red: #ff8a7a; --band: #22402f; --green: #79c79d; --blue: #8fc1ea; } }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
            main { max-width: 1020px; margin: 0 auto; padding: 28px 20px 60px; }
            h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 17px; margin: 34px 0 10px; }
            .soft { color: var(--soft); } figure { margin: 18px 0 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px; }
            svg { width: 100%; height: auto; display: block; } figcaption { color: var(--soft); font-size: 13px; margin-top: 6px; }
            .grid { stroke: var(--line); } .axis, .label { font: 11px system-ui, sans-serif; fill: var(--soft); } .label { fill: var(--ink); }
            .end { text-anchor: end; } .mid { text-anchor: middle; } .band { fill: var(--band); opacity: .75; }
            .mean { fill: none; stroke: var(--green); stroke-dasharray: 4 3; } .people { fill: none; stroke: var(--red); stroke-width: 2.2; }
            .mark { stroke: var(--blue); stroke-dasharray: 2 3; }
            table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
            td { padding: 7px 10px; border-top: 1px solid var(--line); vertical-align: top; } tr:first-child td { border-top: 0; }
            td.time { white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--soft); } td.label-cell { white-space: nowrap; font-weight: 600; color: var(--blue); }
            .why { color: var(--soft); } ul { margin: 4px 0 0; padding-left: 18px; } li { color: var(--soft); } li.quote { list-style: none; margin-left: -18px; color: var(--ink);
              border-left: 3px solid var(--line); padding-left: 10px; font-style: italic; }
            """;

    private final SalonCase salon;
    private final SalonDay day;
    private final List<Entry> entries;

    Report(SalonCase salon, SalonDay day, List<Entry> entries) {
        this.salon = salon;
        this.day = day;
        this.entries = entries;
    }

    String html() {
        StringBuilder out = new StringBuilder(1 << 16);
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        out.append("<title>Aruana, ")
                .append(SalonCase.DAY)
                .append("</title>\n<style>\n")
                .append(STYLE);
        out.append("</style></head><body><main>\n<h1>Aruana, ")
                .append(SalonCase.DAY)
                .append("</h1>\n");
        out.append(
                "<div class=\"soft\">Every line stands for a record of the audit log, which was written before the step was taken. ");
        out.append("The log names nobody; the names come from the host's own cards.</div>\n");
        for (IncidentView incident : day.autopilot().incidents(salon.tenant())) {
            incident(out, incident);
        }
        out.append("<h2>Timeline</h2>\n<table>\n");
        entries.forEach(entry -> row(out, entry));
        return out.append("</table>\n</main></body></html>\n").toString();
    }

    private void incident(StringBuilder out, IncidentView incident) {
        Set<String> topics = new HashSet<>(incident.signal().topics());
        Curve curve = Curve.of(salon, day.reader(), incident.branch().location(), topics, SalonCase.DAY, WINDOW);
        out.append("<figure>").append(new Plot(curve, salon.zone()).svg(marks(incident)));
        out.append("<figcaption>People who complained of ")
                .append(escaped(String.join(" and ", incident.signal().topics())));
        out.append(" at ")
                .append(escaped(incident.branch().location()))
                .append(" in the last ")
                .append(WINDOW.toMinutes())
                .append(" minutes (red), against the most that ");
        out.append(
                "any of the days before had at that time of day (green) and their mean (dashed).</figcaption></figure>\n");
        out.append("<ul>");
        Summary.of(incident, day.autopilot().actions(salon.tenant(), incident.id()))
                .lines(salon.zone())
                .forEach(line -> out.append("<li>")
                        .append(escaped(line.replaceFirst("^- ", "")))
                        .append("</li>"));
        out.append("</ul>\n");
    }

    private List<Plot.Mark> marks(IncidentView incident) {
        List<Plot.Mark> marks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (AuditRecord entry : day.timeline().records()) {
            if (!entry.incident().equals(incident.id())) {
                continue;
            }
            String name = entry.body().text("what", entry.body().text("milestone", ""));
            String words = entry.kind().equals("incident.opened")
                    ? people(entry)
                    : entry.kind().equals("step.ended") && name.equals("normal")
                            ? "back to normal"
                            : entry.kind().equals("step.noted") ? MARKS.getOrDefault(name, "") : "";
            if (!words.isEmpty() && seen.add(words)) {
                marks.add(new Plot.Mark(entry.at(), words));
            }
        }
        return marks;
    }

    private static String people(AuditRecord opened) {
        return "noticed at "
                + Signal.of(opened.body().fields("signal")).people().size() + " people";
    }

    private void row(StringBuilder out, Entry entry) {
        out.append("<tr><td class=\"time\">").append(TIME.format(entry.at().atZone(salon.zone())));
        out.append("</td><td class=\"label-cell\">")
                .append(escaped(entry.label()))
                .append("</td><td>");
        out.append(escaped(entry.what()));
        if (!entry.why().isEmpty()) {
            out.append("<div class=\"why\">").append(escaped(entry.why())).append("</div>");
        }
        if (!entry.more().isEmpty()) {
            out.append("<ul>");
            for (String line : entry.more()) {
                out.append(line.startsWith("«") ? "<li class=\"quote\">" : "<li>")
                        .append(escaped(line))
                        .append("</li>");
            }
            out.append("</ul>");
        }
        out.append("</td></tr>\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
