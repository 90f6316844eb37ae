package io.crmautopilot.audit;

import io.crmautopilot.json.Fields;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is found in a file of audit records, one a line: where each tenant's log ends in it, and how much of it is sound.
 *
 * <p>A crash leaves a torn or garbled end and nothing else, so bad lines with no sound one behind them are an end to be cut off, and bad
 * lines before a sound one are damage.
 */
final class JsonLines {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Map<String, ChainHead> heads = new HashMap<>();
    private long line;
    private long soundBytes;
    private long bytes;
    private long firstBadLine;

    private JsonLines(Path file) {
        this.file = file;
    }

    /**
     * Reads {@code file} to its end.
     *
     * @throws AuditFailedException naming the line when a bad one stands before a sound one
     */
    static JsonLines read(Path file) throws IOException {
        JsonLines found = new JsonLines(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            ByteArrayOutputStream current = new ByteArrayOutputStream();
            int next = in.read();
            while (next >= 0) {
                if (next == '\n') {
                    found.take(current.toByteArray());
                    current.reset();
                } else {
                    current.write(next);
                }
                next = in.read();
            }
            found.bytes += current.size();
        }
        return found;
    }

    private void take(byte[] text) {
        line++;
        bytes += text.length + 1L;
        AuditRecord found = parsed(text);
        if (found == null) {
            firstBadLine = firstBadLine == 0 ? line : firstBadLine;
            return;
        }
        ChainHead head = heads.getOrDefault(found.tenant(), ChainHead.START);
        if (firstBadLine > 0) {
            throw damaged(firstBadLine, "it is no sound record, and sound ones follow");
        }
        if (!head.isFollowedBy(found)) {
            throw damaged(
                    line, "record " + found.seq() + " of " + found.tenant() + " does not follow record " + head.seq());
        }
        heads.put(found.tenant(), ChainHead.of(found));
        soundBytes = bytes;
    }

    private AuditFailedException damaged(long where, String how) {
        return new AuditFailedException(file + " is damaged at line " + where + ": " + how);
    }

    /** Returns the record on a line; null when it is not one in its canonical form with its own hash. */
    private static @Nullable AuditRecord parsed(byte[] text) {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
            AuditRecord found = AuditRecord.of(Fields.parse(json));
            return found.isIntact() && Arrays.equals(found.toFields().canonicalBytes(), text) ? found : null;
        } catch (CharacterCodingException | RuntimeException unreadable) {
            return null;
        }
    }

    /** Returns where each tenant's log ends in the file. */
    Map<String, ChainHead> heads() {
        return heads;
    }

    /** Returns how many bytes from the start are sound lines. */
    long soundBytes() {
        return soundBytes;
    }

    /** Returns how many bytes the file has. */
    long bytes() {
        return bytes;
    }
}
