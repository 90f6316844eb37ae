package io.crmautopilot.detector;

import io.crmautopilot.message.Message;
import io.crmautopilot.reading.Reading;

/** What one message does to its branch: the order of the steps, from "is it counted at all" to "does it open a burst". */
final class Observation {

    /** 1990-01-01 and 2100-01-01: whatever is dated outside is in the wrong unit. */
    static final long EARLIEST = 631_152_000_000L;

    static final long LATEST = 4_102_444_800_000L;

    private static final long ID_SEED = 0x51ED270B7A6F1D25L;
    private static final long TRAFFIC_SALT = 0x2545F4914F6CDD1DL;
    private static final long VOTE_SALT = 0x6A09E667F3BCC909L;
    private static final long MINUTES_A_DAY = 1_440;

    /** So many votes back a near-identical text is looked for. */
    private static final int COPIES_LOOKED_FOR = 32;

    /** So many mentions in a row are kept: one person's flood must not push the others' votes out. */
    private static final int MOST_MENTIONS_IN_A_ROW = 16;

    private Observation() {}

    /** Counts a message in its branch; bursts that changed are in {@link Work#changed}. */
    static void take(Branch branch, Message message, Reading reading, long time, TopicGroups topics, Work work) {
        if (branch.isTooLate(time)) {
            work.late++;
            return;
        }
        long minute = Branch.minute(time);
        long id = Hashes.of(message.id(), ID_SEED);
        int slot = branch.seenSlot(id);
        long seen = branch.seenAt(slot, id, branch.oldestMinute());
        if (seen != SeenTable.NEVER) {
            work.repeated++;
            work.reusedIds += seen == minute ? 0 : 1;
            return;
        }
        boolean inOrder = branch.clock == Branch.UNKNOWN || time >= branch.clock;
        branch.advance(time);
        branch.remember(slot, id, false, minute, work);
        long person = person(message);
        countTraffic(branch, person, minute, time, reading.sentiment(), work);
        if (reading.complaint()) {
            long bits = reading.topicBits();
            for (long rest = topics.groups(bits); rest != 0; rest &= rest - 1) {
                int group = Long.numberOfTrailingZeros(rest);
                count(branch, branch.stream(group), message, bits, person, time, inOrder, topics, work);
            }
        }
    }

    private static long person(Message message) {
        String person = message.person();
        return person != null ? Hashes.person(person, null) : Hashes.person(message.author(), message.channel());
    }

    private static void countTraffic(Branch branch, long person, long minute, long time, double sentiment, Work work) {
        long key = Hashes.mix(person + TRAFFIC_SALT);
        int slot = branch.seenSlot(key);
        long before = branch.seenAt(slot, key, branch.oldestBriefMinute());
        if (before == SeenTable.NEVER
                || Math.abs(minute - before) >= Branch.minute(branch.config.windows.longestFast())) {
            branch.remember(slot, key, true, minute, work);
            branch.wrote(time, sentiment);
        }
    }

    private static void count(
            Branch branch,
            Stream stream,
            Message message,
            long bits,
            long person,
            long time,
            boolean inOrder,
            TopicGroups topics,
            Work work) {
        Votes votes = stream;
        branch.expire(stream, branch.clock);
        branch.refreshPrior(stream, time);
        Bursts.lapse(branch, stream, time);
        long signature = work.signature.of(message.text());
        int kind = kind(branch, stream, message, person, signature, time, inOrder);
        if (kind == Votes.VOTE) {
            long key = Hashes.mix(person + stream.group * VOTE_SALT);
            branch.remember(branch.seenSlot(key), key, false, Branch.minute(time), work);
        } else {
            work.copies += kind == Votes.COPY ? 1 : 0;
            if (mentionsInARow(votes) >= MOST_MENTIONS_IN_A_ROW) {
                return;
            }
        }
        if (votes.size() >= Votes.MOST) {
            branch.learnFirst(stream);
        }
        String known = message.person();
        int position = votes.add(
                time,
                kind,
                person,
                signature,
                bits,
                message.id(),
                known != null ? known : message.author(),
                known != null ? null : message.channel(),
                message.broadcast());
        if (kind == Votes.VOTE) {
            Bursts.voted(branch, stream, position, topics, work);
        } else {
            Bursts.mentioned(stream, position);
        }
    }

    private static int kind(
            Branch branch, Stream stream, Message message, long person, long signature, long time, boolean inOrder) {
        if (message.forwarded()) {
            return Votes.COPY;
        }
        Votes votes = stream;
        long key = Hashes.mix(person + stream.group * VOTE_SALT);
        long before = branch.seenAt(branch.seenSlot(key), key, branch.oldestMinute());
        if (before != SeenTable.NEVER && Math.abs(Branch.minute(time) - before) < MINUTES_A_DAY) {
            return inOrder || !isEarlierThanTheirVote(votes, person, time) ? 0 : Votes.VOTE;
        }
        for (int i = votes.size() - 1, looked = 0; i >= 0 && looked < COPIES_LOOKED_FOR; i--, looked++) {
            // Whose an entry is costs more to tell than whether it is alike, and few are.
            if (TextSignature.alike(votes.signature(i), signature) && votes.person(i) != person) {
                return Votes.COPY;
            }
        }
        return Votes.VOTE;
    }

    /** A message that was overtaken may be the person's first: the vote is then its, and the later one becomes a mention. */
    private static boolean isEarlierThanTheirVote(Votes votes, long person, long time) {
        for (int i = votes.size() - 1; i >= 0 && votes.time(i) > time; i--) {
            if (votes.isVote(i) && votes.person(i) == person) {
                votes.demote(i);
                return true;
            }
        }
        return false;
    }

    private static int mentionsInARow(Votes votes) {
        int mentions = 0;
        while (mentions < votes.size()
                && mentions < MOST_MENTIONS_IN_A_ROW
                && !votes.isVote(votes.size() - 1 - mentions)) {
            mentions++;
        }
        return mentions;
    }
}
