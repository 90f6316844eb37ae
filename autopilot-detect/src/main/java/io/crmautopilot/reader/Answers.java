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
    private double kindAnswer;
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
        kinds();
        language.begin();
        words = 0;
        for (int i = 0; i < tokens.size(); i++) {
            byte type = tokens.type(i);
            language.word(type, memo.margins[entries[i]]);
            words += type <= Tokens.LETTERS ? 1 : 0;
        }
        language.write(answers, signs);
    }

    private void kinds() {
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
        kindAnswer = Curves.logit(kindScore);
    }

    /** Returns what speaks for a complaint before anything is known about topics. */
    double leaning() {
        return answers[Heads.COMPLAINT] + kindAnswer;
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

    /** Adds up one panel, in as many portions as its lanes need; most messages need one. */
    private void panel(int p) {
        long[] sums = memo.sums[p];
        int[] largest = memo.largest;
        int first = p * Panel.COLUMNS;
        int size = tokens.size();
        int room = Panel.MOST_SUM;
        int i = 0;
        while (true) {
            long a = 0;
            long b = 0;
            long c = 0;
            long d = 0;
            long e = 0;
            long f = 0;
            for (; i < size && largest[entries[i]] <= room; i++) {
                room -= largest[entries[i]];
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
            if (i == size) {
                break;
            }
            Panel.decode(lanes, 0, totals, first);
            room = Panel.MOST_SUM;
        }
        int from = 0;
        while (from < rowCount) {
            int to = Math.min(rowCount, from + Math.min(Panel.MOST_ROWS, room / Panel.MOST_WEIGHT));
            model.panel(p).add(rows, from, to, lanes, 0);
            from = to;
            if (from < rowCount) {
                Panel.decode(lanes, 0, totals, first);
                Arrays.fill(lanes, 0);
                room = Panel.MOST_SUM;
            }
        }
        Panel.decode(lanes, 0, totals, first);
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
        ComplaintSigns.write(answers, model.topics().size(), kindAnswer, tokens.size(), message.asks(), complaint);
    }
}
