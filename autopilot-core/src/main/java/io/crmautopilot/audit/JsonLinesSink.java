package io.crmautopilot.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mirrors the audit log of all tenants into one file, one record a line in canonical form, with the log's own hash chain: {@code
 * ./autopilot verify} needs nothing else. Safe for any number of threads; one process at a time has the file.
 *
 * <p>Opening it reads the whole file. An end that a crash left torn or garbled is cut off and kept beside it, in a file that ends in
 * {@code .cut}, and the engine hands over anew what was lost with it. Damage before the end is not mended: opening fails and names the
 * line.
 */
public final class JsonLinesSink implements AuditSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JsonLinesSink.class);

    private final Path file;
    private final Force force;
    // Not a channel: an interrupt of the engine's thread would close that.
    private final RandomAccessFile out;
    private final Map<String, ChainHead> heads = new HashMap<>();
    private long end;
    private long cutBytes;
    private String broken = "";

    /** When a record is forced to the disk. */
    public enum Force {
        /** By the operating system, in its own time: after a power cut the engine hands over what is missing. */
        LATER,
        /** Before it counts as taken: for a mirror that is evidence of its own, on another disk than the log. */
        EACH_RECORD
    }

    private JsonLinesSink(Path file, Force force, RandomAccessFile out) {
        this.file = file;
        this.force = force;
        this.out = out;
    }

    /** Opens the mirror {@code file}, made when it is not there, and leaves forcing to the operating system. */
    public static JsonLinesSink open(Path file) {
        return open(file, Force.LATER);
    }

    /**
     * Opens the mirror {@code file}; it is made when it is not there.
     *
     * @throws AuditFailedException when it cannot be opened, another process has it, or it is damaged before its end
     */
    public static JsonLinesSink open(Path file, Force force) {
        RandomAccessFile out = null;
        try {
            out = new RandomAccessFile(file.toFile(), "rw");
            lock(file, out);
            JsonLinesSink sink = new JsonLinesSink(file, force, out);
            sink.recover();
            return sink;
        } catch (IOException failure) {
            close(out);
            throw new AuditFailedException("cannot open the mirror " + file, failure);
        } catch (RuntimeException refused) {
            close(out);
            throw refused;
        }
    }

    private static void lock(Path file, RandomAccessFile out) throws IOException {
        try {
            if (out.getChannel().tryLock() == null) {
                throw new AuditFailedException("another process has the mirror " + file);
            }
        } catch (OverlappingFileLockException twice) {
            throw new AuditFailedException("the mirror " + file + " is open already", twice);
        }
    }

    private void recover() throws IOException {
        JsonLines found = JsonLines.read(file);
        heads.putAll(found.heads());
        end = found.soundBytes();
        cutBytes = found.bytes() - end;
        if (cutBytes > 0) {
            keepCut();
            out.setLength(end);
            out.getFD().sync();
            LOG.warn("{} ended in {} bytes that are no sound record; they were moved to {}", file, cutBytes, cutFile());
        }
    }

    private void keepCut() throws IOException {
        byte[] buffer = new byte[1 << 13];
        out.seek(end);
        try (var copy = Files.newOutputStream(cutFile(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            int read = out.read(buffer);
            while (read > 0) {
                copy.write(buffer, 0, read);
                read = out.read(buffer);
            }
            copy.write('\n');
        }
    }

    private Path cutFile() {
        return file.resolveSibling(file.getFileName() + ".cut");
    }

    /** Returns how many bytes were cut off the end when the file was opened; 0 when it ended well. */
    public synchronized long cutBytes() {
        return cutBytes;
    }

    @Override
    public synchronized long lastTaken(String tenant) {
        return heads.getOrDefault(tenant, ChainHead.START).seq();
    }

    /**
     * Appends {@code entry}; one that is there already changes nothing.
     *
     * @throws AuditFailedException when it cannot be written, does not follow the tenant's last one, or is another than the one that the
     *     file has in its place
     */
    @Override
    public synchronized void accept(AuditRecord entry) {
        if (!broken.isEmpty()) {
            throw new AuditFailedException(broken);
        }
        ChainHead head = heads.getOrDefault(entry.tenant(), ChainHead.START);
        if (entry.seq() < head.seq() || ChainHead.of(entry).equals(head)) {
            return;
        }
        if (!head.isFollowedBy(entry)) {
            throw new AuditFailedException(
                    entry + " does not follow record " + head.seq() + " of that tenant in the mirror " + file);
        }
        try {
            write(entry.toFields().canonicalBytes());
        } catch (IOException failure) {
            throw new AuditFailedException("cannot write to the mirror " + file, failure);
        }
        heads.put(entry.tenant(), ChainHead.of(entry));
    }

    private void write(byte[] text) throws IOException {
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        if (out.length() != end) {
            // A write that failed half-way, on a full disk perhaps, must not stay as a torn line in the middle.
            out.setLength(end);
        }
        out.seek(end);
        out.write(line);
        if (force == Force.EACH_RECORD) {
            force();
        }
        end += line.length;
    }

    private void force() throws IOException {
        try {
            out.getFD().sync();
        } catch (IOException failure) {
            broken = "a force of the mirror " + file + " failed, so what it holds is unknown until it is opened anew";
            throw failure;
        }
    }

    @Override
    public synchronized void close() {
        broken = "the mirror " + file + " is closed";
        close(out);
    }

    private static void close(@Nullable RandomAccessFile out) {
        if (out == null) {
            return;
        }
        try {
            out.close();
        } catch (IOException lost) {
            LOG.warn("a mirror did not close: {}", lost.toString());
        }
    }
}
