package io.crmautopilot.outcome;

import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people were asked in one incident, and what they said. */
final class Questions {

    private static final class Question {

        final Instant askedAt;

        @Nullable
        Instant answeredAt;

        boolean refused;
        boolean edited;
        boolean expired;

        Question(Instant askedAt) {
            this.askedAt = askedAt;
        }
    }

    private final Map<String, Question> asked = new LinkedHashMap<>();
    private final Map<String, String> questionOf = new HashMap<>();
    private long vetoes;
    private long tooLate;

    /** The same question put to the next approver is one question, from its first asking on. */
    void ask(Fields body, Instant at) {
        String question = body.text("question", body.text("approval"));
        questionOf.put(body.text("approval"), question);
        asked.computeIfAbsent(question, id -> new Question(at)).expired = false;
    }

    /** A no beats every yes, whenever it was said; a yes to a part is a change of what was proposed. */
    void decide(Fields body, Instant at) {
        Question question = asked.get(questionOf.get(body.text("approval")));
        if (question != null) {
            question.answeredAt = question.answeredAt == null ? at : question.answeredAt;
            question.refused |= !body.flag("approved");
            question.edited |= body.has("only");
        }
    }

    void expire(Fields body) {
        Question question = asked.get(questionOf.get(body.text("approval")));
        if (question != null && question.answeredAt == null) {
            question.expired = true;
        }
    }

    void veto(long late) {
        vetoes++;
        tooLate += late;
    }

    PeoplesSay say(boolean over) {
        long approved = 0;
        long refused = 0;
        long edited = 0;
        long silent = 0;
        List<Measured<Duration>> answers = new ArrayList<>();
        for (Question question : asked.values()) {
            if (question.answeredAt != null) {
                answers.add(Measured.known(Duration.between(question.askedAt, question.answeredAt)));
                refused += question.refused ? 1 : 0;
                edited += question.edited && !question.refused ? 1 : 0;
                approved += question.edited || question.refused ? 0 : 1;
            } else {
                boolean unanswered = question.expired || over;
                silent += unanswered ? 1 : 0;
                answers.add(Measured.unknown(unanswered ? Unknown.NEVER : Unknown.PENDING));
            }
        }
        return new PeoplesSay(asked.size(), approved, refused, edited, silent, vetoes, tooLate, answers);
    }
}
