package io.crmautopilot.vendors;

import io.crmautopilot.json.Fields;
import java.util.Locale;

/**
 * One part of a vendor's score.
 *
 * @param criterion what it is for
 * @param tenths tenths of a point, from 0 to ten times the criterion's points; whole, so that parts add up exactly
 * @param because the figure behind it, such as {@code 4.9 of 214 reviews, 4.8 after shrinking}
 * @param code what kind of figure that is, stable across releases, by which it is told in other languages; empty for none
 * @param values the figures by name
 */
public record ScorePart(Criterion criterion, int tenths, String because, String code, Fields values) {

    /** What a vendor is scored by, with the points that the best can have: 100 together. */
    public enum Criterion {
        /** The rating, shrunk by the number of its reviews. */
        RATING(40),
        /** For how long it has been listed. */
        STANDING(10),
        /** How near it is. */
        NEARNESS(15),
        /** How soon it usually arrives. */
        SPEED(15),
        /** How its price for coming compares with that of its peers. */
        PRICE(10),
        /** What the tenant itself has seen of it. */
        EXPERIENCE(10);

        private final int points;

        Criterion(int points) {
            this.points = points;
        }

        /** Returns the points that the best can have. */
        public int points() {
            return points;
        }
    }

    /** Creates a part; more than the criterion's points, or less than none, is refused. */
    public ScorePart {
        if (tenths < 0 || tenths > 10 * criterion.points) {
            throw new IllegalArgumentException(
                    criterion + " gives 0 to " + criterion.points + " points, not " + tenths / 10.0);
        }
    }

    /** Creates a part whose figure has no code. */
    public ScorePart(Criterion criterion, int tenths, String because) {
        this(criterion, tenths, because, "", Fields.empty());
    }

    /** Returns what a record bears of this part, to be told in any language. */
    public Fields toFields() {
        return Fields.of(
                "of",
                criterion.name().toLowerCase(Locale.ROOT),
                "points",
                HardRules.decimal(tenths / 10.0),
                "code",
                code.isEmpty() ? null : code,
                "values",
                values.asMap().isEmpty() ? null : values);
    }

    static ScorePart of(Criterion criterion, double share, String because, String code, Fields values) {
        return new ScorePart(
                criterion,
                (int) Math.round(10 * criterion.points * Math.max(0, Math.min(1, share))),
                because,
                code,
                values);
    }
}
