package io.crmautopilot.reading;

import io.crmautopilot.text.Language;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reading that is written again for each message, for hosts that must not allocate.
 *
 * <p>One thread at a time uses a buffer. Beside the result it keeps the working memory of the reader that fills it, so that a reader
 * itself can be shared by all threads. Its content is valid until the next {@link MessageReader#read(CharSequence, ReadingBuffer)};
 * {@link #copy()} keeps it longer.
 */
public final class ReadingBuffer implements Reading {

    private Language language = Language.OTHER;
    private boolean complaint;
    private double complaintScore;
    private long topicBits;
    private double sentiment;
    private @Nullable Object workspaceOwner;
    private @Nullable Object workspace;

    /** Makes a buffer that holds a reading of nothing: no language, no complaint, sentiment 0. */
    public ReadingBuffer() {}

    @Override
    public Language language() {
        return language;
    }

    @Override
    public boolean complaint() {
        return complaint;
    }

    @Override
    public double complaintScore() {
        return complaintScore;
    }

    @Override
    public long topicBits() {
        return topicBits;
    }

    @Override
    public double sentiment() {
        return sentiment;
    }

    /**
     * Replaces the content; called by readers.
     *
     * @throws IllegalArgumentException as {@link Reading#of} does; the old content then stays
     */
    public void set(Language language, boolean complaint, double complaintScore, long topicBits, double sentiment) {
        FixedReading.check(complaint, complaintScore, topicBits, sentiment);
        this.language = Objects.requireNonNull(language, "language");
        this.complaint = complaint;
        this.complaintScore = complaintScore;
        this.topicBits = topicBits;
        this.sentiment = sentiment;
    }

    /** Returns the content as a reading that no longer changes. */
    public Reading copy() {
        return Reading.of(language, complaint, complaintScore, topicBits, sentiment);
    }

    /**
     * Returns the working memory that a reader keeps in this buffer, made at the first call and again when another reader comes.
     *
     * @param owner the reader, by identity
     * @param type the class of the working memory
     * @param make makes it; a constant, so that asking costs nothing
     */
    public <T> T workspace(Object owner, Class<T> type, Supplier<? extends T> make) {
        Object held = workspace;
        if (workspaceOwner != owner || !type.isInstance(held)) {
            held = make.get();
            workspace = held;
            workspaceOwner = owner;
        }
        return type.cast(held);
    }

    @Override
    public String toString() {
        return "ReadingBuffer[" + copy() + "]";
    }
}
