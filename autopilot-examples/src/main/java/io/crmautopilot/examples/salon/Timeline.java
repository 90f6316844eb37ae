package io.crmautopilot.examples.salon;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the day from the records of the audit log, one entry for each record that says something new. */
final class Timeline implements AuditSink {

    private final List<AuditRecord> records = new ArrayList<>();

    @Override
    public void accept(AuditRecord entry) {
        records.add(entry);
    }

    /** Returns all records, in order. */
    List<AuditRecord> records() {
        return List.copyOf(records);
    }

    /**
     * Returns the entries so far.
     *
     * @param names who stands behind the tokens
     * @param sent the texts that went out, by the key of their action
     */
    List<Entry> entries(Names names, Map<String, String> sent) {
        Teller teller = new Teller(names, sent);
        List<Entry> entries = new ArrayList<>();
        for (AuditRecord entry : records) {
            teller.tell(entry).ifPresent(entries::add);
        }
        return Entry.together(entries);
    }

    /** Puts records into words; it remembers what was said before, so that nothing is said twice. */
    private static final class Teller {

        private final Names names;
        private final Map<String, String> sent;
        private final Map<String, Fields> actions = new HashMap<>();
        private final Signals signals = new Signals();

        Teller(Names names, Map<String, String> sent) {
            this.names = names;
            this.sent = sent;
        }

        Optional<Entry> tell(AuditRecord entry) {
            Fields body = entry.body();
            if (body.has("action") && !body.fields("action").isEmpty()) {
                actions.put(body.fields("action").text("key"), body.fields("action"));
            }
            return switch (entry.kind()) {
                case "signal.seen" -> signals.seen(entry);
                case "incident.opened" -> Optional.of(signals.opened(entry));
                case "diagnosis.changed" -> Optional.of(signals.changed(entry));
                case "plan.made" -> Optional.of(plan(entry));
                case "step.noted" -> new Notes(names).tell(entry);
                case "step.ended" -> ended(entry);
                case "step.handed-over" ->
                    Optional.of(of(
                            entry,
                            "hand-over",
                            "a person takes over: " + body.text("reason"),
                            "next best: " + body.text("nextBest")));
                case "reply.received" -> Optional.of(reply(entry));
                case "stop.set" ->
                    Optional.of(of(
                            entry,
                            "veto",
                            names.of(body.text("by")) + " stopped it",
                            "nothing not yet started will start" + tooLate(entry)));
                case "stop.lifted" ->
                    Optional.of(of(entry, "veto", names.of(body.text("by")) + " lifted the stop", ""));
                case "level.lowered" ->
                    Optional.of(of(entry, "autonomy", "falls to " + body.text("level"), body.text("why", "")));
                case "incident.closed" -> Optional.of(of(entry, "closed", body.text("outcome"), body.text("why", "")));
                default ->
                    entry.kind().startsWith("action.")
                            ? action(entry)
                            : entry.kind().startsWith("approval.")
                                            || entry.kind().startsWith("budget.")
                                    ? word(entry)
                                    : Optional.empty();
            };
        }

        /** Says what the stop came too late for: what runs, and money that is promised. */
        private static String tooLate(AuditRecord entry) {
            List<String> late = entry.body().texts("notStopped");
            return late.isEmpty()
                    ? "; everything before it is done"
                    : "; it came too late for "
                            + late.stream()
                                    .map(key -> key.substring(key.indexOf('/') + 1))
                                    .collect(java.util.stream.Collectors.joining(", "))
                            + ", which is promised: only a person can take it back";
        }

        private static Entry plan(AuditRecord entry) {
            Fields plan = entry.body().fields("plan");
            List<String> steps =
                    plan.list("steps").stream().map(step -> step.text("id")).toList();
            return new Entry(
                    entry.seq(),
                    entry.at(),
                    "plan",
                    plan.text("scenario") + " at level "
                            + entry.body().text("level").toLowerCase(java.util.Locale.ROOT),
                    plan.text("why", ""),
                    List.of("steps, each when what it waits for is reached: " + String.join(", ", steps)));
        }

        private Optional<Entry> ended(AuditRecord entry) {
            String milestone = entry.body().text("milestone", "");
            boolean telling =
                    List.of("fixed", "normal", "followed-up", "observed").contains(milestone);
            return telling
                    ? Optional.of(
                            of(entry, "watch", label(milestone), entry.body().text("why", "")))
                    : Optional.empty();
        }

        private static String label(String milestone) {
            return switch (milestone) {
                case "fixed" -> "mended, says the vendor";
                case "normal" -> "back to normal";
                case "followed-up" -> "clients asked whether it is better";
                default -> milestone;
            };
        }

        private Entry reply(AuditRecord entry) {
            Fields body = entry.body();
            String from = names.of(body.text("from"));
            String said = names.said(body.text("from"), body.text("message"));
            return new Entry(
                    entry.seq(), entry.at(), "answer", from, "", List.of("«" + said + "»"), "answer " + said, from);
        }

        private Optional<Entry> action(AuditRecord entry) {
            Fields body = entry.body();
            String key = body.has("action") ? body.fields("action").text("key") : body.text("key");
            Fields action = actions.getOrDefault(key, Fields.empty());
            Doing doing = Doing.of(action, names);
            String rule = body.find("rule").map(name -> " [" + name + "]").orElse("");
            String why = body.text("why", "") + rule;
            return switch (entry.kind()) {
                case "action.done" -> Optional.of(doing(entry, doing, "", "", quote(key)));
                case "action.observed" -> Optional.of(doing(entry, doing, "would have: ", "", Preview.of(action)));
                case "action.held" -> Optional.of(doing(entry, doing, "waits for a person: ", why, Preview.of(action)));
                case "action.waiting" -> Optional.of(doing(entry, doing, "waits: ", why, List.of()));
                case "action.refused", "action.failed" ->
                    Optional.of(doing(entry, doing, "not done: ", why, List.of()));
                case "action.in-doubt" -> Optional.of(doing(entry, doing, "in doubt: ", why, List.of()));
                default -> Optional.empty();
            };
        }

        private static Entry doing(AuditRecord entry, Doing doing, String how, String why, List<String> more) {
            String group = doing.group().isEmpty() ? "" : entry.kind() + how + doing.group();
            return new Entry(
                    entry.seq(), entry.at(), doing.label(), how + doing.words(), why, more, group, doing.who());
        }

        private List<String> quote(String key) {
            String text = sent.get(key);
            return text == null ? List.of() : List.of(Preview.quoted(text));
        }

        private Optional<Entry> word(AuditRecord entry) {
            Fields body = entry.body();
            return switch (entry.kind()) {
                case "approval.decided" ->
                    Optional.of(of(
                            entry,
                            "approval",
                            names.of(body.text("by")) + (body.flag("approved") ? " said yes" : " said no"),
                            "with the one-time code of the question"));
                case "approval.expired" ->
                    Optional.of(of(
                            entry,
                            "approval",
                            "no answer",
                            "silence is no; the next person is asked, if there is one"));
                case "budget.settled" ->
                    Optional.of(of(entry, "money", "settled " + Sums.of(body.fields("amount")), body.text("why", "")));
                case "budget.released" -> Optional.of(of(entry, "money", "released", body.text("why", "")));
                default -> Optional.empty();
            };
        }
    }

    static Entry of(AuditRecord entry, String label, String what, String why) {
        return new Entry(entry.seq(), entry.at(), label, what, why, List.of());
    }
}
