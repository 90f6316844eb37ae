package io.crmautopilot.examples.live;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Plays Meta: makes a webhook of somebody's words and signs it with the app's secret. */
final class Signing {

    /** As much of an unsigned body as is signed here; one more byte than the intake takes. */
    static final int LONGEST = 3 * 1024 * 1024 + 1;

    private final String secret;
    private final InstantSource clock;
    private final AtomicLong messages;

    Signing(String secret) {
        this(secret, InstantSource.system());
    }

    Signing(String secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
        // Starts at the time, so that the messages of two runs differ.
        this.messages = new AtomicLong(clock.millis());
    }

    String header(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    byte[] whatsApp(String account, String from, String words) {
        String json =
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"live\",\"changes\":[{\"field\":\"messages\","
                        + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"phone_number_id\":\"" + account
                        + "\"},\"messages\":[{\"from\":\"" + from + "\",\"id\":\"wamid.live"
                        + messages.incrementAndGet()
                        + "\",\"timestamp\":\"" + clock.instant().getEpochSecond()
                        + "\",\"type\":\"text\",\"text\":{\"body\":"
                        + quoted(words) + "}}]}}]}]}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String words) {
        StringBuilder json = new StringBuilder("\"");
        words.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ' || Character.isSurrogate((char) c)) {
                json.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
