package io.crmautopilot.trust;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an open incident says so far of each kind of its actions. */
final class OpenCase {

    /** What was said of and became of one kind. */
    static final class Unit {
        final Set<Objection> objections = EnumSet.noneOf(Objection.class);
        boolean said;
        boolean done;
        boolean asked;
        boolean observed;
    }

    private static final class Deed {
        final Unit unit;
        boolean over;
        boolean done;

        Deed(Unit unit) {
            this.unit = unit;
        }
    }

    final String location;
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, Deed> deeds = new HashMap<>();
    private final Map<String, List<String>> questions = new HashMap<>();
    private final Set<String> irreversible = new HashSet<>();

    private boolean stopped;

    OpenCase(String location) {
        this.location = location;
    }

    Map<String, Unit> units() {
        return units;
    }

    Set<String> irreversible() {
        return irreversible;
    }

    void take(AuditRecord entry) {
        Fields body = entry.body();
        switch (entry.kind()) {
            case RecordKind.ACTION_OBSERVED -> {
                propose(body).over = true;
                unit(body).observed = true;
            }
            case RecordKind.ACTION_HELD -> {
                propose(body);
                if (body.text("rule", "").equals("irreversible")) {
                    irreversible.add(body.fields("action").text("kind"));
                }
            }
            case RecordKind.ACTION_WAITING, RecordKind.ACTION_STARTED -> propose(body);
            case RecordKind.ACTION_REFUSED -> {
                propose(body).over = true;
                // One stop is one objection: incidents that begin under it say nothing new.
                if (stopped && body.text("rule", "").equals("stopped")) {
                    unit(body).objections.add(Objection.VETOED);
                }
            }
            case RecordKind.ACTION_DONE -> end(body, true);
            case RecordKind.ACTION_FAILED -> end(body, false);
            case RecordKind.ACTION_IN_DOUBT -> {
                if (!body.has("retryAt")) {
                    object(body.text("key"), Objection.IN_DOUBT);
                    end(body, false);
                }
            }
            case RecordKind.BUDGET_RELEASED -> {
                Deed deed = deeds.get(body.text("key"));
                if (deed != null && deed.done) {
                    object(body.text("key"), Objection.REVERSED);
                }
            }
            case RecordKind.APPROVAL_ASKED -> {
                questions.put(body.text("approval"), body.texts("actions"));
                body.texts("actions").forEach(key -> said(key).forEach(unit -> unit.asked = true));
            }
            case RecordKind.APPROVAL_DECIDED -> decide(body);
            default -> {
                // Everything else is no one's word about an action.
            }
        }
    }

    private void decide(Fields body) {
        boolean yes = body.flag("approved");
        Set<String> only = new HashSet<>(body.texts("only"));
        for (String key : questions.getOrDefault(body.text("approval"), List.of())) {
            boolean meant = only.isEmpty() || only.contains(key);
            said(key).forEach(unit -> unit.said = true);
            if (!yes && meant) {
                object(key, Objection.REFUSED);
            } else if (yes && !meant) {
                object(key, Objection.CHANGED);
            }
        }
    }

    /** A stop speaks against what was still to come; where nothing was, against all that had been done. */
    void stop(String actionKey) {
        stopped = true;
        Set<Unit> against = new LinkedHashSet<>();
        deeds.forEach((key, deed) -> {
            if (actionKey.isEmpty() ? !deed.over : key.equals(actionKey)) {
                against.add(deed.unit);
            }
        });
        if (against.isEmpty()) {
            deeds.values().stream().filter(deed -> deed.done).forEach(deed -> against.add(deed.unit));
        }
        against.forEach(unit -> unit.objections.add(Objection.VETOED));
    }

    private Deed propose(Fields body) {
        Fields action = body.fields("action");
        Unit unit = unit(body);
        return deeds.computeIfAbsent(action.text("key"), key -> new Deed(unit));
    }

    private Unit unit(Fields body) {
        return units.computeIfAbsent(body.fields("action").text("kind"), kind -> new Unit());
    }

    private void end(Fields body, boolean done) {
        Deed deed = deeds.get(body.text("key"));
        if (deed != null) {
            deed.over = !body.has("retryAt");
            deed.done |= done;
            deed.unit.done |= done;
        }
    }

    void object(String key, Objection objection) {
        said(key).forEach(unit -> unit.objections.add(objection));
    }

    private List<Unit> said(String key) {
        List<Unit> found = new ArrayList<>();
        Deed deed = deeds.get(key);
        if (deed != null) {
            found.add(deed.unit);
        }
        return found;
    }
}
