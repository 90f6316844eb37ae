package io.crmautopilot.openai;

import io.crmautopilot.message.Inbound;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.MessageSource;
import io.crmautopilot.reading.ReadingBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's source; a model reads what the reader is unsure about before the batch is handed on, within one patience for all of it. */
final class ReadAhead implements MessageSource {

    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);

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
                inbound.message().ifPresent(message -> ahead(message, buffer, Duration.ofNanos(left)));
            }
        }
        return batch;
    }

    /** A message must reach the autopilot whatever becomes of its second reading. */
    private void ahead(Message message, ReadingBuffer buffer, Duration left) {
        try {
            reader.ahead(message, buffer, left);
        } catch (RuntimeException e) {
            LOG.warn(
                    "message {} was not read ahead: {}",
                    message.id(),
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void acknowledge(List<Inbound> taken) {
        own.acknowledge(taken);
    }
}
