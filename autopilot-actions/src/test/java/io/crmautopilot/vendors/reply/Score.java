package io.crmautopilot.vendors.reply;

import java.util.ArrayList;
import java.util.List;

/** How a reader's readings compare with labels: shares of replies, from 0 to 1. */
record Score(
        int replies,
        double accepts,
        double arrival,
        double price,
        double suspiciousRecall,
        int wrongButCertain,
        String errors) {

    static Score of(VendorReplyReader reader, List<LabelledReply> labelled) {
        int accepts = 0;
        int arrival = 0;
        int price = 0;
        int suspicious = 0;
        int found = 0;
        int wrong = 0;
        List<String> errors = new ArrayList<>();
        for (LabelledReply label : labelled) {
            VendorReply reply = reader.read(label.text(), label.sentAt());
            long minutes = reply.arrival().value().map(d -> d.toMinutes()).orElse(-1L);
            long sum = reply.price().value().map(m -> m.major().longValue()).orElse(-1L);
            accepts += reply.answer() == label.answer() ? 1 : 0;
            arrival += minutes == label.minutes() ? 1 : 0;
            price += sum == label.price() ? 1 : 0;
            suspicious += label.suspicious() ? 1 : 0;
            found += label.suspicious() && reply.suspicious() ? 1 : 0;
            boolean wrongTime = reply.arrival().isCertain() && minutes != label.minutes();
            boolean wrongSum = reply.price().isCertain() && sum != label.price();
            wrong += wrongTime || wrongSum ? 1 : 0;
            if (reply.answer() != label.answer() || minutes != label.minutes() || sum != label.price()) {
                errors.add(label.id() + ": " + reply.answer() + " " + minutes + " " + sum + " for " + label);
            }
        }
        double all = labelled.size();
        return new Score(
                labelled.size(),
                accepts / all,
                arrival / all,
                price / all,
                found / (double) suspicious,
                wrong,
                String.join("\n", errors));
    }
}
