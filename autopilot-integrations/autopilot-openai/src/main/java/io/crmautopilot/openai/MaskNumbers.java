package io.crmautopilot.openai;

import io.crmautopilot.openai.MaskTokens.Kind;
import java.util.List;
import java.util.Set;

/** Finds numbers that can tell who somebody is, e-mail addresses, links and accounts. Sums, times and counts are left. */
final class MaskNumbers {

    /** What may stand between the figures of one number. */
    private static final String JOINTS = "-–—().+/_*#,'";

    /** Numbers said in words: five and more in a row are a telephone number rather than a sum. */
    private static final Set<String> SAID = Set.copyOf(List.of(
            ("ноль нуль один одна два две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать"
                            + " пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать тридцать сорок пятьдесят шестьдесят"
                            + " семьдесят восемьдесят девяносто сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот плюс"
                            + " нөл бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз"
                            + " бир еки уш торт жети сегиз тогыз кырык сексен токсан жуз"
                            + " zero oh one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy"
                            + " eighty ninety hundred double plus")
                    .split(" ")));

    private MaskNumbers() {}

    static void mark(MaskTokens tokens, Mask mask) {
        for (int i = 0; i < tokens.size(); i++) {
            if (!mask.isTaken(i)) {
                link(tokens, mask, i);
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (!mask.isTaken(i)) {
                written(tokens, mask, i);
                said(tokens, mask, i);
            }
        }
    }

    /** A word with an @, a dot or a slash inside: an address, an account or a link. */
    private static void link(MaskTokens tokens, Mask mask, int i) {
        if (tokens.is(i, Kind.SPACE)) {
            return;
        }
        int end = i;
        boolean at = false;
        boolean dot = false;
        while (end < tokens.size() && !tokens.is(end, Kind.SPACE)) {
            at |= tokens.isMark(end, "@");
            dot |= end > i
                    && tokens.isMark(end, ".")
                    && tokens.is(end - 1, Kind.WORD)
                    && tokens.is(end + 1, Kind.WORD)
                    && isLatin(tokens.at(end + 1).text());
            dot |= tokens.isMark(end, "/") && tokens.isMark(end + 1, "/");
            end++;
        }
        if (i > 0 && !tokens.is(i - 1, Kind.SPACE)) {
            return;
        }
        String next = tokens.at(tokens.skip(end)).lower();
        if (at) {
            mask.take(i, end, dot ? "EMAIL" : "ACCOUNT");
        } else if (dot) {
            mask.take(i, end, "LINK");
        } else if (next.equals("собака") || next.equals("dog")) {
            int domain = tokens.skip(tokens.skip(end) + 1);
            if (tokens.is(domain, Kind.WORD) && isLatin(tokens.at(domain).text())) {
                int last = domain;
                while (last < tokens.size() && !tokens.is(last, Kind.SPACE)) {
                    last++;
                }
                mask.take(i, last, "EMAIL");
            }
        }
    }

    private static boolean isLatin(String word) {
        return word.length() >= 2 && word.chars().allMatch(c -> c < 128);
    }

    private static void written(MaskTokens tokens, Mask mask, int i) {
        if (!tokens.is(i, Kind.FIGURES)) {
            return;
        }
        int end = i + 1;
        int digits = tokens.at(i).text().length();
        int groups = 1;
        boolean thousands = digits <= 3;
        boolean joined = false;
        while (true) {
            int next = end;
            int between = 0;
            while (between < 4 && (tokens.is(next, Kind.SPACE) || tokens.isMark(next, JOINTS))) {
                next++;
                between++;
            }
            if (between == 0 || between == 4 || !tokens.is(next, Kind.FIGURES)) {
                break;
            }
            boolean space = between == 1 && (tokens.is(end, Kind.SPACE) || tokens.isMark(end, ".,'"));
            thousands &= space && tokens.at(next).text().length() == 3;
            joined |= !space;
            digits += tokens.at(next).text().length();
            groups++;
            end = next + 1;
        }
        if (digits >= 7 && !(groups > 1 && thousands && digits <= 8) && !(isRange(tokens, i, end) && groups == 2)) {
            int first = tokens.isMark(i - 1, "+(") ? i - 1 : i;
            mask.take(
                    first > 0 && tokens.isMark(first - 1, "+") ? first - 1 : first,
                    end,
                    digits >= 13 ? "CARD" : "PHONE");
        } else if (digits >= 5 && joined && groups >= 3) {
            mask.take(i, end, "NUMBER");
        }
    }

    /** Two round sums with a dash between them, the second the larger one. */
    private static boolean isRange(MaskTokens tokens, int first, int end) {
        String low = tokens.at(first).text();
        String high = tokens.at(end - 1).text();
        return low.length() <= 6
                && high.length() <= 6
                && low.endsWith("00")
                && high.endsWith("00")
                && Integer.parseInt(low) < Integer.parseInt(high);
    }

    private static void said(MaskTokens tokens, Mask mask, int i) {
        int count = 0;
        int end = i;
        int at = i;
        while (isSaid(tokens, at)) {
            count++;
            end = at + 1;
            at = end;
            int gap = 0;
            while (gap < 3 && (tokens.is(at, Kind.SPACE) || tokens.isMark(at, "-,"))) {
                at++;
                gap++;
            }
        }
        if (count >= 5) {
            mask.take(i, end, "PHONE");
        }
    }

    private static boolean isSaid(MaskTokens tokens, int i) {
        return tokens.is(i, Kind.FIGURES)
                || (tokens.is(i, Kind.WORD) && SAID.contains(tokens.at(i).lower()));
    }
}
