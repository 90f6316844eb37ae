package io.crmautopilot.steps;

import io.crmautopilot.vendors.reply.JobProgress;
import io.crmautopilot.vendors.reply.JobProgressReader;
import io.crmautopilot.vendors.reply.VendorReply;
import io.crmautopilot.vendors.reply.VendorReplyReader;
import java.time.LocalTime;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads what vendors write, and keeps the last readings: a step is asked again after each of its moves, and reads the same replies each
 * time. Reading is pure, so keeping changes nothing. Safe for any number of threads.
 */
final class VendorReadings {

    private static final int KEPT = 512;

    /** Both readings of one text. */
    record Reading(VendorReply reply, JobProgress progress) {}

    private record Key(Currency currency, LocalTime at, String text) {}

    private final Map<Key, Reading> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Reading> eldest) {
            return size() > KEPT;
        }
    };

    Reading read(Currency currency, String text, LocalTime at) {
        Key key = new Key(currency, at, text);
        synchronized (kept) {
            Reading known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        Reading reading = new Reading(
                new VendorReplyReader(currency).read(text, at), new JobProgressReader(currency).read(text, at));
        synchronized (kept) {
            kept.put(key, reading);
        }
        return reading;
    }
}
