package io.crmautopilot.detector;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Writes the bytes of a snapshot: a mark, a version, the content, and a check sum that {@link SnapshotReader} verifies. */
final class SnapshotWriter {

    static final int MARK = 0x41504453;

    /** Raised with every change of the form; {@link SnapshotReader} reads all that were ever released. */
    static final int VERSION = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    SnapshotWriter() {
        number(MARK);
        number(VERSION);
    }

    void number(long value) {
        try {
            out.writeLong(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void fraction(double value) {
        number(Double.doubleToLongBits(value));
    }

    void text(@Nullable String value) {
        if (value == null) {
            number(-1);
            return;
        }
        number(value.length());
        for (int i = 0; i < value.length(); i++) {
            try {
                out.writeChar(value.charAt(i));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    byte[] finish() {
        CRC32 sum = new CRC32();
        sum.update(bytes.toByteArray());
        number(sum.getValue());
        return bytes.toByteArray();
    }
}
