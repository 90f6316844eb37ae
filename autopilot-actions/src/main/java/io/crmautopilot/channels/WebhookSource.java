package io.crmautopilot.channels;

import io.crmautopilot.message.Inbound;
import io.crmautopilot.message.Inbox;
import io.crmautopilot.message.Inbox.Waiting;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.Message.Direction;
import io.crmautopilot.message.MessageSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that webhooks left in a durable inbox. Reports of what became of letters and notices of all other kinds are passed on
 * by the way and leave the inbox; messages stay until they are acknowledged.
 *
 * <p>A message's id is a hash of the channel's own, so it is the same however often the message is delivered, and tells nobody's
 * number. One thread at a time; what it holds is bounded whatever is in the inbox.
 */
public final class WebhookSource implements MessageSource {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSource.class);

    /** With {@link Item#MAX_BYTES} it bounds what one look into the inbox brings into memory. */
    private static final int PAGE = 32;

    /** So often an update may fail in the host's hands before it is handed over as unreadable: it may not come back for ever. */
    private static final int ATTEMPTS = 5;

    private static final int MOST_FAILING = 1_000;

    /** Of so many messages on their way it is remembered which lane they came from. */
    private static final int MOST_UNDERWAY = 10_000;

    private final List<Inbox> lanes;
    private final WhatsApp whatsApp;
    private final Instagram instagram;
    private final Conversations conversations;
    private final Settlements settlements;
    private final Notices notices;
    private final Tally tally = new Tally();
    private final Map<String, Integer> failures = new LinkedHashMap<>();
    private final Map<String, Inbox> underway = new LinkedHashMap<>();

    /** Creates a source that only counts reports and notices. */
    public WebhookSource(Inbox inbox, ChannelDirectory directory, Conversations conversations) {
        this(List.of(inbox), directory, conversations, settlement -> {}, notice -> {});
    }

    /**
     * Creates a source.
     *
     * @param lanes the inboxes, the most urgent one first
     * @param directory what the host knows of its accounts
     * @param conversations is told who wrote when, and who switched offers off
     * @param settlements is told what became of letters
     * @param notices is told everything else
     */
    public WebhookSource(
            List<Inbox> lanes,
            ChannelDirectory directory,
            Conversations conversations,
            Settlements settlements,
            Notices notices) {
        this.lanes = List.copyOf(lanes);
        this.whatsApp = new WhatsApp(directory);
        this.instagram = new Instagram(directory);
        this.conversations = conversations;
        this.settlements = settlements;
        this.notices = notices;
    }

    @Override
    public synchronized List<Inbound> fetch(int max) {
        List<Inbound> fetched = new ArrayList<>();
        for (Inbox lane : lanes) {
            int before = fetched.size();
            long after = 0;
            List<Waiting> page = List.of();
            do {
                page = fetched.size() < max ? lane.next(after, PAGE) : List.of();
                List<String> finished = new ArrayList<>();
                for (Waiting waiting : page) {
                    if (fetched.size() == max) {
                        break;
                    }
                    after = waiting.place();
                    handle(waiting.update(), fetched, finished);
                }
                if (!finished.isEmpty()) {
                    lane.done(finished);
                }
            } while (!page.isEmpty());
            fetched.subList(before, fetched.size()).forEach(inbound -> underway.put(inbound.reference(), lane));
        }
        while (underway.size() > MOST_UNDERWAY) {
            underway.remove(underway.keySet().iterator().next());
        }
        return List.copyOf(fetched);
    }

    @Override
    public synchronized void acknowledge(List<Inbound> taken) {
        Map<Inbox, List<String>> byLane = new LinkedHashMap<>();
        for (Inbound inbound : taken) {
            String id = inbound.reference();
            Inbox lane = underway.get(id);
            // Whose lane is forgotten is done in all of them: an inbox ignores ids that do not wait in it.
            for (Inbox each : lane == null ? lanes : List.of(lane)) {
                byLane.computeIfAbsent(each, any -> new ArrayList<>()).add(id);
            }
        }
        byLane.forEach(Inbox::done);
        taken.forEach(inbound -> underway.remove(inbound.reference()));
    }

    /** Returns how often each kind of update was met since this source was made, by name. At most 256 names. */
    public Map<String, Long> counts() {
        return tally.snapshot();
    }

    private void handle(Inbox.Update update, List<Inbound> fetched, List<String> finished) {
        String id = update.id();
        try {
            Item item = Item.of(update);
            pass(item, decode(item), fetched, finished);
            failures.remove(id);
        } catch (UnreadableException e) {
            fetched.add(unreadable(id, e.problem()));
        } catch (RuntimeException e) {
            LOG.warn("update {} failed: {}", id, e.getClass().getName());
            tally.add("failed");
            if (failures.size() >= MOST_FAILING) {
                failures.remove(failures.keySet().iterator().next());
            }
            if (failures.merge(id, 1, Integer::sum) >= ATTEMPTS) {
                fetched.add(unreadable(
                        id,
                        "it failed " + ATTEMPTS + " times with " + e.getClass().getName()));
            }
        }
    }

    private Decoded decode(Item item) throws UnreadableException {
        Decoded decoded = switch (item.channel()) {
            case WhatsApp.CHANNEL -> whatsApp.decode(item);
            case Instagram.CHANNEL -> instagram.decode(item);
            default -> foreign(item);
        };
        Message message = decoded.message();
        if (message != null && message.sentAt().isBefore(item.received().minus(Inbox.REMEMBERED))) {
            return Decoded.of(
                    new Notice(item.id(), Notice.Kind.TOO_OLD, item.channel(), item.account(), item.name(), item.id()));
        }
        return decoded;
    }

    private static Decoded foreign(Item item) throws UnreadableException {
        if (item.slot() == Item.Slot.BROKEN) {
            throw new UnreadableException(item.name());
        }
        return Decoded.of(new Notice(
                item.id(), Notice.Kind.UNKNOWN, item.channel(), item.account(), "object." + item.name(), ""));
    }

    private void pass(Item item, Decoded decoded, List<Inbound> fetched, List<String> finished) {
        Message message = decoded.message();
        Notice notice = decoded.notice();
        Settlement settlement = decoded.settlement();
        if (settlement != null) {
            settlements.settled(settlement);
            tally.add("settlement." + settlement.state());
        }
        OfferChoice choice = decoded.choice();
        if (choice != null) {
            conversations.choices().offers(item.account(), choice.person(), choice.stops(), choice.at());
        }
        if (notice != null) {
            tell(notice);
        }
        if (message == null) {
            finished.add(item.id());
            return;
        }
        if (message.direction() == Direction.IN) {
            conversations.heard(item.account(), message.contact(), message.sentAt());
        }
        tally.add("message." + message.direction());
        fetched.add(Inbound.of(message));
    }

    private void tell(Notice notice) {
        tally.add(notice.kind() + "." + notice.name());
        try {
            notices.noticed(notice);
        } catch (RuntimeException e) {
            LOG.warn("nobody took notice {}: {}", notice.id(), e.getClass().getName());
        }
    }

    private Inbound unreadable(String id, String problem) {
        tally.add("unreadable");
        return Inbound.unreadable(id, problem);
    }
}
