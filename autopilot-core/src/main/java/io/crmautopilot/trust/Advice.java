package io.crmautopilot.trust;

/** What the evidence advises a person to do with a level. */
public enum Advice {
    /** Raise it by one: the evidence suffices. */
    RAISE,
    /** Leave it: there is too little evidence, or it is as high as it goes. */
    STAY,
    /** Lower it by one: even the highest share that the evidence allows is too low. */
    LOWER
}
