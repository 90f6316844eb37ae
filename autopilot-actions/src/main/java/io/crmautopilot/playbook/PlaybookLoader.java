package io.crmautopilot.playbook;

import io.crmautopilot.json.Fields;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.signal.Verdict;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Reads a file of playbooks. Everything wrong in it is found at once and named with its playbook and step. */
final class PlaybookLoader {

    private static final Set<String> ROOT = Set.of("version", "courses", "playbooks");
    private static final Set<String> KEYS = Set.of(
            "scenario",
            "about",
            "verdicts",
            "causes",
            "topics",
            "atLeast",
            "sure",
            "equipment",
            "course",
            "with",
            "steps");
    private static final Set<String> STEP = Set.of("id", "kind", "when", "settings");

    private final StepKinds kinds;
    private final List<String> problems = new ArrayList<>();

    PlaybookLoader(StepKinds kinds) {
        this.kinds = kinds;
    }

    List<Playbook> load(String json) {
        Fields root = Fields.parse(json);
        known("the file", root, ROOT);
        String version = root.text("version");
        if (!version.matches("[0-9A-Za-z-]{1,12}")) {
            problems.add("version is not 1 to 12 letters, digits or hyphens: \"" + version + "\"");
        }
        List<Playbook> playbooks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> usedCourses = new HashSet<>();
        for (Fields fields : root.list("playbooks")) {
            String scenario = fields.text("scenario", "without a name");
            try {
                playbooks.add(playbook(fields, version, root.fields("courses")));
                fields.find("course").ifPresent(usedCourses::add);
            } catch (IllegalArgumentException e) {
                problems.add("playbook " + scenario + ": " + e.getMessage());
            }
            if (!names.add(scenario)) {
                problems.add("playbook " + scenario + ": comes twice");
            }
        }
        root.fields("courses").keys().stream()
                .filter(course -> !usedCourses.contains(course))
                .forEach(course -> problems.add("course " + course + " is used by no playbook"));
        if (playbooks.isEmpty() && problems.isEmpty()) {
            problems.add("there are no playbooks");
        }
        shadowed(playbooks);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("playbooks refused:\n  " + String.join("\n  ", problems));
        }
        return playbooks;
    }

    private Playbook playbook(Fields fields, String version, Fields courses) {
        String scenario = fields.text("scenario");
        if (!scenario.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("scenario is not lower case letters, digits and hyphens");
        }
        known("playbook " + scenario, fields, KEYS);
        if (fields.has("course") == fields.has("steps")) {
            throw new IllegalArgumentException("needs either course or steps");
        }
        if (fields.has("course") && !courses.has(fields.text("course"))) {
            throw new IllegalArgumentException(
                    "course is unknown: " + fields.text("course") + ", there are " + courses.keys());
        }
        List<Fields> steps = fields.has("course") ? courses.list(fields.text("course")) : fields.list("steps");
        return new Playbook(
                scenario,
                version + "." + digest(fields.with("steps", steps)),
                fields.text("about"),
                verdicts(fields.texts("verdicts")),
                Set.copyOf(fields.texts("causes")),
                Set.copyOf(fields.texts("topics")),
                probability(fields),
                fields.flag("sure"),
                Set.copyOf(fields.texts("equipment")),
                steps(scenario, steps, fields.fields("with")));
    }

    private List<PlanStep> steps(String scenario, List<Fields> given, Fields with) {
        List<PlanStep> steps = new ArrayList<>();
        for (Fields fields : given) {
            known("playbook " + scenario + ", step " + fields.text("id", "?"), fields, STEP);
            String id = fields.text("id");
            steps.add(new PlanStep(
                    id,
                    fields.text("kind"),
                    fields.texts("when"),
                    fields.fields("settings").with(with.fields(id))));
        }
        Set<String> ids = new HashSet<>(steps.stream().map(PlanStep::id).toList());
        with.keys().stream().filter(id -> !ids.contains(id)).forEach(id -> {
            throw new IllegalArgumentException("\"with\" speaks of a step that is not there: " + id);
        });
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("has no steps");
        }
        // The plan checks ids, the names in conditions, and that no steps wait for each other.
        new Plan(scenario, "check", "", steps).steps().forEach(step -> check(step, steps));
        return steps;
    }

    private void check(PlanStep step, List<PlanStep> all) {
        if (!kinds.milestones().containsKey(step.kind())) {
            throw new IllegalArgumentException(
                    "step " + step.id() + " is of the unknown kind " + step.kind() + ", there are "
                            + kinds.milestones().keySet().stream().sorted().toList());
        }
        for (String alternative : alternatives(step)) {
            String[] parts = alternative.split(":", 2);
            String kind = all.stream()
                    .filter(other -> other.id().equals(parts[0]))
                    .findFirst()
                    .orElseThrow()
                    .kind();
            Set<String> reaches = kinds.milestones().getOrDefault(kind, Set.of());
            if (!reaches.contains(parts[1])) {
                throw new IllegalArgumentException("step " + step.id() + " waits for " + alternative + ", but " + kind
                        + " reaches only " + reaches.stream().sorted().toList());
            }
        }
        if (step.kind().equals("vendor") && step.settings().text("trade", "?").isBlank()) {
            throw new IllegalArgumentException("step " + step.id() + " has a blank trade");
        }
    }

    private static List<String> alternatives(PlanStep step) {
        return step.when().stream()
                .flatMap(condition -> List.of(condition.split("\\|", -1)).stream())
                .toList();
    }

    /** The first playbook that fits is used, so one that asks for nothing hides every later one of its verdicts. */
    private void shadowed(List<Playbook> playbooks) {
        for (int i = 0; i < playbooks.size(); i++) {
            for (int j = i + 1; j < playbooks.size(); j++) {
                Playbook first = playbooks.get(i);
                Playbook later = playbooks.get(j);
                boolean hides = first.verdicts().containsAll(later.verdicts())
                        && (first.causes().isEmpty()
                                || (!later.causes().isEmpty() && first.causes().containsAll(later.causes())))
                        && (first.topics().isEmpty()
                                || (!later.topics().isEmpty() && first.topics().containsAll(later.topics())))
                        && first.atLeast().compareTo(later.atLeast()) <= 0
                        && (!first.sure() || later.sure())
                        && (first.equipment().isEmpty() || first.equipment().equals(later.equipment()));
                if (hides) {
                    problems.add("playbook " + later.scenario() + ": is never reached, " + first.scenario()
                            + " stands before it and fits whenever it does");
                }
            }
        }
    }

    private static Set<Verdict> verdicts(List<String> names) {
        Set<Verdict> verdicts = new HashSet<>();
        for (String name : names.isEmpty() ? List.of(Verdict.COMMON_CAUSE_LIKELY.name()) : names) {
            Verdict verdict = List.of(Verdict.values()).stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("verdict is unknown: " + name));
            if (!verdict.opensIncident()) {
                throw new IllegalArgumentException("verdict opens no incident: " + name);
            }
            verdicts.add(verdict);
        }
        return verdicts;
    }

    private static BigDecimal probability(Fields fields) {
        BigDecimal atLeast = fields.has("atLeast") ? BigDecimal.valueOf(fields.decimal("atLeast")) : BigDecimal.ZERO;
        if (atLeast.signum() < 0 || atLeast.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("atLeast is not between 0 and 1: " + atLeast);
        }
        return atLeast;
    }

    private void known(String place, Fields fields, Set<String> keys) {
        fields.keys().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> problems.add(place + ": key is unknown: " + key));
    }

    private static String digest(Fields fields) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(fields.canonical().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
