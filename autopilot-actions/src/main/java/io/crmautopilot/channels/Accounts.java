package io.crmautopilot.channels;

import io.crmautopilot.person.BranchRef;

/** Finds the branch behind an account. */
final class Accounts {

    private Accounts() {}

    /** Returns the branch, or refuses the account by its name: it is the business's own, so it may be shown. */
    static BranchRef branch(ChannelDirectory directory, String channel, String account, String field)
            throws UnreadableException {
        if (account.isBlank()) {
            throw new UnreadableException(field + " is absent or no text");
        }
        return directory
                .branch(channel, account)
                .orElseThrow(() -> new UnreadableException(field + " " + account + " belongs to no branch"));
    }
}
