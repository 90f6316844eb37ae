package io.crmautopilot.examples.live;

import io.crmautopilot.Autopilot;
import io.crmautopilot.action.Messenger.Letter;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.channels.Conversations;
import io.crmautopilot.channels.Notice;
import io.crmautopilot.channels.Settlement;
import io.crmautopilot.channels.Settlements;
import io.crmautopilot.channels.WebhookSource;
import io.crmautopilot.chat.StopAnswer;
import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.diagnosis.Diagnosers;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.Receipt;
import io.crmautopilot.engine.StopReceipt;
import io.crmautopilot.examples.salon.LiveTimeline;
import io.crmautopilot.examples.salon.SalonHost;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Inbound;
import io.crmautopilot.message.Inbox;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.Contact;
import io.crmautopilot.playbook.Playbooks;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.resilient.Limits;
import io.crmautopilot.resilient.Resilient;
import io.crmautopilot.resilient.Waiter;
import io.crmautopilot.signal.SnapshotStore;
import io.crmautopilot.steps.StandardKit;
import io.crmautopilot.words.Draft;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The chain of salons as a live host: one thread takes messages out of the inbox, hands them to the autopilot, and lets it act. */
final class LiveSalon implements AutoCloseable {

    private static final Duration LONGEST_NAP = Duration.ofMillis(500);
    private static final int BATCH = 50;

    private final Screen screen;
    private final InstantSource clock;
    private final SalonHost host;
    private final MessageReader reader = Readers.standard();
    private final StopAnswer stopAnswer = new StopAnswer(Wording.standard());
    private final WebhookSource source;
    private final LiveTimeline timeline;
    private final Resilient edge;
    private final Autopilot autopilot;
    private final Semaphore woken = new Semaphore(0);

    LiveSalon(JdbcStore store, List<Inbox> inboxes, Screen screen, InstantSource clock) {
        this.screen = screen;
        this.clock = clock;
        this.host = SalonHost.on(clock.instant().atZone(SalonHost.zone()).toLocalDate());
        LiveAccounts accounts = new LiveAccounts(host.tenant(), host.cards());
        this.source = new WebhookSource(
                inboxes,
                accounts,
                Conversations.kept(store.personVault(), accounts, 1_000),
                this::settled,
                this::noticed);
        // These ports answer from memory; a host's own reach into a network, and are bounded in the same way.
        this.edge = new Resilient(clock, Waiter.real());
        this.timeline = new LiveTimeline(host, store.auditLog(), store.personVault(), screen.stream());
        this.autopilot = Autopilot.builder()
                .settings(host.settings())
                .reader(reader)
                .detector(StreamingDetector.of(
                        reader.topics(), DetectorSettings.defaults().withTimeZone(SalonHost.zone())))
                .diagnoser(Diagnosers.standard())
                .context(host.context())
                .planner(Playbooks.standard())
                .kit(StandardKit.builder()
                        .messenger(this::shown)
                        .loyalty(edge.loyalty("loyalty", host.loyalty(), Limits.usual()))
                        .desk(edge.operatorDesk("desk", host.desk(), Limits.usual()))
                        .cards(host.cards())
                        .vendors(edge.vendorDirectory("vendors", host.vendors(), Limits.usual()))
                        .build())
                .log(store.auditLog())
                .vault(store.personVault())
                .snapshots(store.snapshots())
                .clock(clock)
                .build();
        teach(store.snapshots());
    }

    /** What an earlier run learned is brought back by itself, so each branch is taught the past once. */
    private void teach(SnapshotStore kept) {
        Set<BranchRef> known = new HashSet<>();
        for (BranchRef branch : host.settings().branches(host.tenant())) {
            if (kept.load(branch, "detector").isPresent()) {
                known.add(branch);
            }
        }
        int taught = 0;
        for (Message message : host.history()) {
            if (!known.contains(message.branch())) {
                autopilot.learn(message);
                taught++;
            }
        }
        screen.line("past", taught == 0 ? "known from earlier runs" : taught + " messages of five weeks learned");
    }

    /** Tells whether someone who may stop the autopilot writes: such messages never wait behind others. */
    boolean mayAlwaysBeHeard(Contact author) {
        return host.settings().branches(host.tenant()).stream()
                .flatMap(branch -> host.settings().of(branch).stream())
                .map(BranchSettings::approvers)
                .flatMap(List::stream)
                .anyMatch(approver -> approver.contact().key().equals(author.key()));
    }

    /** Lets the working thread look at the inbox now. May be called from any thread. */
    void wake() {
        woken.release();
    }

    /** Works until {@code end}, or until the thread is interrupted. */
    void workUntil(Instant end) throws InterruptedException {
        while (clock.instant().isBefore(end)) {
            Optional<Instant> due = turn();
            Instant now = clock.instant();
            Instant next = due.filter(end::isAfter).orElse(end);
            Duration until = Duration.between(now, next);
            Duration nap = until.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : until;
            if (!nap.isNegative() && woken.tryAcquire(nap.toMillis() + 1, TimeUnit.MILLISECONDS)) {
                woken.drainPermits();
            }
        }
    }

