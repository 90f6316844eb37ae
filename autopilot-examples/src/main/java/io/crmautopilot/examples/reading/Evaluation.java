package io.crmautopilot.examples.reading;

import io.crmautopilot.reader.LabelledMessage;
import io.crmautopilot.reader.ReaderTraining;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.KazakhLetters;
import io.crmautopilot.text.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares readings with labels and prints how well they agree. */
final class Evaluation {

    private static final List<String> HARD = List.of("question", "negated", "resolved", "elsewhere");
    private static final List<String> CLIMATE = List.of("climate.heat", "climate.air");

    private final TopicPack topics;
    private final List<Judged> judged = new ArrayList<>();

    /** A message with its label and its reading. */
    record Judged(LabelledMessage message, Reading reading) {}

    Evaluation(TopicPack topics) {
        this.topics = topics;
    }

    void add(LabelledMessage message, Reading reading) {
        judged.add(new Judged(message, reading));
    }

    int size() {
        return judged.size();
    }

    /** Returns the whole report as text. */
    String report() {
        StringBuilder out = new StringBuilder(4096);
        complaints(out);
        topics(out);
        sentiment(out);
        languages(out);
        return out.toString();
    }

    private void complaints(StringBuilder out) {
        Score all = new Score();
        Map<Language, Score> byLanguage = new EnumMap<>(Language.class);
        Score bare = new Score();
        Score hard = new Score();
        for (Judged j : judged) {
            boolean truth = j.message.complaint();
            boolean answer = j.reading.complaint();
            all.add(truth, answer);
            byLanguage.computeIfAbsent(j.message.language(), l -> new Score()).add(truth, answer);
            if (bareKazakh(j.message)) {
                bare.add(truth, answer);
            }
            if (HARD.contains(j.message.kind())) {
                hard.add(truth, answer);
            }
        }
        out.append("complaint or not        messages  precision  recall  F1\n");
        row(out, "all", all);
        byLanguage.forEach((language, score) -> row(out, language.code(), score));
        row(out, "kk without its letters", bare);
        out.append('\n').append("by kind                 messages  taken for a complaint\n");
        for (String kind : ReaderTraining.KINDS) {
            kind(out, kind);
        }
        out.append(line("hard negatives", hard.size()))
                .append(Score.three(Score.ratio(hard.errors(), hard.size())))
                .append("   (question, negated, resolved, elsewhere)\n");
    }

    private void kind(StringBuilder out, String kind) {
        int size = 0;
        int taken = 0;
        for (Judged j : judged) {
            if (j.message.kind().equals(kind)) {
                size++;
                taken += j.reading.complaint() ? 1 : 0;
            }
        }
        if (size > 0) {
            out.append(line(kind, size))
                    .append(Score.three(Score.ratio(taken, size)))
                    .append('\n');
        }
    }

    private static void row(StringBuilder out, String name, Score score) {
        if (score.size() > 0) {
            out.append(line(name, score.size())).append(score.line()).append('\n');
        }
    }

    private static String line(String name, int size) {
        return String.format(Locale.ROOT, "  %-22s %7d  ", name, size);
    }

    /** Kazakh in Cyrillic without one of its own letters. */
    static boolean bareKazakh(LabelledMessage message) {
        boolean own = false;
        boolean cyrillic = false;
        for (int i = 0; i < message.text().length(); i++) {
            char c = Character.toLowerCase(message.text().charAt(i));
            own |= KazakhLetters.isOwn(c);
            cyrillic |= c >= 'а' && c <= 'я';
        }
        return message.language() == Language.KK && cyrillic && !own;
    }

    private void topics(StringBuilder out) {
        Score micro = new Score();
        Score climate = new Score();
        long climateBits = 0;
        for (String id : CLIMATE) {
            climateBits |= topics.indexOf(id) < 0 ? 0 : 1L << topics.indexOf(id);
        }
        Score[] each = new Score[topics.size()];
        for (int t = 0; t < each.length; t++) {
            each[t] = new Score();
        }
        for (Judged j : judged) {
            long truth = topics.bits(j.message.topics());
            long answer = j.reading.topicBits();
            micro.addBits(truth, answer);
            climate.add((truth & climateBits) != 0, (answer & climateBits) != 0);
            for (int t = 0; t < each.length; t++) {
                each[t].add((truth >>> t & 1) != 0, (answer >>> t & 1) != 0);
            }
        }
        double macro = 0;
        int present = 0;
        out.append('\n').append("topics                  messages  precision  recall  F1\n");
        for (int t = 0; t < each.length; t++) {
            if (each[t].truths() > 0) {
                out.append(line(topics.id(t), each[t].truths()))
                        .append(each[t].line())
                        .append('\n');
                macro += Double.isNaN(each[t].f1()) ? 0 : each[t].f1();
                present++;
            }
        }
        out.append(line("heat or air", climate.truths())).append(climate.line()).append('\n');
        out.append(line("micro", micro.truths())).append(micro.line()).append('\n');
        out.append(line("macro", present))
                .append("              ")
                .append(Score.three(Score.ratio(macro, present)))
                .append('\n');
    }

