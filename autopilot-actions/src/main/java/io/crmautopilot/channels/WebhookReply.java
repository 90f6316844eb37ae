package io.crmautopilot.channels;

/**
 * What the host's web server answers to Meta.
 *
 * @param status the HTTP status: 200 when everything is durable; 401 and 403 for strangers; 413 for too long a body; 500 and 503 when
 *     Meta is to deliver again later
 * @param body the text to be sent as {@code text/plain}; empty but for a subscription's challenge
 */
public record WebhookReply(int status, String body) {

    static WebhookReply of(int status) {
        return new WebhookReply(status, "");
    }

    /** Tells whether the delivery was taken. */
    public boolean ok() {
        return status == 200;
    }
}
