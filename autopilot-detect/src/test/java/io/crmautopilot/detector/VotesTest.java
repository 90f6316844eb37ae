package io.crmautopilot.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the packed ring of votes holds against a plain list of everything that was put in. */
class VotesTest {

    private static final String[] CHANNELS = {"whatsapp", "web", "WhatsApp", "кассета", "", "line-7"};
    private static final String ALPHABETS = "0123456789+-.:/_azéÿ¿Ā\uD83D\uDE00ж\u0000";

    private record Entry(
            long time,
            int flags,
            long person,
            long signature,
            long topics,
            String id,
            String who,
            @Nullable String channel,
            @Nullable String broadcast) {}

    @Test
    void every_entry_keeps_all_it_was_given_whatever_comes_and_goes() {
        for (long seed = 1; seed <= 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            // From rings of one or two to rings of hundreds, whose bytes move and grow by halves.
            int most = 1 << random.nextInt(10);
            Stream votes = new Stream(0);
            List<Entry> slow = new ArrayList<>();
            for (int step = 0; step < 1_000; step++) {
                change(random, votes, slow, most);
                if (most < 32 || step % 50 == 0) {
                    assertThat(entries(votes)).as("seed %s step %s", seed, step).isEqualTo(slow);
                }
            }

            assertThat(entries(votes)).as("seed %s", seed).isEqualTo(slow);
        }
    }

    @Test
    void a_snapshot_holds_what_a_list_of_the_entries_would_write() {
        for (long seed = 1; seed <= 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Stream votes = new Stream(0);
            List<Entry> slow = new ArrayList<>();
            for (int step = 0; step < 200; step++) {
                change(random, votes, slow, 20);
            }
            SnapshotWriter out = new SnapshotWriter();
            votes.writeVotes(out);
            byte[] written = out.finish();

            assertThat(written).as("seed %s", seed).isEqualTo(plainly(slow, written));
            Stream read = new Stream(0);
            SnapshotReader in = new SnapshotReader(written);
            read.readVotes(in);
            assertThat(in.ended()).isTrue();
            assertThat(entries(read)).as("seed %s", seed).isEqualTo(slow);
        }
    }

    @Test
    void any_text_comes_back_to_the_letter() {
        for (long seed = 1; seed <= 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = text(random, random.nextInt(4) == 0 ? 5_000 : 30);
            byte[] bytes = new byte[3 + (int) PackedText.length(text)];

            assertThat(PackedText.write(bytes, 3, text)).as("seed %s", seed).isEqualTo(bytes.length);
            assertThat(PackedText.read(bytes, 3)).as("seed %s", seed).isEqualTo(text);
            assertThat(PackedText.next(bytes, 3)).as("seed %s", seed).isEqualTo(bytes.length);
            assertThat(PackedText.hash(bytes, 3, seed)).as("seed %s", seed).isEqualTo(Hashes.of(text, seed));
        }
    }

    @Test
    void a_telephone_number_takes_half_a_byte_a_digit_and_a_common_channel_one_byte() {
        assertThat(PackedText.length("+77000000001")).isEqualTo(7);
        assertThat(PackedText.length("жара")).isEqualTo(9);
        assertThat(PackedText.channelLength("whatsapp")).isEqualTo(1);
        assertThat(PackedText.length(null)).isEqualTo(1);
    }

    private static void change(SplittableRandom random, Votes votes, List<Entry> slow, int most) {
        int what = random.nextInt(12);
        if (slow.size() >= most || (what < 4 && !slow.isEmpty())) {
            votes.removeFirst();
            slow.remove(0);
        } else if (what == 4 && !slow.isEmpty()) {
            int place = random.nextInt(slow.size());
            votes.remove(place);
            slow.remove(place);
        } else if (what == 5 && !slow.isEmpty()) {
            int place = random.nextInt(slow.size());
            Entry old = slow.get(place);
            votes.demote(place);
            slow.set(place, with(old, old.flags() & ~Votes.VOTE));
        } else if (what == 6) {
            votes.release();
        } else {
            Entry made = entry(random);
            int place = votes.add(
                    made.time(),
                    made.flags(),
                    made.person(),
                    made.signature(),
                    made.topics(),
                    made.id(),
                    made.who(),
                    made.channel(),
                    made.broadcast());
            slow.add(place, made);
            assertThat(place == 0 || slow.get(place - 1).time() <= made.time()).isTrue();
            assertThat(place == slow.size() - 1 || slow.get(place + 1).time() > made.time())
                    .isTrue();
        }
    }

    private static Entry entry(SplittableRandom random) {
        String who = text(random, 30);
        String channel = random.nextInt(3) == 0 ? null : CHANNELS[random.nextInt(CHANNELS.length)];
        return new Entry(
                random.nextLong(1L << 44),
                random.nextInt(4),
                random.nextBoolean() ? Hashes.person(who, channel) : random.nextLong(),
                random.nextBoolean() ? 0 : random.nextLong(),
                random.nextBoolean() ? 1L << random.nextInt(64) : random.nextLong(),
                text(random, 30),
                who,
                channel,
                random.nextBoolean() ? null : text(random, 200));
    }

    private static Entry with(Entry old, int flags) {
        return new Entry(
                old.time(),
                flags,
                old.person(),
                old.signature(),
                old.topics(),
                old.id(),
                old.who(),
                old.channel(),
                old.broadcast());
    }

    private static String text(SplittableRandom random, int most) {
        int letters = new int[] {10, 16, 19, ALPHABETS.length()}[random.nextInt(4)];
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(ALPHABETS.charAt(random.nextInt(letters)));
        }
        return text.toString();
    }

    private static List<Entry> entries(Votes votes) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < votes.size(); i++) {
            entries.add(new Entry(
                    votes.time(i),
                    (votes.isVote(i) ? Votes.VOTE : 0) | (votes.isCopy(i) ? Votes.COPY : 0),
                    votes.person(i),
                    votes.signature(i),
                    votes.topics(i),
                    votes.messageId(i),
                    votes.who(i),
                    votes.channel(i),
                    votes.broadcast(i)));
        }
        return entries;
    }

    /** The running number of the first entry depends on what was before it; the numbers of the others follow from it. */
    private static byte[] plainly(List<Entry> entries, byte[] written) {
        SnapshotReader in = new SnapshotReader(written);
        int running = in.number() == 0 ? 0 : (int) (in.number() >>> 4) & 0xFFFF;
        SnapshotWriter out = new SnapshotWriter();
        out.number(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            running += i == 0 ? 0 : entry.flags() & Votes.VOTE;
            out.number(entry.time() << 20 | (long) (running & 0xFFFF) << 4 | entry.flags());
            out.text(entry.id());
            out.number(entry.person());
            out.text(entry.who());
            out.number(entry.signature());
            out.text(entry.channel());
            out.number(entry.topics());
            out.text(entry.broadcast());
        }
        return out.finish();
    }
}
