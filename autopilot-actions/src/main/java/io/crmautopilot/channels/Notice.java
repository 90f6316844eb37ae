package io.crmautopilot.channels;

/**
 * Something that a channel reported and that is no message to be counted. No personal data.
 *
 * @param id our id of the update
 * @param kind what it is
 * @param channel the channel's name in lower case
 * @param account the business's account at the channel, {@code phone_number_id} or Instagram's account id; may be empty
 * @param name the channel's own word for it, such as {@code audio}, shortened and cleaned
 * @param about our id of the message that it is about; empty when it is about none or the channel does not say
 */
public record Notice(String id, Kind kind, String channel, String account, String name, String about) {

    /** What a notice is about. */
    public enum Kind {
        /** A person sent something without text: a picture, a voice message, a place. A person should look. */
        MEDIA,
        /** A person changed an earlier message. It counts once, as it was first written. */
        EDIT,
        /** A person took an earlier message back. */
        DELETION,
        /** A person reacted to a message with a sign. It is neither a message nor an approval. */
        REACTION,
        /** A message was read. */
        SEEN,
        /** What became of a message that did not go out through us. */
        STATUS,
        /** A message that another application of the business is answering. */
        STANDBY,
        /** The channel speaks itself: a person changed their number, a conversation began. */
        SYSTEM,
        /** The channel reports an error of its own. */
        ERROR,
        /** A field of the webhook that carries no messages, such as a template's new state. */
        FIELD,
        /** A message older than {@link io.crmautopilot.message.Inbox#REMEMBERED}: it may be a replay of one that was worked off. */
        TOO_OLD,
        /** A kind that this version does not know. */
        UNKNOWN
    }
}
