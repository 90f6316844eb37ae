package io.crmautopilot.clients;

/**
 * One person who is affected and is not written to by the autopilot.
 *
 * @param person the id
 * @param group why the person would have been written to
 * @param why why not
 */
public record Omitted(String person, Told.Group group, Why why) {

    /** Why a person is not written to. */
    public enum Why {
        /** The person works for the business. */
        STAFF,
        /** The person was told before. */
        TOLD,
        /** The person asked not to be written to. */
        OPTED_OUT,
        /** No channel is known on which the person agreed to be written to first. */
        NO_OPT_IN,
        /** The host has no card of the person. */
        NO_CARD,
        /** The run's cap is reached. */
        OVER_CAP
    }

    /**
     * Tells whether a person of the business should take care of this client instead: who complained is never left without a word, and
     * who is still to come is called, unless they asked for silence. Who was there and said nothing is not called for that.
     */
    public boolean isForPerson() {
        return switch (why) {
            case STAFF, TOLD -> false;
            case OPTED_OUT -> group == Told.Group.COMPLAINED;
            case NO_OPT_IN, NO_CARD, OVER_CAP -> group != Told.Group.PRESENT;
        };
    }
}
