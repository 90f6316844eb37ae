package io.crmautopilot.examples.live;

import java.nio.file.Path;

/** What the person who starts the example host needs to know to play with it. */
final class Hints {

    private Hints() {}

    static String of(LiveOptions options, int port, Path database) {
        String address = "http://127.0.0.1:" + port;
        String ends = options.span().map(span -> "for " + span).orElse("until ^C");
        String signing = options.unsigned()
                ? "Unsigned deliveries are taken too (--unsigned: for playing only).\n"
                : "A delivery must be signed: X-Hub-Signature-256: sha256=<HMAC-SHA256 of the body, key "
                        + options.secret() + ">.\n";
        return "The salon chain Aruana listens on " + address + "/webhook " + ends + "; nothing is really sent.\n"
                + signing
                + "\n"
                + "  curl -d 'Очень жарко, нечем дышать' '" + address + "/say?from=77000000101&to=dostyk'\n"
                + "  curl '" + address + "/status'\n"
                + "  curl '" + address + "/webhook?hub.mode=subscribe&hub.verify_token=" + options.verifyToken()
                + "&hub.challenge=42'\n"
                + "\n"
                + "Journal, inboxes and vault: " + database + "\n\n";
    }
}
