package io.crmautopilot.openai;

import io.crmautopilot.message.Inbound;
import io.crmautopilot.message.MessageSource;
import io.crmautopilot.reading.ReadingBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** The host's source; a model reads what the reader is unsure about before the batch is handed on, within one patience for all of it. */
final class ReadAhead implements MessageSource {

    private final MessageSource own;
    private final SecondReader reader;
    private final Duration patience;
    private final LongSupplier nanos;

    ReadAhead(MessageSource own, SecondReader reader, Duration patience, LongSupplier nanos) {
        this.own = own;
        this.reader = reader;
        this.patience = patience;
        this.nanos = nanos;
    }

    @Override
    public List<Inbound> fetch(int max) {
        List<Inbound> batch = own.fetch(max);
        long end = nanos.getAsLong() + patience.toNanos();
        ReadingBuffer buffer = new ReadingBuffer();
        for (Inbound inbound : batch) {
            long left = end - nanos.getAsLong();
            if (left > 0) {
                inbound.message().ifPresent(message -> reader.ahead(message, buffer, Duration.ofNanos(left)));
            }
        }
        return batch;
    }

    @Override
    public void acknowledge(List<Inbound> taken) {
        own.acknowledge(taken);
    }
}
