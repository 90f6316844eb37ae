package io.crmautopilot.examples.salon;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells the decisions that steps wrote down. */
final class Notes {

    private final Names names;

    Notes(Names names) {
        this.names = names;
    }

    /** Returns the decision in words; empty for one that other lines tell already. */
    Optional<Entry> tell(AuditRecord entry) {
        boolean told = Set.of("owner.told", "vendor.settled", "compensation.given")
                .contains(entry.body().text("what"));
        return told ? Optional.empty() : Optional.of(words(entry));
    }

    private Entry words(AuditRecord entry) {
        Fields body = entry.body();
        Fields facts = body.fields("facts");
        String why = body.text("why", "");
        return switch (body.text("what")) {
            case "vendor.shortlist" -> shortlist(entry, facts, why);
            case "vendor.passed" -> Timeline.of(entry, "decision", "the next vendor is asked", why);
            case "vendor.lost" -> Timeline.of(entry, "decision", "the booking is lost", why);
            case "vendor.booked" -> Timeline.of(entry, "decision", "booked: " + names.of(facts.text("vendor")), why);
            case "vendor.fixed" -> Timeline.of(entry, "watch", "mended, says the vendor", why);
            case "vendor.arrived" -> Timeline.of(entry, "vendor", "arrived: " + names.of(facts.text("vendor")), why);
            case "clients.told" -> Timeline.of(entry, "client", "told", why);
            case "compensation.shared" -> shared(entry, facts, why);
            default -> Timeline.of(entry, "step", body.text("what"), why);
        };
    }

    private Entry shortlist(AuditRecord entry, Fields facts, String why) {
        List<String> more = new ArrayList<>();
        int place = 1;
        for (Fields vendor : facts.list("shortlist")) {
            more.add(place + ". " + vendor.text("id") + " " + names.of(vendor.text("token")) + ", "
                    + vendor.text("points", "?") + ": " + vendor.text("why", ""));
            place++;
        }
        for (Fields vendor : facts.list("passedOver")) {
            more.add("next: " + vendor.text("id") + ": " + vendor.text("why"));
        }
        for (Fields vendor : facts.list("excluded")) {
            more.add("out: " + vendor.text("id") + ": " + vendor.text("why"));
        }
        return new Entry(
                entry.seq(),
                entry.at(),
                "decision",
                facts.list("shortlist").size() + " vendors shortlisted of "
                        + (facts.list("shortlist").size()
                                + facts.list("excluded").size()),
                why,
                more);
    }

    private Entry shared(AuditRecord entry, Fields facts, String why) {
        List<String> more = new ArrayList<>();
        for (Fields award : facts.list("awards")) {
            more.add(names.of(award.text("client")) + ": " + award.text("offer", "nothing") + ", " + award.text("why"));
        }
        return new Entry(entry.seq(), entry.at(), "decision", "who gets what", why, more);
    }
}
