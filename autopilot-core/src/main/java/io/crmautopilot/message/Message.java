package io.crmautopilot.message;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message on one channel. Personal data: its text form shows the id alone.
 *
 * @param id unique within the tenant; the same id again is the same message and changes nothing
 * @param branch the branch that it was written to
 * @param sentAt when it was sent, by the channel's clock (event time)
 * @param channel the channel's name in lower case, such as {@code whatsapp}
 * @param author who wrote it, as the channel knows them; for an outgoing message, to whom it went
 * @param person the host's own id of the person behind {@code author}, the same across channels; null when unknown
 * @param text what was written, as it was written; may be empty (a picture, a voice message)
 * @param direction whether a person wrote it to the business or the business wrote it
 * @param broadcast the id of our own broadcast that this message answers; null when it answers none
 * @param forwarded whether the channel says that it was forwarded: a forwarded text is no witness
 */
public record Message(
        String id,
        BranchRef branch,
        Instant sentAt,
        String channel,
        String author,
        @Nullable String person,
        String text,
        Direction direction,
        @Nullable String broadcast,
        boolean forwarded) {

    /** Which way a message went. */
    public enum Direction {
        /** A person wrote it to the business. */
        IN,
        /** The business, its staff or a machine of its own wrote it: it never counts as a complaint. */
        OUT
    }

    /** Creates a message; an absent part and a blank id, channel or author are refused with their name. */
    public Message {
        present(branch, "branch");
        present(sentAt, "sentAt");
        present(text, "text");
        present(direction, "direction");
        require(id, "id");
        require(channel, "channel");
        require(author, "author");
        if (person != null) {
            require(person, "person");
        }
    }

    /** Creates an ordinary incoming message of a person. */
    public static Message incoming(
            String id,
            BranchRef branch,
            Instant sentAt,
            String channel,
            String author,
            @Nullable String person,
            String text) {
        return new Message(id, branch, sentAt, channel, author, person, text, Direction.IN, null, false);
    }

    /** Returns the author's address on the channel. */
    public Contact contact() {
        return new Contact(channel, author);
    }

    /** Returns the key of the person who is counted: the host's id where it is known, else the address. Personal data. */
    public String personKey() {
        return person != null ? person : contact().key();
    }

    /** A host in plain Java may hand in null all the same. */
    private static void present(@Nullable Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " of a message is absent");
        }
    }

    private static void require(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " of a message is blank");
        }
    }

    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
