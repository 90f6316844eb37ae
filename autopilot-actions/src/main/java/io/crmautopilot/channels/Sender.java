package io.crmautopilot.channels;

/**
 * The account of the business that a letter is sent from.
 *
 * @param account WhatsApp's {@code phone_number_id}, or the id of the Instagram professional account
 * @param token the access token for it
 */
public record Sender(String account, Secret token) {

    /** Creates a sender; an account that is no plain id is refused, since it becomes part of an address. */
    public Sender {
        boolean plain = !account.isEmpty()
                && account.length() <= 64
                && account.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        if (!plain) {
            throw new IllegalArgumentException("account of a sender is no id of letters and digits");
        }
    }
}
