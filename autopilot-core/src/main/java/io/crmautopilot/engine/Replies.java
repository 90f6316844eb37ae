package io.crmautopilot.engine;

import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;

/** Writes down that somebody answered; the words stay in the vault. */
final class Replies {

    private Replies() {}

    static Draft draft(Message message, String incident, String token, boolean complaint) {
        return Draft.of(
                message.branch(),
                incident,
                RecordKind.REPLY_RECEIVED,
                Fields.of(
                        "from",
                        token,
                        "message",
                        message.id(),
                        "sentAt",
                        message.sentAt(),
                        "complaint",
                        complaint ? true : null));
    }
}
