package io.crmautopilot.person;

/**
 * An address on a channel, such as a phone number on WhatsApp. Personal data: its text form hides the address.
 *
 * @param channel the channel's name in lower case, such as {@code whatsapp}, {@code instagram}, {@code email}
 * @param address the address as that channel knows it
 */
public record Contact(String channel, String address) {

    /** Creates a contact; blank parts are refused. */
    public Contact {
        if (channel.isBlank()) {
            throw new IllegalArgumentException("channel is blank");
        }
        if (address.isBlank()) {
            throw new IllegalArgumentException("address on " + channel + " is blank");
        }
    }

    /** Returns {@code channel:address}, the key under which a vault knows this contact. Personal data. */
    public String key() {
        return channel + ":" + (address.startsWith("+") ? address.substring(1) : address);
    }

    /** Returns the channel with the address hidden. */
    @Override
    public String toString() {
        return channel + ":***";
    }
}
