package io.crmautopilot.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/**
 * Room on the disk beside an SQLite file, kept by a file of no use that is given up when a stop finds no other room. While it is not
 * whole nothing else is written, so that what it freed stays for further stops. What it cannot do: keep the room from other programs
 * once it is free, or keep any where the file system promises none to whoever overwrites (copy on write, quotas).
 *
 * <p>Guarded by the connector's lock; other processes may look after the same file.
 */
final class DiskReserve {

    /** A stop takes up to some twenty pages of 4 KiB in the write-ahead log and few in the file: room for more than a dozen. */
    static final int BYTES = 2 << 20;

    private static final int CHUNK = 1 << 16;

    private final Path file;

    DiskReserve(Path database) {
        this.file = database.resolveSibling(database.getFileName() + "-reserve");
    }

    /** Tells whether the room is kept; one look at the file's size. */
    boolean isWhole() {
        try {
            return Files.size(file) >= BYTES;
        } catch (IOException absent) {
            return false;
        }
    }

    /**
     * Takes the room again, where it is missing.
     *
     * @throws IOException when there is not so much; then none of it is taken
     */
    void fill() throws IOException {
        if (isWhole()) {
            return;
        }
        // Bytes without a pattern: a file system that compresses would keep next to nothing of others.
        SplittableRandom noise = new SplittableRandom(BYTES);
        byte[] chunk = new byte[CHUNK];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int written = 0; written < BYTES; written += chunk.length) {
                noise.nextBytes(chunk);
                ByteBuffer rest = ByteBuffer.wrap(chunk);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
            }
            out.force(true);
        } catch (IOException full) {
            release();
            throw full;
        }
    }

    /** Gives the room up; returns whether there was any. */
    boolean release() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException held) {
            return false;
        }
    }
}
