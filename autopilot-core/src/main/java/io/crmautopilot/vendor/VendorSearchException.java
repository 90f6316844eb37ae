package io.crmautopilot.vendor;

/**
 * Says that a directory could not be searched, and whether trying again can help.
 *
 * <p>Its text never holds an access key or what the other side wrote beyond an error code.
 */
public final class VendorSearchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it is, so that a caller needs no look at the text. */
    public enum Kind {
        /** The other side did not answer in time or could not be reached; later it may. */
        UNAVAILABLE,
        /** The allowance is used up; it helps to wait, not to repeat. */
        QUOTA,
        /** The key or a setting is wrong: a person has to mend it. */
        REFUSED,
        /** The answer was not what the interface promises. */
        UNREADABLE
    }

    private final Kind kind;

    /** Creates a failure that no other one caused. */
    public VendorSearchException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Creates a failure with its cause. */
    public VendorSearchException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Returns what kind of failure it is. */
    public Kind kind() {
        return kind;
    }
}
