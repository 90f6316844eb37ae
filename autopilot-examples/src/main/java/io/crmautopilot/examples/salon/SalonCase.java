package io.crmautopilot.examples.salon;

import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The case as its files tell it: five weeks of messages and the CRM of a chain of three salons, the vendors of the city, and what
 * those would answer. Everybody in it is invented.
 */
final class SalonCase {

    /** The day on which the air conditioning at Dostyk fails. */
    static final LocalDate DAY = LocalDate.of(2025, 10, 7);

    /** In which other ways the vendors may behave. */
    static final List<String> VENDORS = List.of("dear", "raises", "overcharges", "no-show", "fraud");

    private final Fields crm;
    private final String vendors;
    private final List<Fields> replies;
    private final List<Message> messages;

    private SalonCase(Fields crm, String vendors, List<Fields> replies, List<Message> messages) {
        this.crm = crm;
        this.vendors = vendors;
        this.replies = replies;
        this.messages = messages;
    }

    /** Reads the case from the program's own resources. */
    static SalonCase load() {
        return new SalonCase(
                Fields.parse(resource("salon-crm.json")),
                resource("salon-vendors.json"),
                Fields.parse("{\"all\":" + resource("salon-replies.json") + "}").list("all"),
                resource("salon-messages.jsonl")
                        .lines()
                        .map(line -> message(Fields.parse(line)))
                        .toList());
    }

    /**
     * Returns this case with vendors that behave in another way.
     *
     * @param vendors one of {@link #VENDORS}
     */
    SalonCase with(String vendors) {
        return new SalonCase(
                crm,
                this.vendors,
                Fields.parse("{\"all\":" + resource("salon-replies-" + vendors + ".json") + "}")
                        .list("all"),
                messages);
    }

    private static Message message(Fields line) {
        return Message.incoming(
                line.text("id"),
                new BranchRef(line.text("tenant"), line.text("location")),
                line.instant("sentAt"),
                line.text("channel"),
                line.text("author"),
                line.find("person").orElse(null),
                line.text("text"));
    }

    /** Returns the CRM: tenant, locations, staff, clients, visits, loyalty, corridor. */
    Fields crm() {
        return crm;
    }

    /** Returns the chain's own list of vendors, a JSON array. */
    String vendorList() {
        return vendors;
    }

    /** Returns the entries of that list. */
    List<Fields> vendors() {
        return Fields.parse("{\"all\":" + vendors + "}").list("all");
    }

    /** Returns what vendors answer: from whom, after what, how many seconds later, in which words. */
    List<Fields> replies() {
        return replies;
    }

    String tenant() {
        return crm.fields("tenant").text("id");
    }

    ZoneId zone() {
        return ZoneId.of(crm.fields("tenant").text("timeZone"));
    }

    /** Returns the messages before {@code day}, the oldest first. */
    List<Message> before(LocalDate day) {
        Instant midnight = day.atStartOfDay(zone()).toInstant();
        return messages.stream().filter(m -> m.sentAt().isBefore(midnight)).toList();
    }

    /** Returns the messages of {@code day}, the oldest first. */
    List<Message> of(LocalDate day) {
        return messages.stream()
                .filter(m -> m.sentAt().atZone(zone()).toLocalDate().equals(day))
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = SalonCase.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the case lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
