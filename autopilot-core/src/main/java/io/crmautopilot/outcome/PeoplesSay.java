package io.crmautopilot.outcome;

import java.time.Duration;
import java.util.List;

/**
 * What people said to what was proposed to them.
 *
 * @param questions how many questions were asked, each about one or more actions
 * @param approved how many were answered yes
 * @param refused how many were answered no, an approval that was taken back among them
 * @param edited how many were answered with a change
 * @param silent how many nobody answered: silence is no
 * @param vetoes how many stops covered the incident while it was open
 * @param tooLate how many actions those stops came too late for
 * @param answers how long each answer took from the first asking; what nobody answered is missing as never
 */
public record PeoplesSay(
        long questions,
        long approved,
        long refused,
        long edited,
        long silent,
        long vetoes,
        long tooLate,
        List<Measured<Duration>> answers) {

    /** Creates the record; the list is copied. */
    public PeoplesSay {
        answers = List.copyOf(answers);
    }

    /** Tells whether a person decided otherwise than was proposed: a no, a change, or a stop. */
    public boolean isOverridden() {
        return refused + edited + vetoes > 0;
    }
}
