package io.crmautopilot.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells what happened in an incident and why, from the log alone: no engine, no model, no card of a client. */
public final class Explainer {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private static final int SHOWN = 8;

    private final Phrases phrases;
    private final Forgotten forgotten;
    private final Map<String, List<Entry>> incidents = new TreeMap<>();

    private Explainer(Phrases phrases, Forgotten forgotten) {
        this.phrases = phrases;
        this.forgotten = forgotten;
    }

    /** Returns the languages that explanations are written in. */
    public static List<String> languages() {
        return Phrases.LANGUAGES;
    }

    /** Returns the kinds of record that have a sentence of their own. */
    static Set<String> kinds() {
        return Phrases.in("en").known();
    }

    /**
     * Explains one incident of {@code file}, or lists all when {@code incident} is empty and there are several.
     *
     * @param language one of {@link #languages()}
     * @return whether the log verified and the incident was there
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when there is no such language
     */
    public static boolean explain(Path file, String incident, String language, PrintStream out) throws IOException {
        Explainer explainer = new Explainer(Phrases.in(language), Forgotten.in(file));
        Report report = Verifier.verify(file, List.of(), explainer::take);
        out.print(explainer.phrases.word(report.isSound() ? "sound" : "unsound") + "\n\n");
        return explainer.print(incident, out) && report.isSound();
    }

    private void take(Entry entry) {
        String id = entry.incident().isEmpty() ? "" : entry.tenant() + "/" + entry.incident();
        if (!id.isEmpty()) {
            incidents.computeIfAbsent(id, each -> new ArrayList<>()).add(entry);
        }
    }

    private boolean print(String incident, PrintStream out) {
        SortedMap<String, List<Entry>> chosen = new TreeMap<>(incidents);
        chosen.keySet()
                .removeIf(each -> !incident.isEmpty() && !each.equals(incident) && !each.endsWith("/" + incident));
        if (chosen.isEmpty()) {
            out.print(phrases.word("none") + "\n");
            return false;
        }
        if (chosen.size() > 1) {
            chosen.forEach((id, entries) -> out.print(id + "  " + entries.get(0).at() + "\n"));
            return true;
        }
        chosen.values().forEach(entries -> timeline(entries, out));
        return true;
    }

    private void timeline(List<Entry> entries, PrintStream out) {
        Entry first = entries.get(0);
        ZoneId zone = zone(entries);
        out.print(phrases.word("incident") + " " + first.incident() + ", " + phrases.word("branch") + " "
                + first.tenant() + "/" + first.location() + "\n");
        out.print(phrases.word("times") + " " + zone + "\n\n");
        Map<String, Map<String, Object>> actions = new HashMap<>();
        for (Entry entry : entries) {
            remember(entry, actions);
            Values values = new Values(entry.body(), actions, zone, token -> shown(first.tenant(), token));
            out.print(time(entry.at(), zone) + "  #" + entry.seq() + "  " + phrases.sentence(entry, values) + "\n");
            String why = phrases.reasons().of(entry, values);
            if (!why.isEmpty()) {
                out.print("    " + phrases.word("why") + ": " + why + "\n");
            }
        }
    }

    private static void remember(Entry entry, Map<String, Map<String, Object>> actions) {
        if (entry.body().get("action") instanceof Map<?, ?> action) {
            Map<String, Object> copy = new TreeMap<>();
            action.forEach((key, value) -> copy.put((String) key, value));
            actions.put(String.valueOf(copy.get("key")), copy);
        }
    }

    private String shown(String tenant, String token) {
        // The start tells people of one incident apart; the file has the rest.
        String start = token.startsWith("p-") ? token.substring(0, Math.min(token.length(), SHOWN)) : token;
        return forgotten.isForgotten(tenant, token) ? start + " (" + phrases.word("removed") + ")" : start;
    }

    /** The plan says in which zone the branch lives. */
    private static ZoneId zone(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.body().get("zone") instanceof String zone) {
                try {
                    return ZoneId.of(zone);
                } catch (DateTimeException unknown) {
                    return ZoneOffset.UTC;
                }
            }
        }
        return ZoneOffset.UTC;
    }

    private static String time(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }
}
