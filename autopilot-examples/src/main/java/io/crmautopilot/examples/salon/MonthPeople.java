package io.crmautopilot.examples.salon;

import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The owner, the clients and the vendors of the month: each answers as such people do, and sometimes does not. */
final class MonthPeople {

    private static final Pattern CODE = Pattern.compile("(?m)\\b[0-9A-Z]*[0-9][0-9A-Z]*\\b");

    private final SalonCase salon;
    private final Agenda agenda;
    private final SplittableRandom chance;
    private final Map<String, Fields> vendors = new HashMap<>();
    private final Map<String, String> clients = new HashMap<>();
    private int written;

    MonthPeople(SalonCase salon, Agenda agenda, long seed) {
        this.salon = salon;
        this.agenda = agenda;
        this.chance = new SplittableRandom(seed);
        for (Fields vendor : salon.vendors()) {
            vendor.find("whatsapp").ifPresent(phone -> vendors.put(new Contact("whatsapp", phone).key(), vendor));
        }
        for (Fields client : salon.crm().list("clients")) {
            clients.put(new Contact("whatsapp", client.text("phone")).key(), client.text("id"));
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
        if (vendors.containsKey(to.key())) {
            vendor(to, branch, key, text.at());
        } else if (key.contains("/better/")) {
            client(to, branch, text.at());
        } else if (isOwner(to)) {
            owner(to, branch, text);
        }
    }

    private void vendor(Contact to, BranchRef branch, String key, Instant at) {
        if (key.contains("/request/")) {
            // One in six does not look at the telephone.
            if (chance.nextInt(6) > 0) {
                int fee = 3_000 + 500 * chance.nextInt(5);
                int repair = 9_000 + 1_000 * chance.nextInt(8);
                say(
                        to,
                        branch,
                        at,
                        40 + chance.nextInt(300),
                        "Здравствуйте! Сможем подъехать через 60-70 минут." + " Диагностика " + fee
                                + ", мелкий ремонт на месте до " + repair);
            }
        } else if (key.contains("/agree/")) {
            say(to, branch, at, 15 + chance.nextInt(60), "Договорились, мастер выезжает");
            // One in ten does not come.
            if (chance.nextInt(10) > 0) {
                int there = 3_300 + chance.nextInt(900);
                say(to, branch, at, there, "Мы на месте");
                say(
                        to,
                        branch,
                        at,
                        there + 1_500 + chance.nextInt(2_400),
                        "Готово, починили, холодит. Итого " + (9_000 + 1_000 * chance.nextInt(5)) + " тг");
            }
        }
    }

    private void client(Contact to, BranchRef branch, Instant at) {
        int roll = chance.nextInt(100);
        if (roll < 68) {
            say(to, branch, at, 60 + chance.nextInt(3_000), "да, спасибо");
        } else if (roll < 78) {
            say(to, branch, at, 60 + chance.nextInt(3_000), "нет, все так же жарко");
        }
    }

    private void owner(Contact to, BranchRef branch, SalonChannels.Sent text) {
        Matcher code = CODE.matcher(text.letter().templateValues().text("code", ""));
        if (code.find()) {
            int roll = chance.nextInt(100);
            if (roll < 80) {
                say(to, branch, text.at(), 45 + chance.nextInt(500), "да " + code.group());
            } else if (roll < 88) {
                say(to, branch, text.at(), 45 + chance.nextInt(500), "нет " + code.group());
            }
        } else if (text.letter().key().endsWith("/notice/first") && chance.nextInt(100) < 12) {
            say(to, branch, text.at(), 30 + chance.nextInt(200), "стоп");
            say(to, branch, text.at(), 8 * 3_600, "продолжай " + Agenda.RESUME);
        }
    }

    private boolean isOwner(Contact contact) {
        Fields tenant = salon.crm().fields("tenant");
        return contact.key()
                .equals(new Contact("whatsapp", tenant.fields("owner").text("phone")).key());
    }

    private void say(Contact from, BranchRef branch, Instant at, long seconds, String words) {
        written++;
        agenda.put(Message.incoming(
                "a-" + written,
                branch,
                at.plus(Duration.ofSeconds(seconds)),
                from.channel(),
                from.key().substring(from.channel().length() + 1),
                person(from),
                words));
    }

    private @Nullable String person(Contact contact) {
        return clients.get(contact.key());
    }
}
