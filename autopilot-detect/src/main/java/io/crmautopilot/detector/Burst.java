package io.crmautopilot.detector;

import io.crmautopilot.signal.SentimentDeviation;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A burst that is going on: its evidence and what is thought of it. It is made when something becomes known and dropped when the
 * incident closes, so it may allocate.
 */
final class Burst {

    /** A signal lists at most so many messages and people; the count of mentions goes on. */
    static final int MOST_LISTED = 1_000;

    /** People beyond so many are not told apart any more. */
    private static final int MOST_PEOPLE = 1 << 14;

    /** So much a vote of an incident counts when normal is learned; none at all would lock the detector into alarm after a real rise. */
    static final double LEARNING_WEIGHT = 0.25;

    /** One message of the evidence. */
    record Mention(
            long time,
            String id,
            String person,
            long personHash,
            boolean vote,
            long topics,
            @Nullable String broadcast) {}

    final String id;
    final long at;

    /** Votes from here on belong to it. */
    long start;

    /** Groups of the streams that take part, a bit each. */
    long groups;

    final List<Mention> evidence = new ArrayList<>();
    private final Set<String> messageIds = new HashSet<>();
    private final Set<Long> people = new HashSet<>();
    long lastVote;
    long windowMs;
    double expected;
    double years;
    double posterior;

    @Nullable
    SentimentDeviation sentiment;

    Verdict verdict = Verdict.INSUFFICIENT_DATA;
    private int mentions;
    private int revision;
    private int toldPeople;
    private @Nullable Verdict toldVerdict;

    Burst(String id, long at, long start) {
        this.id = id;
        this.at = at;
        this.start = start;
        this.lastVote = start;
    }

    /** Takes a message into the evidence; one that is there already only adds its vote. */
    void add(Mention mention) {
        boolean full = evidence.size() >= 2 * MOST_LISTED;
        boolean known = full ? messageIds.contains(mention.id()) : !messageIds.add(mention.id());
        if (mention.vote() && people.size() < MOST_PEOPLE && people.add(mention.personHash())) {
            lastVote = Math.max(lastVote, mention.time());
            if (known) {
                evidence.removeIf(m -> m.id().equals(mention.id()));
                known = false;
                mentions--;
            }
        }
        if (known) {
            return;
        }
        mentions++;
        if (!full) {
            int place = evidence.size();
            while (place > 0 && evidence.get(place - 1).time() > mention.time()) {
                place--;
            }
            evidence.add(place, mention);
        }
    }

    /** Tells whether a vote of {@code time} is explained by it: after a day a lasting rise is the new normal. */
    boolean explains(long time) {
        return verdict.opensIncident() && time >= start && time < start + Windows.DAY_MS;
    }

    boolean holds(String messageId) {
        return messageIds.contains(messageId);
    }

    /** Empties the evidence of what was only noted so far. */
    void restart(long from) {
        start = from;
        windowMs = 0;
        expected = 0;
        mentions = 0;
        evidence.clear();
        messageIds.clear();
        people.clear();
    }

    /** Tells whether it was ever told: then the host says when it is closed. */
    boolean isTold() {
        return revision > 0;
    }

    boolean hasPerson(long person) {
        return people.contains(person);
    }

    int people() {
        return people.size();
    }

    /** Returns the time from the first to the last message of the evidence. */
    long span() {
        return evidence.isEmpty()
                ? 0
                : evidence.get(evidence.size() - 1).time() - evidence.get(0).time();
    }

