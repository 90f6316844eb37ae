package io.crmautopilot.detector;

import io.crmautopilot.signal.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life of bursts: when one opens, what joins it, which topics share one, and when it ends. */
final class Bursts {

    private Bursts() {}

    /** A vote came at {@code position}: it joins the burst of its stream, or may open one. */
    static void voted(Branch branch, Stream stream, int position, TopicGroups topics, Work work) {
        Burst burst = stream.burst;
        if (burst != null && burst.verdict.opensIncident()) {
            long time = stream.time(position);
            if (time >= burst.start) {
                burst.add(mention(stream, position));
                work.scan.run(branch, stream, branch.clock, budget(branch, topics));
                Judge.judge(branch, work.scan, branch.clock, topics, burst);
                changed(burst, work);
            }
            return;
        }
        // A vote that was overtaken may complete windows that end at later ones.
        for (int i = position; i < stream.size(); i++) {
            if (stream.isVote(i)) {
                long time = stream.time(i);
                work.scan.run(branch, stream, time, budget(branch, topics));
                Verdict verdict = work.scan.verdict();
                if (verdict != null) {
                    open(branch, stream, time, topics, work);
                    if (verdict.opensIncident()) {
                        return;
                    }
                }
            }
        }
    }

    /** A message that is no vote came at {@code position}: it is a mention of the burst that is going on. */
    static void mentioned(Stream stream, int position) {
        Burst burst = stream.burst;
        if (burst != null && stream.time(position) >= burst.start) {
            burst.add(mention(stream, position));
        }
    }

    static double budget(Branch branch, TopicGroups topics) {
        return branch.config.values.falseAlarmsPerBranchYear() / topics.streams();
    }

    private static void open(Branch branch, Stream stream, long time, TopicGroups topics, Work work) {
        long start = time - branch.config.windows.length(work.scan.window) + 1;
        Burst burst = stream.burst;
        if (burst == null) {
            burst = sharing(branch, stream, start, time);
        }
        if (burst == null) {
            String name = topics.name(stream.group);
            String id = branch.ref.location() + "/" + name + "/" + Instant.ofEpochMilli(time);
            burst = new Burst(id, time, start);
        }
        boolean alarm = work.scan.score >= 1;
        if (alarm && !burst.verdict.opensIncident() && stream.burst == burst) {
            // What was noted in a longer window is not yet evidence of what alarms in this one.
            burst.restart(start);
        }
        burst.groups |= 1L << stream.group;
        burst.start = Math.min(burst.start, start);
        stream.burst = burst;
        for (int i = stream.firstLaterThan(burst.start - 1); i < stream.size(); i++) {
            burst.add(mention(stream, i));
        }
        Judge.judge(branch, work.scan, time, topics, burst);
        changed(burst, work);
    }

    /**
     * Returns the burst of another stream that most of these people are part of: one cause that is complained of in two ways is one
     * burst. Null when there is none.
     */
    private static @Nullable Burst sharing(Branch branch, Stream stream, long start, long time) {
        for (Stream other : branch.streams) {
            Burst burst = other.burst;
            if (burst == null) {
                continue;
            }
            int shared = 0;
            int all = 0;
            for (int i = stream.firstLaterThan(start - 1); i < stream.size() && stream.time(i) <= time; i++) {
                if (stream.isVote(i)) {
                    all++;
                    shared += burst.hasPerson(stream.person(i)) ? 1 : 0;
                }
            }
            if (shared * 2 >= all) {
                return burst;
            }
        }
        return null;
    }

    private static void changed(Burst burst, Work work) {
        if (burst.isNews() && !work.changed.contains(burst)) {
            work.changed.add(burst);
        }
    }

    private static Burst.Mention mention(Votes votes, int i) {
        return new Burst.Mention(
                votes.time(i),
                votes.messageId(i),
                votes.personKey(i),
                votes.person(i),
                votes.isVote(i),
                votes.topics(i),
                votes.broadcast(i));
    }

    /**
     * Ends the burst of a stream when nobody joined it for long: a note and a burst of the history after two headline windows, a told
     * incident that the host never closed after a day.
     */
    static void lapse(Branch branch, Stream stream, long time) {
        Burst burst = stream.burst;
        if (burst == null) {
            return;
        }
        boolean incident = burst.verdict.opensIncident();
        long patience = incident && burst.isTold() ? Windows.DAY_MS : 2 * branch.config.windows.headline();
        if (time - burst.lastVote > patience) {
            if (incident) {
                close(branch, burst);
            } else {
                forget(branch, burst);
            }
        }
    }

    /** Takes the evidence of a burst out of all windows of the branch; of its votes a quarter is learned. */
    static void close(Branch branch, Burst burst) {
        for (Stream stream : branch.streams) {
            boolean member = stream.burst == burst;
            for (int i = stream.size() - 1; i >= 0; i--) {
                boolean evidence = (member && stream.time(i) >= burst.start) || burst.holds(stream.messageId(i));
                if (evidence) {
                    if (stream.isVote(i)) {
                        long time = stream.time(i);
                        branch.learn(stream, time, burst.explains(time) ? Burst.LEARNING_WEIGHT : 1);
                    }
                    stream.remove(i);
                }
            }
        }
        forget(branch, burst);
    }

    private static void forget(Branch branch, Burst burst) {
        for (Stream stream : branch.streams) {
            if (stream.burst == burst) {
                stream.burst = null;
            }
        }
    }
}
