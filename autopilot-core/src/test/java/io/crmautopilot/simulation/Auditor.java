package io.crmautopilot.simulation;

import io.crmautopilot.json.Fields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a finished life from the bytes on disk and the world's own books. It shares no code with the engine's fold and none with the
 * writer of the chain.
 */
final class Auditor {

    private final Map<String, String> status = new LinkedHashMap<>();
    private final Map<String, Long> reserved = new LinkedHashMap<>();
    private final Map<String, Long> spent = new LinkedHashMap<>();
    private final Set<String> messages = new HashSet<>();
    private final Set<String> stops = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, Long> spentByIncident = new HashMap<>();

    /** Reads a chain of lines and checks its form. */
    Auditor(List<String> lines) {
        String previous = "0".repeat(64);
        long epoch = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            // The record's own hash comes after its body, which may hold another.
            int at = line.lastIndexOf("\"hash\":\"");
            String hash = line.substring(at + 8, at + 72);
            String content = line.substring(0, at) + line.substring(at + 74);
            Violation.unless(sha256(content).equals(hash), "I-25", "line " + (i + 1) + " has a wrong hash");
            Fields entry = Fields.parse(line);
            Violation.unless(entry.canonical().equals(line), "I-25", "line " + (i + 1) + " is not canonical");
            Violation.unless(entry.text("previous").equals(previous), "I-25", "line " + (i + 1) + " does not chain");
            Violation.unless(entry.number("seq") == i + 1, "I-25", "line " + (i + 1) + " has another number");
            Violation.unless(entry.number("epoch") >= epoch, "I-33", "line " + (i + 1) + " is of a fenced epoch");
            previous = hash;
            epoch = entry.number("epoch");
            take(entry.text("kind"), entry.text("incident"), entry.fields("body"));
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(String kind, String incident, Fields body) {
        if (body.has("message")) {
            messages.add(body.text("message"));
        }
        switch (kind) {
            case "incident.opened" -> open.add(incident);
            case "incident.closed" -> open.remove(incident);
            case "stop.set" -> stops.add(body.text("scope") + body.text("name"));
            case "action.started" -> started(body.fields("action"));
            case "action.done" -> {
                status.put(body.text("key"), "done");
                if (body.has("settle")) {
                    settle(body.text("key"), body.fields("settle").number("minor"));
                }
            }
            case "action.failed" -> {
                status.put(body.text("key"), "not done");
                reserved.remove(body.text("key"));
            }
            case "action.in-doubt" -> status.put(body.text("key"), "in doubt");
            case "budget.settled" ->
                settle(body.text("key"), body.fields("amount").number("minor"));
            case "budget.released" -> reserved.remove(body.text("key"));
            default -> {
                // The rest moves neither money nor the world.
            }
        }
    }

    private void started(Fields action) {
        status.put(action.text("key"), "started");
        if (action.has("cost") && !spent.containsKey(action.text("key"))) {
            reserved.put(action.text("key"), action.fields("cost").number("minor"));
            spentByIncident.merge(action.text("incident"), 0L, Long::sum);
        }
    }

    private void settle(String key, long minor) {
        Long held = reserved.remove(key);
        if (held != null) {
            Violation.unless(minor >= 0 && minor <= held, "I-1", key + " settles " + minor + " of " + held);
            spent.put(key, minor);
        }
    }

    /** Compares the log with what really happened; {@code done} are the keys of all deeds. */
    void compare(Set<String> done) {
        status.forEach((key, last) -> {
            Violation.unless(!last.equals("done") || done.contains(key), "I-5", key + " is called done and was not");
            Violation.unless(
                    !last.equals("not done") || !done.contains(key), "I-7", key + " is called not done and was done");
            Violation.unless(
                    !spent.containsKey(key) || !last.equals("not done"), "I-5", key + " counts as spent and was not");
        });
        done.forEach(key -> Violation.unless(status.containsKey(key), "I-2", key + " was done without a record"));
    }

    /** Compares the money: each key of {@code paid} cost the business that much; keys in doubt may count as more. */
    void compareMoney(Map<String, Long> paid) {
        paid.forEach((key, minor) -> {
            long counted = spent.getOrDefault(key, reserved.getOrDefault(key, 0L));
            Violation.unless(counted >= minor, "I-5", key + " cost " + minor + " and counts as " + counted);
        });
        spent.forEach((key, minor) -> Violation.unless(
                paid.getOrDefault(key, 0L).equals(minor) || !isCertain(key, paid),
                "I-5",
                key + " counts as " + minor + " and cost " + paid.getOrDefault(key, 0L)));
    }

    private boolean isCertain(String key, Map<String, Long> paid) {
        return "done".equals(status.get(key)) && paid.containsKey(key);
    }

    /** Checks that nothing is open after everything had its time. */
    void atRest() {
        Violation.unless(open.isEmpty(), "L-1", "incidents never end: " + open);
        Violation.unless(reserved.isEmpty(), "I-6", "money is held for ever: " + reserved);
    }

    /** Checks that words which were acknowledged are on disk. */
    void holds(Set<String> acknowledged, Set<String> durableStops) {
        acknowledged.forEach(
                id -> Violation.unless(messages.contains(id), "I-9", "the acknowledged word " + id + " is gone"));
        durableStops.forEach(
                stop -> Violation.unless(stops.contains(stop), "I-9", "the acknowledged stop " + stop + " is gone"));
    }
}
