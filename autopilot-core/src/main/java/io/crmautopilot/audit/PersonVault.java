package io.crmautopilot.audit;

import java.util.Optional;

/**
 * The side store of personal data, so that the audit log holds tokens alone. What is kept is durable when the call returns. Safe for
 * any number of threads; throwing means that the step which needed it does not run.
 */
public interface PersonVault {

    /**
     * Returns the token that stands for {@code person} in the tenant's log: always the same until the person is forgotten, and telling
     * nothing of who it is.
     *
     * @param person the host's id of a person, or {@link io.crmautopilot.person.Contact#key()}
     */
    String tokenOf(String tenant, String person);

    /** Returns what is kept about {@code token}. */
    File file(String tenant, String token);

    /** Destroys all that is kept about {@code person}: the token stays in the log and can no longer be traced. */
    void forget(String tenant, String person);

    /** What is kept about one person. */
    interface File {

        /** Keeps {@code text} under {@code name}, in place of what was there. Of a person who was forgotten, nothing is kept. */
        void keep(String name, String text);

        /** Returns what is kept under {@code name}; empty when there is nothing, or when the person was forgotten. */
        Optional<String> recall(String name);

        /** Returns who it is: the person that the token was made for; empty when forgotten. */
        Optional<String> person();
    }
}
