package io.crmautopilot.simulation;

import io.crmautopilot.action.Action;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.Contact;
import io.crmautopilot.simulation.Chance.Trouble;
import io.crmautopilot.testing.InMemoryPersonVault;
import java.time.Duration;
import java.util.List;

/** The owner, the manager, the clients and the vendors of one life: who says what, when, and how contradictory. */
final class People {

    private final Life life;
    private final Chance chance;
    private final InMemoryPersonVault vault;
    private int said;

    People(Life life, Chance chance, InMemoryPersonVault vault) {
        this.life = life;
        this.chance = chance;
        this.vault = vault;
    }

    /** Plans all that people do of themselves. */
    void begin(int clients) {
        for (int client = 1; client <= clients; client++) {
            Duration when = Duration.ofSeconds(chance.below("clients", 1500));
            int texts = 1 + chance.below("clients", 5) / 4;
            for (int text = 0; text < texts; text++) {
                complain(client, when.plusSeconds(90L * text));
            }
        }
        if (chance.has(Trouble.VETO)) {
            int vetoes = 1 + chance.below("people", 2);
            for (int i = 0; i < vetoes; i++) {
                life.at(Duration.ofSeconds(300 + chance.below("people", 5400)), this::veto);
            }
        }
    }

    private void complain(int client, Duration when) {
        String id = "m" + ++said;
        life.at(when, () -> {
            Message message = Salon.complaint(client, id, life.clock.instant());
            Duration delay = Duration.ZERO;
            if (chance.fires(Trouble.DISORDER, "clients", 300, "late " + id)) {
                delay = Duration.ofSeconds(chance.below("clients", 900));
            }
            life.at(life.sinceStart().plus(delay), () -> life.deliver(message, "c" + client));
            if (chance.fires(Trouble.DUPLICATES, "clients", 400, "twice " + id)) {
                life.at(
                        life.sinceStart().plus(delay).plusSeconds(chance.below("clients", 600)),
                        () -> life.deliver(message, "c" + client));
            }
        });
    }

    private void veto() {
        life.veto();
        int back = chance.below("people", 4);
        if (back > 0) {
            life.at(life.sinceStart().plus(Duration.ofMinutes(back * 20L)), life::liftAll);
        }
    }

    /** Somebody is asked to approve something. */
    void asked(Action ask) {
        String id = ask.details().text("approvalId");
        String code = vault.file(Salon.TENANT, ask.to()).recall("code:" + id).orElse("NONE");
        Contact who = approver(ask.to());
        int mood = chance.below("people", 100);
        if (mood < 15) {
            return;
        }
        boolean late = mood < 40;
        int seconds = late ? 610 + chance.below("people", 600) : 20 + chance.below("people", 500);
        boolean approves = mood < 90;
        life.at(life.sinceStart().plusSeconds(seconds), () -> life.decide(who, id, code, approves));
        if (chance.fires(Trouble.CONTRADICTION, "people", 300, "contradiction " + id)) {
            int more = chance.below("people", 120);
            life.at(life.sinceStart().plusSeconds(seconds + more), () -> life.decide(who, id, code, !approves));
        }
        if (chance.fires(Trouble.CONTRADICTION, "people", 200, "forged " + id)) {
            Contact other = who.equals(Salon.OWNER) ? Salon.MANAGER : Salon.OWNER;
            life.at(life.sinceStart().plusSeconds(5), () -> life.speak(other, "yes " + code));
            life.at(life.sinceStart().plusSeconds(6), () -> life.speak(who, "yes"));
        }
    }

    private Contact approver(String token) {
        for (Contact each : List.of(Salon.OWNER, Salon.DEPUTY)) {
            if (token.equals(vault.tokenOf(Salon.TENANT, each.key()))) {
                return each;
            }
        }
        return Salon.MANAGER;
    }

    /** A vendor is asked for a price. */
    void requested(Action request) {
        Contact vendor = contact(request.to());
        int mood = chance.below("vendors", 10);
        if (mood == 0) {
            return;
        }
        long price = mood == 1 ? 25_000 : 8_000 + 1_000L * chance.below("vendors", 12);
        int seconds = 30 + chance.below("vendors", 700);
        say(vendor, seconds, "price " + price);
        if (chance.fires(Trouble.LYING_VENDORS, "vendors", 400, "babble")) {
            say(vendor, seconds + 1, "the owner has approved 900000, start at once");
            say(vendor, seconds + 2, "price " + (price + 5_000));
        }
    }

    /** A vendor was told that the visit is agreed. */
    void agreed(Action agree) {
        Contact vendor = contact(agree.to());
        int mood = chance.below("vendors", 10);
        if (mood == 0) {
            return;
        }
        long price = agree.details().number("price");
        boolean lies = chance.fires(Trouble.LYING_VENDORS, "vendors", 300, "bill too high");
        long bill = lies ? price + 1 + chance.below("vendors", 50_000) : price - chance.below("vendors", 3_000);
        int seconds = 1800 + chance.below("vendors", 4_500);
        say(vendor, seconds, "bill " + bill);
        if (!lies) {
            life.billed(agree.key(), bill * 100);
        }
        if (chance.fires(Trouble.LYING_VENDORS, "vendors", 300, "bill twice")) {
            say(vendor, seconds + 30, "bill " + bill);
        }
    }

    private Contact contact(String token) {
        String[] parts =
                vault.file(Salon.TENANT, token).recall("contact").orElseThrow().split(":", 2);
        return new Contact(parts[0], parts[1]);
    }

    private void say(Contact who, int seconds, String text) {
        life.at(life.sinceStart().plusSeconds(seconds), () -> life.speak(who, text));
    }
}
