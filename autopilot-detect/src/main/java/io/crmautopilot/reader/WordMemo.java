package io.crmautopilot.reader;

import io.crmautopilot.text.Tokens;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What words contribute, kept for words seen before, so that a word costs one look-up the second time.
 *
 * <p>It grows up to {@link #MOST} words and is then emptied, never within a message. What is kept is what would be worked out again, so it
 * changes nothing but time. One thread at a time.
 */
final class WordMemo {

    /** How many words are kept at most: more than a message can have, and than a season of a branch has. */
    static final int MOST = 1 << 15;

    /** Where in the pool the meanings of a sense begin. */
    static final int MEANINGS = 3;

    private static final int FEWEST = 1 << 9;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Lexicon lexicon;
    private final WordFeatures scratch;
    private final int[] columns = new int[Panel.COLUMNS];
    private final Cues cuesOf;
    private final TopicPhrases phrases;
    private final @Nullable TopicPhrases more;
    private final @Nullable Model model;
    private final int[] rows;

    /**
     * Where the words are, by open addressing over twice as many slots: of each the hash, then its entry plus one above its cues, so that a
     * word is found and judged with one line of a processor's cache.
     */
    private long[] index = new long[2 * 2 * FEWEST];

    private int shift = Long.numberOfLeadingZeros(2L * FEWEST) + 1;
    private int room = FEWEST;
    private int size;
    private int poolSize = 1;

    /** What the words of the message do to the words around them: a sum of the constants of {@link Cues} for each. */
    int[] cues = new int[64];

    /** The cues of all words of the message together. */
    int allCues;

    /** The numbers of its stems, {@link TopicPhrases#STEMS} for each word. */
    int[] stems = new int[FEWEST * TopicPhrases.STEMS];

    /** By what pairs of words name it. */
    int[] keys = new int[0];

    /** By how much it looks more Russian than Kazakh. */
    float[] margins = new float[0];

    /** The largest of its sums, up or down. */
    int[] largest = new int[0];

    /** Where in the pool its meanings and parts begin, or 0 when it has none. */
    int[] senses = new int[0];

    /** At a sense: the numbers of its broad meanings, of all its meanings and of its parts; then the meanings, broad ones first; the parts. */
    int[] pool = new int[0];

    /** The sums of its rows, {@link Panel#LANES} for each word; one array for each panel. */
    final long[][] sums;

    /** Makes one for the phrases of one or two packs and, unless rules alone are wanted, a model. */
    WordMemo(Lexicon lexicon, TopicPhrases phrases, @Nullable TopicPhrases more, @Nullable Model model) {
        this.lexicon = lexicon;
        scratch = new WordFeatures(lexicon);
        cuesOf = new Cues(lexicon);
        this.phrases = phrases;
        this.more = more;
        this.model = model;
        rows = new int[scratch.features.length];
        sums = new long[model == null ? 0 : model.panels()][];
        if (model != null) {
            keys = new int[FEWEST];
            margins = new float[FEWEST];
            largest = new int[FEWEST];
            senses = new int[FEWEST];
            pool = new int[FEWEST];
            for (int p = 0; p < sums.length; p++) {
                sums[p] = new long[FEWEST * Panel.LANES];
            }
        }
    }

    /** Writes the entries of all words of a message; they and the cues hold until the next call. */
    void find(Tokens tokens, int[] entries) {
        int words = tokens.size();
        makeRoom(words);
        int all = 0;
        for (int i = 0; i < words; i++) {
            long hash = tokens.hash(i);
            long[] slots = index;
            int at = (int) ((hash * SPREAD) >>> shift) << 1;
            while (slots[at] != hash && slots[at + 1] != 0) {
                at = (at + 2) & (slots.length - 2);
            }
            long found = slots[at + 1];
            if (found == 0) {
                found = (size + 1L) << Integer.SIZE;
                found |= fill(size, tokens.chars(), tokens.start(i), tokens.end(i), tokens.type(i));
                size++;
                slots[at] = hash;
                slots[at + 1] = found;
            }
            entries[i] = (int) (found >>> Integer.SIZE) - 1;
            cues[i] = (int) found;
            all |= (int) found;
        }
        allCues = all;
    }

    private void makeRoom(int words) {
        if (words > cues.length) {
            cues = new int[2 * words];
        }
        if (size + words > MOST) {
            Arrays.fill(index, 0);
            size = 0;
            poolSize = 1;
        }
        int more = room;
        while (more < size + words) {
            more *= 2;
        }
        if (more > room) {
            grow(more);
        }
    }

    private void grow(int more) {
        room = more;
        stems = Arrays.copyOf(stems, room * TopicPhrases.STEMS);
        if (model != null) {
            keys = Arrays.copyOf(keys, room);
            margins = Arrays.copyOf(margins, room);
            largest = Arrays.copyOf(largest, room);
            senses = Arrays.copyOf(senses, room);
            for (int p = 0; p < sums.length; p++) {
                sums[p] = Arrays.copyOf(sums[p], room * Panel.LANES);
            }
        }
        long[] old = index;
        index = new long[2 * 2 * room];
        shift = Long.numberOfLeadingZeros(2L * room) + 1;
        for (int from = 0; from < old.length; from += 2) {
            if (old[from + 1] != 0) {
                int at = (int) ((old[from] * SPREAD) >>> shift) << 1;
                while (index[at + 1] != 0) {
                    at = (at + 2) & (index.length - 2);
                }
                index[at] = old[from];
                index[at + 1] = old[from + 1];
            }
        }
    }

    /** Works out what an entry holds; returns the cues of its word. */
    private int fill(int entry, char[] chars, int from, int to, byte type) {
        scratch.read(chars, from, to, type, model != null);
        int found = cuesOf.of(scratch, chars, from, to, type);
        for (int i = 0; i < TopicPhrases.STEMS; i++) {
            int id = phrases.ids().of(scratch.stems[i]);
            stems[entry * TopicPhrases.STEMS + i] = id;
            boolean begins = phrases.begins(id) || (more != null && more.begins(id));
            found |= begins ? Cues.BEGINS : 0;
        }
        if (model != null) {
            learned(model, entry);
        }
        return found;
    }

    private void learned(Model learned, int entry) {
        keys[entry] = scratch.pairKey;
        senses[entry] = sense();
        int count = learned.rows(scratch.features, scratch.featureCount, rows);
        int at = entry * Panel.LANES;
        int most = 0;
        for (int p = sums.length - 1; p >= 0; p--) {
            Arrays.fill(sums[p], at, at + Panel.LANES, 0);
            learned.panel(p).add(rows, 0, Math.min(count, Panel.MOST_ROWS), sums[p], at);
            Arrays.fill(columns, 0);
            Panel.decode(sums[p], at, columns, 0);
            for (int sum : columns) {
                most = Math.max(most, Math.abs(sum));
            }
        }
        largest[entry] = most;
        margins[entry] = LanguageSigns.margin(columns, learned.units());
    }

    private int sense() {
        if (scratch.meaningCount + scratch.partCount == 0) {
            return 0;
        }
        int at = poolSize;
        if (at + MEANINGS + scratch.meaningCount + scratch.partCount >= pool.length) {
            pool = Arrays.copyOf(pool, 2 * pool.length);
        }
        int end = meanings(at + MEANINGS, true);
        pool[at] = end - at - MEANINGS;
        end = meanings(end, false);
        pool[at + 1] = scratch.meaningCount;
        for (int i = 0; i < scratch.partCount; i++) {
            pool[end] = scratch.parts[i];
            end += lexicon.inPhrase(scratch.parts[i]) ? 1 : 0;
        }
        pool[at + 2] = end - at - MEANINGS - scratch.meaningCount;
        poolSize = end;
        return end == at + MEANINGS ? 0 : at;
    }

    private int meanings(int at, boolean broad) {
        int end = at;
        for (int i = 0; i < scratch.meaningCount; i++) {
            pool[end] = scratch.meanings[i];
            end += (scratch.meanings[i] < lexicon.broad()) == broad ? 1 : 0;
        }
        return end;
    }
}
