package io.crmautopilot.explain;

import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.outcome.Measured;
import io.crmautopilot.outcome.Share;
import io.crmautopilot.outcome.Spans;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of one language. Values are put in at {@code {0}}, {@code {1}} and so on, in one pass: what they hold is never read as a place. */
final class Words {

    private static final int COLUMNS = 4;

    private final Map<String, String> texts;
    private final ReportLanguage language;

    private Words(Map<String, String> texts, ReportLanguage language) {
        this.texts = texts;
        this.language = language;
    }

    /**
     * Returns why a record was decided so, with a dash before it; empty when it does not say. In English, and where a reason has no
     * code that is known here, it is the recorded sentence in quotation marks.
     */
    String reason(Fields body) {
        String recorded = body.text("why", "");
        if (recorded.isEmpty()) {
            return "";
        }
        String own = texts.getOrDefault(
                "rule." + body.text("rule", ""), texts.getOrDefault("what." + body.text("what", ""), ""));
        return language == ReportLanguage.EN || own.isEmpty() ? " – «" + recorded + "»" : " – " + own;
    }

    /** Returns why a person was needed, by the record of it or the case's details: told by its code, else as it was recorded. */
    String handedOver(Fields body) {
        return coded("handover.", body, "reason");
    }

    /** Returns what is best done next, told by the code of the reason, else as it was recorded. */
    String nextBest(Fields body) {
        return coded("best.", body, "nextBest");
    }

    /** Returns why a vendor has its points or is out, by the codes of its judgement; else the recorded sentence in quotation marks. */
    String judged(Fields vendor) {
        List<String> told = new ArrayList<>();
        for (Fields part : vendor.list("parts")) {
            String because = texts.getOrDefault("because." + part.text("code", ""), "");
            if (because.isEmpty()) {
                return reason(vendor);
            }
            told.add(name("criterion", part.text("of")) + " " + part.text("points") + " ("
                    + named(because, part.fields("values")) + ")");
        }
        for (Fields failed : vendor.list("failed")) {
            String rule = texts.getOrDefault("judging." + failed.text("rule"), "");
            if (rule.isEmpty()) {
                return reason(vendor);
            }
            told.add(named(rule, failed.fields("values")));
        }
        return language == ReportLanguage.EN || told.isEmpty() ? reason(vendor) : " – " + String.join("; ", told);
    }

    /** Returns why a plan was chosen; a host's own planner is quoted. */
    String plan(Fields plan) {
        return plan.text("why", "").startsWith("the verdict is ") ? reason(plan, RecordKind.PLAN_MADE) : reason(plan);
    }

    /** Returns why money was settled or freed, or a plan chosen, by the kind of the record where nothing else tells it. */
    String reason(Fields body, String kind) {
        String own = texts.getOrDefault("kind." + kind, "");
        return language == ReportLanguage.EN
                        || own.isEmpty()
                        || body.text("why", "").isEmpty()
                ? reason(body)
                : " – " + own;
    }

    private String coded(String group, Fields body, String recorded) {
        String own = texts.getOrDefault(group + body.text("code", ""), "");
        return language == ReportLanguage.EN || own.isEmpty() ? body.text(recorded) : named(own, body.fields("values"));
    }

    /** Puts named values in, in one pass; one that the record lacks is an ellipsis. */
    private String named(String template, Fields values) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            out.append(template, from, open).append(value(template.substring(open + 1, close), values));
            from = close + 1;
        }
        return out.append(template.substring(from)).toString();
    }

    private String value(String name, Fields values) {
        Object value = values.asMap().get(name);
        if (value == null) {
            return "…";
        }
        return switch (name) {
            case "kind" -> name("action", value.toString());
            case "kinds" ->
                String.join(
                        ", ",
                        values.texts(name).stream()
                                .map(kind -> name("action", kind))
                                .toList());
            case "cause", "step", "rule" -> name(name, value.toString());
            default -> value instanceof Fields sum ? Money.of(sum).toString() : value.toString();
        };
    }

    /** Returns the words of {@code language}. */
    static Words in(ReportLanguage language) {
        int column = switch (language) {
            case EN -> 1;
            case RU -> 2;
            case KK -> 3;
        };
        Map<String, String> texts = new HashMap<>();
        for (String line : lines()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> parts = List.of(line.split("\\|", -1));
                if (parts.size() != COLUMNS) {
                    throw new IllegalStateException("the words lack a language: " + line);
                }
                texts.put(parts.get(0).strip(), parts.get(column).strip());
            }
        }
        return new Words(texts, language);
    }

    private static List<String> lines() {
        try (InputStream in = Words.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks the words of its reports");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new IllegalStateException("the words of reports cannot be read", broken);
        }
    }

    /** Tells whether there is a text for {@code key}. */
    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** Returns the text for {@code key} with {@code values} put in. */
    String text(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("there are no words for " + key);
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            out.append(text, from, open).append(values[Integer.parseInt(text.substring(open + 1, close))]);
            from = close + 1;
        }
        return out.append(text.substring(from)).toString();
    }

    /** Returns the word for {@code id} of a group, such as {@code cause}; the id itself where a host brought its own. */
    String name(String group, String id) {
        return texts.getOrDefault(group + "." + id, id);
    }

    String span(Duration span) {
        if (span.isNegative()) {
            return "−" + span(span.negated());
        }
        if (span.toHours() > 0) {
            return text("hours", span.toHours(), span.toMinutesPart());
        }
        return span.toMinutes() > 0
                ? text("minutes", span.toMinutes(), span.toSecondsPart())
                : text("seconds", span.toSeconds());
    }

    String span(Measured<Duration> span) {
        return span.match(this::span, this::why);
    }

    String money(Measured<Money> sum) {
        return sum.match(Money::toString, this::why);
    }

    String why(io.crmautopilot.outcome.Unknown why) {
        return text("unknown." + why.name());
    }

    String share(Share share) {
        if (share.percent().isEmpty()) {
            return share.unknown() == 0 ? "–" : text("unknown", share.unknown());
        }
        String behind = share.unknown() == 0
                ? ""
                : "; " + text("unknown", share.unknown()) + ": "
                        + share.lowest().orElse(0) + "–" + share.highest().orElse(0) + " %";
        return share.percent().getAsInt() + " % (" + share.part() + "/" + share.of() + behind + ")";
    }

    String spans(Spans spans) {
        if (spans.took().isEmpty() && spans.never() + spans.pending() == 0) {
            return "–";
        }
        return both(spans.median(), spans.ninetieth())
                + (spans.never() > 0 ? ", " + text("never-of", spans.never()) : "")
                + (spans.pending() > 0 ? ", " + text("pending-of", spans.pending()) : "");
    }

    /** What never happened is longer than any time: "half within never" would say the opposite. */
    private String both(Optional<Duration> median, Optional<Duration> ninetieth) {
        if (median.isEmpty()) {
            return text("half-never");
        }
        return ninetieth.isEmpty()
                ? text("tenth-never", span(median.get()))
                : text("half-within", span(median.get()), span(ninetieth.get()));
    }
}
