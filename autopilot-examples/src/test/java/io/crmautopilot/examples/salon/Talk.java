package io.crmautopilot.examples.salon;

import io.crmautopilot.Autopilot;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.diagnosis.Diagnosers;
import io.crmautopilot.engine.Receipt;
import io.crmautopilot.engine.StopReceipt;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.playbook.Playbooks;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.steps.StandardKit;
import io.crmautopilot.testing.InMemoryAuditLog;
import io.crmautopilot.testing.InMemoryPersonVault;
import io.crmautopilot.vendors.directory.HostVendors;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One conversation on the salon's day, through the real reader, engine, kit and playbooks; vendors answer as they do in the case. */
final class Talk {

    private static final SalonCase SALON = SalonCase.load();
    private static final MessageReader READER = Readers.standard();
    private static final BranchRef DOSTYK = new BranchRef(SALON.tenant(), "dostyk");
    private static final Pattern CODE = Pattern.compile("K[0-9]{4,}");

    private final boolean ownersEars;
    private final String client;
    private final Agenda agenda = new Agenda();
    private final Timeline timeline = new Timeline();
    private final InMemoryPersonVault vault = new InMemoryPersonVault();
    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final DayClock clock =
            new DayClock(SalonCase.DAY.atTime(9, 0).atZone(SALON.zone()).toInstant());
    private final SalonSettings settings;
    private final SalonCards cards = new SalonCards(SALON);
    private final SalonChannels channels;
    private final SalonDesk desk = new SalonDesk();
    private final Heat detector = new Heat();
    private final Map<String, Fields> actions = new HashMap<>();
    private Autopilot autopilot;
    private int told;
    private int messages;
    private int codes;
    private String resume = "K0000";

    /**
     * Sets the scene.
     *
     * @param ownersEars whether it is told what the owner hears and decides, instead of what the client does
     * @param client the client who talks
     * @param level the branch's level
     * @param vendors whether vendors answer
     */
    Talk(boolean ownersEars, String client, AutonomyLevel level, boolean vendors) {
        this.ownersEars = ownersEars;
        this.client = client;
        SalonPeople people = new SalonPeople(SALON, agenda, false);
        channels = new SalonChannels(clock, sent -> {
            boolean asks = sent.letter().key().contains("/better/")
                    || sent.letter().key().contains("/rate/");
            if (vendors && !asks) {
                people.read(sent);
            }
        });
        settings = new SalonSettings(SALON, level);
        autopilot = built();
    }

    private Autopilot built() {
        return Autopilot.builder()
                .settings(settings)
                .reader(READER)
                .detector(detector)
                .diagnoser(Diagnosers.standard())
                .context(new SalonContext(settings, cards))
                .planner(Playbooks.standard())
                .kit(StandardKit.builder()
                        .messenger(channels)
                        .loyalty(new SalonLoyalty())
                        .desk(desk)
                        .cards(cards)
                        .vendors(HostVendors.read(
                                SALON.vendorList(), Currency.getInstance("KZT"), new PhoneNumbers("KZ")))
                        .build())
                .log(log)
                .vault(vault)
                .alsoTo(timeline)
                .clock(clock)
                .codes(() -> "K" + (4700 + 37 * ++codes))
                .build();
    }

    /** Lets time pass until {@code time}: what people on their way wrote arrives, and what is due is done. */
    void until(LocalTime time) {
        Instant end = SalonCase.DAY.atTime(time).atZone(SALON.zone()).toInstant();
        for (int i = 0; i < 5_000; i++) {
            Optional<Instant> next = agenda.next();
            Optional<Instant> due = autopilot.nextDue();
            boolean message = next.isPresent() && (due.isEmpty() || !due.get().isBefore(next.get()));
            Optional<Instant> at = message ? next : due;
            if (at.isEmpty() || at.get().isAfter(end)) {
                clock.moveTo(end);
                autopilot.tick();
                return;
            }
            clock.moveTo(at.get());
            if (message) {
                autopilot.accept(java.util.Objects.requireNonNull(agenda.take()));
            } else {
                autopilot.tick();
            }
        }
        throw new AssertionError("the day never comes to rest");
    }

