package io.crmautopilot.vendors.reply;

import io.crmautopilot.json.Fields;
import io.crmautopilot.vendors.reply.VendorReply.Answer;
import io.crmautopilot.vendors.reply.VendorReply.PriceKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A reply with what it says, as a line of a labelled file has it; -1 stands for nothing. */
record LabelledReply(
        String id,
        LocalTime sentAt,
        String text,
        Answer answer,
        long minutes,
        long price,
        PriceKind kind,
        boolean asks,
        boolean suspicious) {

    static List<LabelledReply> all(String resource) {
        try (InputStream in = Objects.requireNonNull(LabelledReply.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(LabelledReply::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledReply parse(String line) {
        Fields fields = Fields.parse(line);
        Answer answer = !fields.has("accepts") ? Answer.UNCLEAR : fields.flag("accepts") ? Answer.YES : Answer.NO;
        return new LabelledReply(
                fields.text("id"),
                LocalTime.parse(fields.text("sentAtLocal")),
                fields.text("text"),
                answer,
                fields.number("etaMinutes", -1),
                fields.number("price", -1),
                PriceKind.valueOf(fields.text("priceKind").toUpperCase(Locale.ROOT)),
                fields.flag("asksQuestion"),
                fields.flag("suspicious"));
    }
}
