package io.crmautopilot.examples.evaluate;

import io.crmautopilot.json.Fields;
import io.crmautopilot.vendors.reply.VendorReply;
import io.crmautopilot.vendors.reply.VendorReplyReader;
import java.time.LocalTime;
import java.util.Locale;

/**
 * One labelled reply and what was read: a flag of each field says whether the reading is that of the label.
 *
 * @param complaint what was read otherwise than labelled, with the text
 */
record ScoredReply(
        String language,
        boolean accepts,
        boolean arrival,
        boolean price,
        boolean kind,
        boolean asks,
        boolean suspicious,
        boolean labelledSuspicious,
        boolean suspicionFound,
        boolean arrivalCertain,
        boolean priceCertain,
        String complaint) {

    /** Reads the reply of a line; throws {@link IllegalArgumentException} when the line is none. */
    static ScoredReply of(String line, VendorReplyReader reader) {
        Fields label = Fields.parse(line);
        VendorReply reply = reader.read(label.text("text"), LocalTime.parse(label.text("sentAtLocal")));
        String accepts = !label.has("accepts") ? "UNCLEAR" : label.flag("accepts") ? "YES" : "NO";
        long minutes = reply.arrival().value().map(d -> d.toMinutes()).orElse(-1L);
        long price = reply.price().value().map(m -> m.major().longValue()).orElse(-1L);
        boolean marked = label.flag("suspicious");
        StringBuilder wrong = new StringBuilder();
        return new ScoredReply(
                label.text("lang", "?"),
                right(wrong, "accepts", accepts, reply.answer().name()),
                right(wrong, "arrival", label.number("etaMinutes", -1), minutes),
                right(wrong, "price", label.number("price", -1), price),
                right(
                        wrong,
                        "kind",
                        label.text("priceKind", "unknown").toUpperCase(Locale.ROOT),
                        reply.priceKind().name()),
                right(wrong, "asks", label.flag("asksQuestion"), reply.asksQuestion()),
                right(wrong, "suspicious", marked, reply.suspicious()),
                marked,
                marked && reply.suspicious(),
                reply.arrival().isCertain(),
                reply.price().isCertain(),
                label.text("id", "?") + wrong + ": " + label.text("text").replace('\n', ' '));
    }

    /** Returns how many fields were read wrongly; one that was taken as certain counts double. */
    int wrong() {
        int fields = 0;
        for (boolean right : new boolean[] {accepts, arrival, price, kind, asks, suspicious}) {
            fields += right ? 0 : 1;
        }
        return fields + (arrivalCertain && !arrival ? 1 : 0) + (priceCertain && !price ? 1 : 0);
    }

    private static boolean right(StringBuilder wrong, String field, Object label, Object read) {
        if (!label.equals(read)) {
            wrong.append(' ')
                    .append(field)
                    .append(' ')
                    .append(label)
                    .append(" read as ")
                    .append(read);
        }
        return label.equals(read);
    }
}
