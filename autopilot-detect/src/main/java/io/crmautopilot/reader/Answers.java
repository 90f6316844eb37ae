package io.crmautopilot.reader;

import io.crmautopilot.text.Tokens;
import java.util.Arrays;

/** What the learned part answers about one message, in memory that is used again for the next. One thread at a time. */
final class Answers {

    private final Model model;
    private final WordMemo memo;
    private final MessageFeatures message;
    private final LanguageSigns language = new LanguageSigns();
    private final long[] lanes = new long[Panel.LANES];
    private final int[] totals;
    private int[] rows = new int[1024];
    private int rowCount;
    private float norm;

    final Tokens tokens = new Tokens();
    int[] entries = new int[64];

    /** The answers, in the order of {@link Heads}. */
    final float[] answers;

    final float[] signs = new float[LanguageSigns.COUNT];
    final double[] kinds = new double[Heads.KINDS];
    final double[] complaint = new double[ComplaintSigns.COUNT];
    double kindScore;
    int words;

    Answers(Lexicon lexicon, Model model, WordMemo memo) {
        this.model = model;
        this.memo = memo;
        message = new MessageFeatures(lexicon);
        totals = new int[model.panels() * Panel.COLUMNS];
        answers = new float[totals.length];
    }

    /** Reads a text as far as every message is read: kind, language, mood. */
    void read(CharSequence text) {
        tokens.scan(text);
        if (entries.length < tokens.size()) {
            entries = new int[2 * tokens.size()];
        }
        memo.find(tokens, entries);
        message.read(tokens, memo, entries);
        resolve();
        Arrays.fill(totals, 0);
        panel(0);
        float[] units = model.units();
        norm = (float) (1 / Math.sqrt(totals[Heads.SQUARE] * units[Heads.SQUARE] + 1e-9));
        answer(0, Heads.SQUARE);
        language.begin();
        words = 0;
        for (int i = 0; i < tokens.size(); i++) {
            byte type = tokens.type(i);
            language.word(type, memo.margins[entries[i]]);
            words += type <= Tokens.LETTERS ? 1 : 0;
        }
        language.write(answers, signs);
    }

    private void resolve() {
        int most = message.featureCount + message.pairCount;
        if (rows.length < most) {
            rows = new int[2 * most];
        }
        int n = model.rows(message.features, message.featureCount, rows);
        for (int i = 0; i < message.pairCount; i++) {
            int row = model.pairRow(message.pairs[i]);
            rows[n] = row;
            n += row >= 0 ? 1 : 0;
        }
        rowCount = n;
    }

    /** Adds up one panel, in portions that its lanes can hold. */
    private void panel(int p) {
        long[] sums = memo.sums[p];
        int first = p * Panel.COLUMNS;
        int i = 0;
        int size = tokens.size();
        while (i < size) {
            long a = 0;
            long b = 0;
            long c = 0;
            long d = 0;
            long e = 0;
            long f = 0;
            int room = Panel.MOST_ROWS;
            for (; i < size && memo.rowCounts[entries[i]] <= room; i++) {
                room -= memo.rowCounts[entries[i]];
                int at = entries[i] * Panel.LANES;
                a += sums[at];
                b += sums[at + 1];
                c += sums[at + 2];
                d += sums[at + 3];
                e += sums[at + 4];
                f += sums[at + 5];
            }
            lanes[0] = a;
            lanes[1] = b;
            lanes[2] = c;
            lanes[3] = d;
            lanes[4] = e;
            lanes[5] = f;
            Panel.decode(lanes, 0, totals, first);
        }
        for (int from = 0; from < rowCount; from += Panel.MOST_ROWS) {
            Arrays.fill(lanes, 0);
            model.panel(p).add(rows, from, Math.min(rowCount, from + Panel.MOST_ROWS), lanes, 0);
            Panel.decode(lanes, 0, totals, first);
        }
    }

    private void answer(int from, int to) {
        float[] units = model.units();
        float[] biases = model.biases();
        for (int k = from; k < to; k++) {
            answers[k] = totals[k] * units[k] * norm + biases[k];
        }
    }

    /** Answers of which topics the message speaks, and writes what speaks for a complaint. */
    void complaintSigns() {
        for (int p = 1; p < model.panels(); p++) {
            panel(p);
        }
        answer(Heads.TOPIC, Heads.TOPIC + model.topics().size());
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < Heads.KINDS; k++) {
            most = Math.max(most, answers[Heads.KIND + k]);
        }
        double all = 0;
        for (int k = 0; k < Heads.KINDS; k++) {
            kinds[k] = Curves.exp(answers[Heads.KIND + k] - most);
            all += kinds[k];
        }
        kindScore = 0;
        double share = 1 / all;
        for (int k = 0; k < Heads.KINDS; k++) {
            kinds[k] *= share;
            kindScore += kinds[k] * model.kindWeights()[k];
        }
        ComplaintSigns.write(answers, model.topics().size(), kindScore, tokens.size(), message.asks(), complaint);
    }
}
