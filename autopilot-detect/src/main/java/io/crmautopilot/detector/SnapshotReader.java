package io.crmautopilot.detector;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SnapshotWriter} wrote; bytes that are anything else are refused before a value of them is used. */
final class SnapshotReader {

    private final ByteBuffer in;

    SnapshotReader(byte[] snapshot) {
        if (snapshot.length < 3 * Long.BYTES) {
            throw new IllegalArgumentException("a snapshot has at least 24 bytes, not " + snapshot.length);
        }
        int end = snapshot.length - Long.BYTES;
        in = ByteBuffer.wrap(snapshot);
        if (in.getLong() != SnapshotWriter.MARK) {
            throw new IllegalArgumentException("these bytes are no snapshot of a detector");
        }
        long version = in.getLong();
        if (version != SnapshotWriter.VERSION) {
            throw new IllegalArgumentException("snapshot of unknown version " + version
                    + "; this release reads version " + SnapshotWriter.VERSION);
        }
        CRC32 sum = new CRC32();
        sum.update(snapshot, 0, end);
        if (in.getLong(end) != sum.getValue()) {
            throw new IllegalArgumentException("snapshot is damaged: its check sum does not agree");
        }
        in.limit(end);
    }

    long number() {
        try {
            return in.getLong();
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("snapshot ends too early", e);
        }
    }

    int count(int most) {
        long value = number();
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("snapshot holds an impossible count: " + value);
        }
        return (int) value;
    }

    double fraction() {
        return Double.longBitsToDouble(number());
    }

    String text() {
        String text = textOrNull();
        if (text == null) {
            throw new IllegalArgumentException("snapshot lacks a text");
        }
        return text;
    }

    @Nullable
    String textOrNull() {
        long length = number();
        if (length == -1) {
            return null;
        }
        if (length < 0 || length > in.remaining() / 2) {
            throw new IllegalArgumentException("snapshot holds an impossible length: " + length);
        }
        char[] chars = new char[(int) length];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = in.getChar();
        }
        return new String(chars);
    }

    boolean ended() {
        return !in.hasRemaining();
    }
}