    /** Works off what waits, and does what is due. */
    Optional<Instant> turn() {
        try {
            List<Inbound> batch;
            do {
                batch = source.fetch(BATCH);
                take(batch);
            } while (!batch.isEmpty());
            Optional<Instant> due = autopilot.tick();
            screen.whole(timeline::print);
            return due;
        } catch (AuditFailedException e) {
            // Nothing may run without its record; what was not acknowledged comes again at the next turn.
            screen.line("journal", "failed: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** One acknowledgement for all that was taken: it is a commit of its own. */
    private void take(List<Inbound> batch) {
        int taken = 0;
        try {
            for (Inbound inbound : batch) {
                take(inbound);
                taken++;
            }
        } finally {
            source.acknowledge(batch.subList(0, taken));
        }
    }

    private void take(Inbound inbound) {
        Optional<Message> message = inbound.message();
        if (message.isPresent()) {
            Receipt receipt = autopilot.accept(message.get());
            screen.line("read", words(message.get(), receipt));
            receipt.stopped().ifPresent(stop -> answer(message.get(), stop));
        } else {
            screen.line("refused", inbound.problem());
        }
    }

    /** From a stop on the autopilot sends nothing: the host answers who said it. */
    private void answer(Message said, StopReceipt stop) {
        host.settings()
                .of(said.branch())
                .ifPresent(branch -> branch.approvers().stream()
                        .filter(approver ->
                                approver.contact().key().equals(said.contact().key()))
                        .findFirst()
                        .ifPresent(approver -> answer(approver, branch.name(), stop)));
    }

    private void answer(Approver approver, String branch, StopReceipt stop) {
        List<ActionView> actions = autopilot.incidents(host.tenant()).stream()
                .flatMap(incident -> autopilot.actions(host.tenant(), incident.id()).stream())
                .toList();
        String text = stopAnswer
                .to(approver, branch, stop, actions)
                .match(Draft.Rendered::text, unwritten -> "(a person answers: " + unwritten.why() + ")");
        screen.line(
                "letter",
                approver.contact().channel() + " " + approver.contact().address() + ": " + text);
    }

    private String words(Message message, Receipt receipt) {
        Reading reading = reader.read(message.text());
        String topics = String.join(", ", reader.topics().ids(reading.topicBits()));
        return message.branch().location() + " \"" + message.text() + "\" → "
                + reading.language().code()
                + (reading.complaint() ? ", complaint" : ", no complaint")
                + String.format(Locale.ROOT, " (%.2f)", reading.complaintScore())
                + (topics.isEmpty() ? "" : ": " + topics)
                + "; " + receipt.status().name().toLowerCase(Locale.ROOT)
                + (receipt.problem().isEmpty() ? "" : " (" + receipt.problem() + ")");
    }

    /** A real host sends; this one shows to whom, so that one can answer in their name. */
    private Outcome shown(Letter letter) {
        timeline.sent(letter);
        screen.line("letter", letter.to().channel() + " " + letter.to().address() + ": " + letter.text());
        return new Outcome.Done(Fields.of("form", "shown"));
    }

    private void settled(Settlement settlement) {
        screen.line("settled", settlement.key() + " " + settlement.state());
        Settlements.into(autopilot::reported).settled(settlement);
    }

    private void noticed(Notice notice) {
        screen.line("notice", notice.channel() + " " + notice.kind() + " " + notice.name());
    }

    /** Gives the dialogue with a WhatsApp number back in an operator's name; tells whether a person had it. */
    boolean giveBack(String location, String number) {
        BranchRef branch = new BranchRef(host.tenant(), location);
        Contact contact = new Contact("whatsapp", number);
        String person = host.cards()
                .byContact(host.tenant(), contact)
                .map(ClientCard::id)
                .orElse(contact.key());
        boolean held = autopilot.giveBack(branch, person, "operator", "answered");
        screen.line("operator", held ? "gave the dialogue with " + number + " back" : "has no dialogue with " + number);
        wake();
        return held;
    }

    /** Returns what was counted, one name and number a line. */
    String status(Map<String, Long> intake) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(intake)
                .forEach((name, times) -> text.append("intake.")
                        .append(name)
                        .append(' ')
                        .append(times)
                        .append('\n'));
        new TreeMap<>(source.counts())
                .forEach((name, times) -> text.append("source.")
                        .append(name)
                        .append(' ')
                        .append(times)
                        .append('\n'));
        autopilot
                .incidents(host.tenant())
                .forEach(incident ->
                        text.append("incident ").append(incident.id()).append('\n'));
        return text.toString();
    }

    @Override
    public void close() {
        autopilot.close();
        edge.close();
    }
}
