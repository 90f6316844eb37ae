package io.crmautopilot.vendors.reply;

import io.crmautopilot.vendors.reply.TimeSpan.Form;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Finds the arrival among the times of a reply: by what each time speaks of, then corrections, choices and stages. */
final class ArrivalReader {

    private static final int DAY = 24 * 60;

    private static final Words NOT = Words.of("не not емес");
    private static final Words CHOICE = Words.of("или либо or немесе алде иначе");
    private static final Words TOTAL =
            Words.of("итого короче общем всего значит сонымен жалпы so total что суммарно барлыгы");
    private static final Words SEQUENCE = Words.of("потом затем сосын содан кейин then еще плюс after тагы and и");
    private static final Words HEDGE = Words.of(
            "попробую попробуем постараюсь постараемся может можем* возможно наверно наверное наверн если егер мумкин"
                    + " maybe might try possibly perhaps hopefully надеюсь обещ* факт вроде алде барс* улгерс* думаю");
    private static final Words CAN = Words.of("можем");

    private final Reply reply;
    private final Spans spans;
    private final int now;

    ArrivalReader(Reply reply, Spans spans, LocalTime now) {
        this.reply = reply;
        this.spans = spans;
        this.now = now.getHour() * 60 + now.getMinute();
    }

    /** Returns the minutes from now of each time that the reply names, whatever it speaks of, in order; whole days name none. */
    List<Integer> named() {
        return spans.times().stream()
                .filter(span -> span.form() != Form.DAYS)
                .map(this::minutes)
                .distinct()
                .toList();
    }

    private record Candidate(TimeSpan span, TimeRole role, int minutes) {}

    Arrival read() {
        List<Candidate> candidates = new ArrayList<>();
        boolean arrived = false;
        for (TimeSpan span : spans.times()) {
            TimeRole role = TimeRole.of(reply, spans, span);
            if (arrived && (role == TimeRole.BUSY || role == TimeRole.DEPART)) {
                continue;
            }
            if (role.arrives() && span.form() != Form.DAYS && !isFarOff(span)) {
                candidates.add(new Candidate(span, role, minutes(span)));
                arrived |= role == TimeRole.ARRIVAL;
            }
        }
        candidates = dropCorrected(candidates);
        if (candidates.isEmpty()) {
            return Arrival.NONE;
        }
        List<TimeSpan> offers = candidates.stream().map(Candidate::span).toList();
        if (candidates.size() == 1) {
            return new Arrival(candidates.get(0).minutes, certain(candidates.get(0)), offers);
        }
        return combined(candidates, offers);
    }

    /** "В пятницу в 11" is no time of today, and nobody here knows which day today is. */
    private boolean isFarOff(TimeSpan span) {
        for (int i = 0; i < reply.size(); i++) {
            boolean until = reply.at(i - 1).text().matches("до|till|until");
            if (reply.clause(i) == reply.clause(span.start()) && Lexicon.WEEKDAY.has(reply.at(i)) && !until) {
                return true;
            }
        }
        return false;
    }

    private Arrival combined(List<Candidate> candidates, List<TimeSpan> offers) {
        Candidate first = candidates.get(0);
        Candidate last = candidates.get(candidates.size() - 1);
        for (Candidate candidate : candidates.subList(1, candidates.size())) {
            if (TOTAL.has(wordBefore(candidate.span))) {
                return new Arrival(candidate.minutes, certain(candidate), offers);
            }
        }
        if (between(first, last, CHOICE)) {
            int earliest =
                    candidates.stream().mapToInt(Candidate::minutes).min().orElse(-1);
            return new Arrival(earliest, false, offers);
        }
        List<Candidate> stages = candidates.stream()
                .filter(c -> c.role == TimeRole.BUSY || c.role == TimeRole.DEPART)
                .toList();
        List<Candidate> explicit =
                candidates.stream().filter(c -> c.role == TimeRole.ARRIVAL).toList();
        List<Candidate> travel = candidates.stream()
                .filter(c -> c.role == TimeRole.TRAVEL || c.role == TimeRole.PLAIN)
                .toList();
        if (!explicit.isEmpty()) {
            Candidate chosen = explicit.get(explicit.size() - 1);
            if (!stages.isEmpty() && !chosen.span.clock()) {
                Candidate stage = stages.get(0);
                boolean added = stage.span.clock()
                        || chosen.minutes <= stage.minutes
                        || between(stage, chosen, Words.of("потом затем сосын then еще"));
                return new Arrival(added ? stage.minutes + chosen.minutes : chosen.minutes, false, offers);
            }
            boolean agree = explicit.stream().allMatch(c -> Math.abs(c.minutes - chosen.minutes) <= 5);
            boolean one = explicit.size() == 1 && candidates.stream().noneMatch(c -> c.role == TimeRole.DEPART);
            return new Arrival(
                    agree ? chosen.minutes : explicit.get(0).minutes, agree && one && certain(chosen), offers);
        }
        if (!stages.isEmpty() && !travel.isEmpty()) {
            Candidate next = travel.get(travel.size() - 1);
            if (next.span.clock()) {
                return new Arrival(next.minutes, false, offers);
            }
            int stage = stages.get(0).minutes;
            return new Arrival(
                    stage + next.minutes, stages.size() + travel.size() == 2 && next.role == TimeRole.TRAVEL, offers);
        }
        if (first.role == TimeRole.PLAIN
                && last.role == TimeRole.TRAVEL
                && !last.span.clock()
                && (first.span.clock() || between(first, last, SEQUENCE) || reply.isMark(first.span.end(), "+"))) {
            return new Arrival(first.minutes + last.minutes, false, offers);
        }
        if (first.role == TimeRole.TRAVEL && last.role == TimeRole.PLAIN) {
            return new Arrival(last.minutes, false, offers);
        }
        boolean agree = candidates.stream().allMatch(c -> Math.abs(c.minutes - first.minutes) <= 5);
        return new Arrival(first.minutes, agree && certain(first), offers);
    }