    /** Raises the verdict; it never falls while the burst lasts, so that nothing is called off that people were told. */
    void raise(Verdict to) {
        if (rank(to) > rank(verdict)) {
            verdict = to;
        }
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case INSUFFICIENT_DATA -> 0;
            case COINCIDENCE_NOT_EXCLUDED -> 1;
            case GENERAL_SURGE -> 2;
            case COMMON_CAUSE_LIKELY -> 3;
        };
    }

    /** Tells whether there is something to say that was not said; a flood of people is told in steps of a sixteenth. */
    boolean isNews() {
        int more = Math.abs(people.size() - toldPeople);
        return verdict != toldVerdict || (more > 0 && (toldPeople < 512 || more >= toldPeople / 16));
    }

    /** Returns the next revision. */
    Signal next(Branch branch, TopicGroups topics) {
        revision++;
        toldPeople = people.size();
        toldVerdict = verdict;
        Map<Long, String> keys = new LinkedHashMap<>();
        List<String> messages = new ArrayList<>();
        long bits = 0;
        for (Mention mention : evidence) {
            if (mention.vote() && keys.size() < MOST_LISTED) {
                keys.putIfAbsent(mention.personHash(), mention.person());
            }
            if (messages.size() < MOST_LISTED) {
                messages.add(mention.id());
            }
            bits |= mention.topics();
        }
        long members = 0;
        for (long rest = groups; rest != 0; rest &= rest - 1) {
            members |= topics.members(Long.numberOfTrailingZeros(rest));
        }
        return new Signal(
                id,
                Instant.ofEpochMilli(at),
                branch.ref,
                topics.ids(bits & members),
                Duration.ofMillis(windowMs),
                List.copyOf(keys.values()),
                Math.max(mentions, keys.size()),
                expected,
                Math.min(1000, years),
                posterior,
                sentiment,
                verdict,
                messages,
                revision,
                isProvoked());
    }

    private boolean isProvoked() {
        Map<String, Integer> answers = new LinkedHashMap<>();
        for (Mention mention : evidence) {
            if (mention.vote() && mention.broadcast() != null) {
                answers.merge(mention.broadcast(), 1, Integer::sum);
            }
        }
        return answers.values().stream().anyMatch(count -> count * 2 > people.size());
    }

    void write(SnapshotWriter out) {
        out.text(id);
        out.number(at);
        out.number(start);
        out.number(groups);
        out.number(windowMs);
        out.fraction(expected);
        out.fraction(years);
        out.fraction(posterior);
        out.text(verdict.name());
        out.number(mentions);
        out.number(revision);
        out.number(toldPeople);
        out.text(toldVerdict == null ? null : toldVerdict.name());
        SentimentDeviation deviation = sentiment;
        out.number(deviation == null ? 0 : 1);
        if (deviation != null) {
            out.fraction(deviation.window());
            out.fraction(deviation.baseline());
            out.fraction(deviation.deviation());
            out.fraction(deviation.z());
        }
        out.number(lastVote);
        out.number(people.size());
        people.stream().sorted().forEach(out::number);
        out.number(evidence.size());
        for (Mention mention : evidence) {
            out.number(mention.time());
            out.text(mention.id());
            out.text(mention.person());
            out.number(mention.personHash());
            out.number(mention.vote() ? 1 : 0);
            out.number(mention.topics());
            out.text(mention.broadcast());
        }
    }

    static Burst read(SnapshotReader in) {
        Burst burst = new Burst(in.text(), in.number(), in.number());
        burst.groups = in.number();
        burst.windowMs = in.number();
        burst.expected = in.fraction();
        burst.years = in.fraction();
        burst.posterior = in.fraction();
        burst.verdict = Verdict.valueOf(in.text());
        int mentions = in.count(Integer.MAX_VALUE);
        burst.revision = in.count(Integer.MAX_VALUE);
        burst.toldPeople = in.count(Integer.MAX_VALUE);
        String told = in.textOrNull();
        burst.toldVerdict = told == null ? null : Verdict.valueOf(told);
        if (in.number() == 1) {
            burst.sentiment = new SentimentDeviation(in.fraction(), in.fraction(), in.fraction(), in.fraction());
        }
        long lastVote = in.number();
        List<Long> everybody = new ArrayList<>();
        for (int i = in.count(MOST_PEOPLE); i > 0; i--) {
            everybody.add(in.number());
        }
        int count = in.count(2 * MOST_LISTED);
        for (int i = 0; i < count; i++) {
            burst.add(new Mention(
                    in.number(), in.text(), in.text(), in.number(), in.number() == 1, in.number(), in.textOrNull()));
        }
        burst.people.addAll(everybody);
        burst.mentions = mentions;
        burst.lastVote = lastVote;
        return burst;
    }
}
