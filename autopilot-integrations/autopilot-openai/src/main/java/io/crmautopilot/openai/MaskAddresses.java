package io.crmautopilot.openai;

import io.crmautopilot.openai.MaskTokens.Kind;
import java.util.List;
import java.util.Set;

/** Finds street addresses by the words that addresses are made with, before or after the name of the street. */
final class MaskAddresses {

    /** The name follows: «ул. Абая 10», «мкр Самал-2». */
    private static final Set<String> NAME_AFTER = Set.copyOf(List.of(
            ("ул улица улице улицы улицу проспект проспекте проспекта просп пр мкр мкрн микрорайон микрорайоне микрорайона бульвар"
                            + " бульваре переулок переулке пер шоссе жк тупик площадь площади")
                    .split(" ")));

    /** The name stands before: «Абай көшесі 10», "Abay Street 10". */
    private static final Set<String> NAME_BEFORE = Set.copyOf(List.of(
            ("көшесі көшесінде көшесінің көше кошеси кошесинде даңғылы даңғылында дангылы дангылында ықшамаудан ықшамауданы"
                            + " ықшамауданында шағынаудан street st avenue ave road rd lane boulevard blvd")
                    .split(" ")));

    /** A number follows: «кв. 15», «үй 4». */
    private static final Set<String> NUMBER_AFTER = Set.copyOf(List.of(
            "кв квартира квартире квартиры дом доме дома д пәтер патер үй үйі подъезд подъезде корпус корп apt apartment flat house unit"
                    .split(" ")));

    private MaskAddresses() {}

    static void mark(MaskTokens tokens, Mask mask) {
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.is(i, Kind.WORD) ? tokens.at(i).lower() : "";
            if (NAME_AFTER.contains(word)) {
                int end = follow(tokens, i + 1);
                if (end > i + 1) {
                    mask.take(i, end, "ADDRESS");
                }
            } else if (NAME_BEFORE.contains(word)) {
                int first = precede(tokens, i);
                if (first < i) {
                    mask.take(first, Math.max(i + 1, number(tokens, i + 1)), "ADDRESS");
                }
            } else if (NUMBER_AFTER.contains(word)) {
                int end = number(tokens, i + 1);
                if (end > i + 1) {
                    mask.take(i, end, "ADDRESS");
                }
            }
        }
    }

    /** Returns the end of up to three capitalised words or numbers after a keyword; {@code from} when there is none. */
    private static int follow(MaskTokens tokens, int from) {
        int end = from;
        int at = from;
        for (int taken = 0; taken < 4; taken++) {
            int next = at;
            while (tokens.is(next, Kind.SPACE) || tokens.isMark(next, ".,-№#/\"«»")) {
                next++;
            }
            boolean named = tokens.is(next, Kind.WORD)
                    && (Character.isUpperCase(tokens.at(next).text().codePointAt(0)) || taken == 0);
            if (!named && !tokens.is(next, Kind.FIGURES)) {
                break;
            }
            end = next + 1;
            at = end;
        }
        return end;
    }

    /** Returns the end of a number, with a letter or a second number behind it; {@code from} when there is none. */
    private static int number(MaskTokens tokens, int from) {
        int at = from;
        while (tokens.is(at, Kind.SPACE) || tokens.isMark(at, ".,№#")) {
            at++;
        }
        if (!tokens.is(at, Kind.FIGURES)) {
            return from;
        }
        int end = at + 1;
        if (tokens.is(end, Kind.WORD) && tokens.at(end).text().length() == 1) {
            end++;
        } else if (tokens.isMark(end, "-/") && tokens.is(end + 1, Kind.FIGURES)) {
            end += 2;
        }
        return end;
    }

    /** Returns the beginning of up to two capitalised words or a number before a keyword. */
    private static int precede(MaskTokens tokens, int keyword) {
        int first = keyword;
        for (int taken = 0; taken < 3; taken++) {
            int before = tokens.back(first);
            boolean named = tokens.is(before, Kind.WORD)
                    && Character.isUpperCase(tokens.at(before).text().codePointAt(0));
            boolean figures = tokens.is(before, Kind.FIGURES);
            if (!named && !figures) {
                break;
            }
            first = before;
        }
        return first;
    }
}