    private List<Candidate> dropCorrected(List<Candidate> candidates) {
        List<Candidate> kept = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            boolean denied = NOT.has(reply.at(candidate.span.start() - 1))
                    && !reply.at(candidate.span.start()).spelled().matches("раньше|позже|позднее|ранее")
                    && i + 1 < candidates.size();
            boolean deniedAfter = reply.at(candidate.span.end()).spelled().equals("емес") && i + 1 < candidates.size();
            boolean replaced = i + 1 < candidates.size()
                    && Corrections.between(
                            reply,
                            candidate.span.end(),
                            candidates.get(i + 1).span.start());
            if (!denied && !deniedAfter && !replaced) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private Token wordBefore(TimeSpan span) {
        int at = span.start() - 1;
        while (at >= 0
                && (reply.is(at, Words.of("через где то примерно уже около за в к буду будем бир так"))
                        || reply.isMark(at, "-,:"))) {
            at--;
        }
        return reply.at(at);
    }

    private boolean between(Candidate a, Candidate b, Words words) {
        for (int i = a.span.end(); i < b.span.start(); i++) {
            if (words.has(reply.at(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean certain(Candidate candidate) {
        TimeSpan span = candidate.span;
        boolean hedged = false;
        for (int i = 0; i < reply.size(); i++) {
            hedged |= reply.sentence(i) == reply.sentence(span.start())
                    && HEDGE.has(reply.at(i))
                    && !CAN.has(reply.at(i));
        }
        int clock = (now + candidate.minutes) % DAY;
        boolean daytime = clock >= 7 * 60 && clock <= 22 * 60;
        boolean far = span.form() == Form.CLOCK_12 && candidate.minutes > 11 * 60 && day(span) == 0;
        boolean alone = candidate.role == TimeRole.ARRIVAL
                || candidate.role == TimeRole.PLAIN
                || candidate.role == TimeRole.TRAVEL;
        return span.sure() && span.form() != Form.DAYS && !hedged && !far && alone && (daytime || !span.clock());
    }

    private int minutes(TimeSpan span) {
        if (!span.clock()) {
            return span.high();
        }
        int day = day(span);
        if (span.form() == Form.CLOCK) {
            int at = span.high() % DAY;
            return day > 0 ? day * DAY + at - now : Math.floorMod(at - now, DAY);
        }
        int morning = span.high() % 720;
        int evening = morning + 720;
        if (day > 0) {
            return day * DAY - now + (morning >= 7 * 60 ? morning : evening);
        }
        return Math.min(Math.floorMod(morning - now, DAY), Math.floorMod(evening - now, DAY));
    }

    /** Returns how many days after today: the last day named before the time, or one named right after it. */
    private int day(TimeSpan span) {
        for (int i = span.end() - 1; i >= 0 && reply.clause(i) == reply.clause(span.start()); i--) {
            if (dayAt(i) >= 0) {
                return dayAt(i);
            }
        }
        for (int i = span.end();
                i < reply.size() && reply.clause(i) == reply.clause(span.end() - 1) && !CHOICE.has(reply.at(i));
                i++) {
            if (dayAt(i) >= 0) {
                return dayAt(i);
            }
        }
        for (int i = span.start(); i >= 0; i--) {
            if (dayAt(i) >= 0) {
                return dayAt(i);
            }
        }
        return 0;
    }

    private int dayAt(int i) {
        Token token = reply.at(i);
        if (Lexicon.TOMORROW.has(token)) {
            return 1;
        }
        if (Lexicon.AFTER_TOMORROW.has(token)) {
            return 2;
        }
        return Lexicon.TODAY.has(token) ? 0 : -1;
    }
}
