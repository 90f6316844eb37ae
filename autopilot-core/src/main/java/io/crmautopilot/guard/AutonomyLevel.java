package io.crmautopilot.guard;

import java.util.Locale;

/**
 * How far the autopilot may go by itself, for a branch and a kind of action. It rises only by a person's word and falls by itself.
 * There is no level that allows everything.
 */
public enum AutonomyLevel {
    /** It writes down what it would do, and does nothing. */
    OBSERVE("observe"),
    /** It tells the owner, and asks before each step that reaches a client or a vendor or costs money. */
    ASSIST("assist"),
    /** It announces such a step and takes it when nobody objects within the veto window. */
    VETO_WINDOW("act after a veto window"),
    /** It acts within the corridor and asks beyond it. */
    CORRIDOR("act within the corridor");

    private final String words;

    AutonomyLevel(String words) {
        this.words = words;
    }

    /** Returns the level's name in files that people write. */
    public String words() {
        return words;
    }

    /** Returns the next lower level; {@link #OBSERVE} has none and answers itself. */
    public AutonomyLevel lower() {
        return switch (this) {
            case CORRIDOR -> VETO_WINDOW;
            case VETO_WINDOW -> ASSIST;
            case ASSIST, OBSERVE -> OBSERVE;
        };
    }

    /** Returns the level named {@code words}, or by its constant's name; throws {@link IllegalArgumentException} listing the names. */
    public static AutonomyLevel ofWords(String words) {
        for (AutonomyLevel level : values()) {
            if (level.words.equals(words) || level.name().equals(words.toUpperCase(Locale.ROOT))) {
                return level;
            }
        }
        throw new IllegalArgumentException("no autonomy level is called \"" + words
                + "\": one of observe, assist, act after a veto window, act within the corridor");
    }
}
