package io.crmautopilot.examples.salon;

import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The people on the other side of the channels: vendors answer as the case says, clients who are asked whether it is better answer
 * five minutes later, and the owner says nothing or, where the day is played so, confirms what she is asked.
 */
final class SalonPeople {

    private static final Pattern CODE = Pattern.compile("(?m)\\b[0-9A-Z]*[0-9][0-9A-Z]*\\b");
    private static final Duration CLIENT_THINKS = Duration.ofMinutes(5);
    private static final Duration OWNER_THINKS = Duration.ofMinutes(2);

    /** What a vendor answers to, by a part of the key of what was written to it. */
    private static final Map<String, String> EVENTS = Map.of(
            "/request/", "request",
            "/ask/", "question",
            "/counter/", "counter",
            "/agree/", "agreement",
            "/more/", "rise",
            "/progress/", "progress");

    private final SalonCase salon;
    private final Agenda agenda;
    private final boolean ownerConfirms;
    private final Map<String, Fields> vendorsByContact = new HashMap<>();
    private int written;

    SalonPeople(SalonCase salon, Agenda agenda, boolean ownerConfirms) {
        this.salon = salon;
        this.agenda = agenda;
        this.ownerConfirms = ownerConfirms;
        for (Fields vendor : salon.vendors()) {
            vendor.find("whatsapp")
                    .ifPresent(phone -> vendorsByContact.put(new Contact("whatsapp", phone).key(), vendor));
        }
    }

    /** Reads a text that the autopilot sent, and answers as its reader would. */
    void read(SalonChannels.Sent text) {
        Contact to = text.letter().to();
        String key = text.letter().key();
        BranchRef branch = text.letter().branch();
        if (branch == null) {
            throw new IllegalStateException("the letter " + key + " names no branch");
        }
        Fields vendor = vendorsByContact.get(to.key());
        if (vendor != null) {
            String event = EVENTS.entrySet().stream()
                    .filter(one -> key.contains(one.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
            for (Fields reply : salon.replies()) {
                if (reply.text("from").equals(vendor.text("id"))
                        && reply.text("after").equals(event)) {
                    write(to, null, branch, text.at().plusSeconds(reply.number("seconds")), reply.text("text"));
                }
            }
        } else if (key.contains("/better/")) {
            write(to, person(to), branch, text.at().plus(CLIENT_THINKS), "да, спасибо");
        } else if (key.contains("/rate/") && isOwner(to)) {
            write(to, null, branch, text.at().plus(OWNER_THINKS), "5");
        } else if (ownerConfirms && isOwner(to)) {
            Matcher code = CODE.matcher(text.letter().templateValues().text("code", ""));
            if (code.find()) {
                write(to, null, branch, text.at().plus(OWNER_THINKS), "да " + code.group());
            }
        }
    }

    /** Lets the owner write {@code words} at {@code time}. */
    void ownerWrites(BranchRef branch, Instant time, String words) {
        write(owner(), null, branch, time, words);
    }

    private boolean isOwner(Contact contact) {
        return contact.key().equals(owner().key());
    }

    private Contact owner() {
        return new Contact(
                "whatsapp", salon.crm().fields("tenant").fields("owner").text("phone"));
    }

    private @org.jspecify.annotations.Nullable String person(Contact contact) {
        List<Fields> clients = salon.crm().list("clients");
        return clients.stream()
                .filter(client ->
                        new Contact("whatsapp", client.text("phone")).key().equals(contact.key())
                                || client.find("instagram")
                                        .filter(contact.address()::equals)
                                        .isPresent())
                .map(client -> client.text("id"))
                .findFirst()
                .orElse(null);
    }

    private void write(
            Contact from,
            @org.jspecify.annotations.Nullable String person,
            BranchRef branch,
            Instant at,
            String words) {
        written++;
        agenda.put(Message.incoming(
                "a-" + written,
                branch,
                at,
                from.channel(),
                from.key().substring(from.channel().length() + 1),
                person,
                words));
    }
}