    private void sentiment(StringBuilder out) {
        double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0, error = 0;
        for (Judged j : judged) {
            double a = j.reading.sentiment();
            double b = j.message.sentiment();
            if (!Double.isNaN(a)) {
                n++;
                x += a;
                y += b;
                xx += a * a;
                yy += b * b;
                xy += a * b;
                error += Math.abs(a - b);
            }
        }
        double spread = Math.sqrt((n * xx - x * x) * (n * yy - y * y));
        out.append('\n').append("sentiment: correlation ").append(Score.three(Score.ratio(n * xy - x * y, spread)));
        out.append(", mean absolute error ")
                .append(Score.three(Score.ratio(error, n)))
                .append('\n');
    }

    private void languages(StringBuilder out) {
        Map<Language, Map<Language, Integer>> table = new EnumMap<>(Language.class);
        int right = 0;
        Score longRight = new Score();
        for (Judged j : judged) {
            boolean same = j.message.language() == j.reading.language();
            table.computeIfAbsent(j.message.language(), l -> new EnumMap<>(Language.class))
                    .merge(j.reading.language(), 1, Integer::sum);
            right += same ? 1 : 0;
            if (j.message.text().trim().split("\\s+", -1).length >= 3) {
                longRight.add(true, same);
            }
        }
        out.append('\n').append("language: ").append(Score.three(Score.ratio(right, judged.size())));
        out.append(" of all, ").append(Score.three(longRight.recall())).append(" of those with three words or more\n");
        out.append("  label \\ read as      ru     kk     en  mixed  other   share right\n");
        table.forEach((label, row) -> languageRow(out, label, row));
        bareLanguage(out);
    }

    private static void languageRow(StringBuilder out, Language label, Map<Language, Integer> row) {
        int sum = 0;
        out.append(String.format(Locale.ROOT, "  %-14s", label.code()));
        for (Language read : Language.values()) {
            int count = row.getOrDefault(read, 0);
            sum += count;
            out.append(String.format(Locale.ROOT, "%7d", count));
        }
        double share = Score.ratio(row.getOrDefault(label, 0), sum);
        out.append("   ").append(Score.three(share)).append('\n');
    }

    private void bareLanguage(StringBuilder out) {
        Score bare = new Score();
        for (Judged j : judged) {
            if (bareKazakh(j.message)) {
                bare.add(true, j.reading.language() == Language.KK);
            }
        }
        if (bare.size() > 0) {
            out.append("  Kazakh without its letters, read as kk: ")
                    .append(Score.three(bare.recall()))
                    .append('\n');
        }
    }

    /** Returns the messages that are read worst, the surest mistakes first. */
    String worst(int count) {
        StringBuilder out = new StringBuilder(4096);
        judged.stream()
                .filter(j -> badness(j) > 0)
                .sorted((a, b) -> Double.compare(badness(b), badness(a)))
                .limit(count)
                .forEach(j -> error(out, j));
        return out.toString();
    }

    private double badness(Judged j) {
        double sure = Math.abs(j.reading.complaintScore() - 0.5);
        if (j.message.complaint() != j.reading.complaint()) {
            return 1 + sure;
        }
        long different = topics.bits(j.message.topics()) ^ j.reading.topicBits();
        return different == 0 ? 0 : 0.1 * Long.bitCount(different);
    }

    private void error(StringBuilder out, Judged j) {
        out.append(String.format(
                Locale.ROOT,
                "%s  label: %s %s %s, read: %.2f %s %s%n    %s%n",
                j.message.id(),
                j.message.kind(),
                j.message.language().code(),
                j.message.topics(),
                j.reading.complaintScore(),
                j.reading.language().code(),
                topics.ids(j.reading.topicBits()),
                j.message.text().replace('\n', ' ')));
    }
}
