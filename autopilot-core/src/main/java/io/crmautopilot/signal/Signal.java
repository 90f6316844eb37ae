package io.crmautopilot.signal;

import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A burst of related complaints in one branch, as it is known at one moment. While it grows, the same id comes again with a higher
 * revision. Its text form shows no person and no message.
 *
 * @param id the same for all revisions of one burst, unique within the tenant
 * @param at event time of the message with which it became known; the same in all revisions
 * @param branch where
 * @param topics what the evidence complains of, in ascending order; several where topics count together
 * @param window the window in which it became known
 * @param people keys of the independent people, as {@link io.crmautopilot.message.Message#personKey()} forms them, in the order
 *     of their first message. Personal data
 * @param mentions number of messages of the evidence: a person may write several
 * @param expected how many people the branch's own normal has in such a window
 * @param recurrenceYears once in how many years chance produces such a burst here; 1000 stands for "more than 1000"
 * @param posterior probability of a common cause, 0 to 1
 * @param sentiment how the window sounded against the branch's normal; null when it is switched off or nothing is known
 * @param verdict what to make of it
 * @param messages ids of the evidence, the oldest first; of a very large burst the first ones
 * @param revision 1 when it becomes known, one more at each change
 * @param provoked whether more than half of the people answered one and the same broadcast of ours
 */
public record Signal(
        String id,
        Instant at,
        BranchRef branch,
        List<String> topics,
        Duration window,
        List<String> people,
        int mentions,
        double expected,
        double recurrenceYears,
        double posterior,
        @Nullable SentimentDeviation sentiment,
        Verdict verdict,
        List<String> messages,
        int revision,
        boolean provoked) {

    /** Creates a signal; an impossible probability, revision or count is refused by name. */
    public Signal {
        topics = List.copyOf(topics);
        people = List.copyOf(people);
        messages = List.copyOf(messages);
        require(!topics.isEmpty(), "a signal has at least one topic");
        require(!people.isEmpty(), "a signal has at least one person");
        require(mentions >= people.size(), "fewer mentions than people");
        require(expected >= 0 && Double.isFinite(expected), "expected must be a number of at least 0");
        require(
                recurrenceYears >= 0 && Double.isFinite(recurrenceYears),
                "recurrenceYears must be a number of at least 0");
        require(posterior >= 0 && posterior <= 1, "posterior lies between 0 and 1");
        require(revision >= 1, "revisions count from 1");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("signal: " + rule);
        }
    }

    /** Returns this signal as a JSON object. */
    public Fields toFields() {
        return Fields.of(
                "id", id,
                "at", at,
                "tenant", branch.tenant(),
                "location", branch.location(),
                "topics", topics,
                "window", window,
                "people", people,
                "mentions", mentions,
                "expected", expected,
                "recurrenceYears", recurrenceYears,
                "posterior", posterior,
                "sentiment", sentiment == null ? null : sentiment.toFields(),
                "verdict", verdict,
                "messages", messages,
                "revision", revision,
                "provoked", provoked);
    }

    /** Returns the signal that {@link #toFields()} wrote. */
    public static Signal of(Fields fields) {
        return new Signal(
                fields.text("id"),
                fields.instant("at"),
                new BranchRef(fields.text("tenant"), fields.text("location")),
                fields.texts("topics"),
                fields.duration("window"),
                fields.texts("people"),
                Math.toIntExact(fields.number("mentions")),
                fields.decimal("expected"),
                fields.decimal("recurrenceYears"),
                fields.decimal("posterior"),
                fields.has("sentiment") ? SentimentDeviation.of(fields.fields("sentiment")) : null,
                Verdict.valueOf(fields.text("verdict")),
                fields.texts("messages"),
                Math.toIntExact(fields.number("revision")),
                fields.flag("provoked"));
    }

    @Override
    public String toString() {
        return "Signal[" + id + " r" + revision + " " + verdict + " " + topics + " people=" + people.size() + "]";
    }
}