    /** Somebody says or does something now. */
    void turn(String who, String text) {
        switch (who) {
            case "owner" ->
                say(
                        new Contact(
                                "whatsapp",
                                SALON.crm().fields("tenant").fields("owner").text("phone")),
                        null,
                        text);
            case "backup" ->
                say(
                        new Contact(
                                "whatsapp",
                                SALON.crm()
                                        .fields("tenant")
                                        .fields("backupOwner")
                                        .text("phone")),
                        null,
                        text);
            case "operator" -> {
                if (!text.equals("gives it back")) {
                    throw new IllegalArgumentException("an operator does nothing but \"gives it back\": " + text);
                }
                autopilot.giveBack(DOSTYK, client, "operator-7", "answered");
            }
            case "restart" -> autopilot = built();
            case "client" -> say(contact(client), client, text);
            default -> say(contact(who), who, text);
        }
    }

    private static Contact contact(String id) {
        return SALON.crm().list("clients").stream()
                .filter(one -> one.text("id").equals(id))
                .map(one -> new Contact("whatsapp", one.text("phone").substring(1)))
                .findFirst()
                .orElseThrow();
    }

    private void say(Contact from, @org.jspecify.annotations.Nullable String person, String text) {
        messages++;
        Receipt receipt = autopilot.accept(Message.incoming(
                "t-" + messages,
                DOSTYK,
                clock.instant(),
                from.channel(),
                from.address(),
                person,
                text.replace("{code}", code()).replace("{resume}", resume)));
        receipt.stopped().flatMap(StopReceipt::resumeCode).ifPresent(code -> resume = code);
    }

    /** Returns the one-time code of the last question that the owner got. */
    private String code() {
        String last = "K0000";
        for (SalonChannels.Sent sent : channels.sent()) {
            Matcher code = CODE.matcher(sent.letter().templateValues().text("code", ""));
            last = code.find() ? code.group() : last;
        }
        return last;
    }

    /** Returns what was decided since it was last asked. */
    List<String> decided() {
        List<AuditRecord> records = timeline.records();
        List<String> decisions = new ArrayList<>();
        for (AuditRecord entry : records.subList(told, records.size())) {
            Fields body = entry.body();
            if (body.has("action")) {
                actions.put(body.fields("action").text("key"), body.fields("action"));
            }
            String key = body.has("action") ? body.fields("action").text("key") : body.text("key", "");
            Fields action = actions.getOrDefault(key, Fields.empty());
            (ownersEars ? owners(entry.kind(), action, body) : clients(entry.kind(), action, body))
                    .filter(decision -> !decisions.contains(decision))
                    .ifPresent(decisions::add);
        }
        told = records.size();
        return decisions.isEmpty() ? List.of("nothing") : decisions;
    }

    private Optional<String> clients(String kind, Fields action, Fields body) {
        String token = vault.tokenOf(SALON.tenant(), client);
        if (kind.equals("dialogue.given-back")) {
            return Optional.of("the dialogue is the autopilot's again");
        }
        if (action.isEmpty() || !action.text("to").equals(token)) {
            return Optional.empty();
        }
        Fields details = action.fields("details");
        return switch (kind) {
            case "action.done" ->
                Optional.of(
                        switch (action.text("kind")) {
                            case "hand-over" -> "a person: " + details.text("reason");
                            case "compensation.grant" -> "granted " + details.text("offer");
                            default -> said(action);
                        });
            case "action.refused", "action.failed" ->
                Optional.of("not " + said(action) + ": " + body.text("rule", "") + reason(body));
            default -> Optional.empty();
        };
    }

    private static String reason(Fields body) {
        return body.text("rule", "").equals("failed") ? " (" + body.text("why", "") + ")" : "";
    }

    private static String said(Fields action) {
        Fields text = action.fields("details").fields("text");
        return text.isEmpty() ? action.text("kind") : text.text("situation") + " " + text.text("language");
    }

    private Optional<String> owners(String kind, Fields action, Fields body) {
        return switch (kind) {
            case "approval.decided" -> Optional.of(body.flag("approved") ? "approved" : "refused");
            case "approval.expired" -> Optional.of("silence is no");
            case "stop.set" -> Optional.of("stopped");
            case "stop.lifted" -> Optional.of("resumed");
            case "step.handed-over" -> Optional.of("a person: " + body.text("reason"));
            case "action.done" ->
                Optional.of(
                        switch (action.text("kind", "")) {
                            case "owner.notice" -> "hears " + said(action);
                            case "approval.ask" -> "is asked";
                            default -> "done " + action.text("kind", "");
                        });
            default -> Optional.empty();
        };
    }
}
